// SPDX-License-Identifier: MIT
#pragma once
#include <QDateTime>
#include <QJsonObject>
#include <QString>

/// What the user did or the wizard learned. Never holds a secret: what has the form of one is
/// masked before it is written.
struct Event
{
    QString journeyId; ///< in an entity's stream the entity's id
    qint64 seq = 0; ///< 1, 2, 3 … within the stream; the order of events, whatever the clock says
    QDateTime at; ///< UTC
    qint64 monotonicMs = 0;
    QString
        kind; ///< one of EventKind, or a kind of a newer version (kept and shown, never dropped)
    QJsonObject payload;
};

/// An event before the journal has numbered and dated it.
struct NewEvent
{
    QString kind;
    QJsonObject payload;
};

/// The kinds this version writes, with their payload.
namespace EventKind {
using namespace Qt::StringLiterals;
inline const QString Started = u"started"_s; ///< {"journey":"certify","practice":bool}
inline const QString AnswerSet =
    u"answerSet"_s; ///< {"<field>":value,…}, by the ids of Journey::Keys
inline const QString StepEntered = u"stepEntered"_s; ///< {"step":id}
inline const QString StepConfirmed = u"stepConfirmed"_s; ///< {"step":id,"by":text?,"how":text?}
inline const QString CheckFinished =
    u"checkFinished"_s; ///< {"id","subject","kind"?,"status","finding","facts","raw"} as doctor
                        ///< --json; "kind": which list a domain stands in, where one text stands in
                        ///< two
inline const QString ChecksFinished =
    u"checksFinished"_s; ///< {"results":[as CheckFinished],"at":time,"all":bool}: what a run of
                         ///< checks changed; all: the others came out as before
inline const QString SecretIntended =
    u"secretIntended"_s; ///< {"kind"}: about to be written to the keychain, or removed from it;
                         ///< without an outcome nobody knows whether it stands there
inline const QString SecretNotStored =
    u"secretNotStored"_s; ///< {"kind"}: the outcome of an intent: it did not get there
inline const QString SecretStored =
    u"secretStored"_s; ///< {"kind":"app-secret"|"upload-key","where":"keychain"|"session",
                       ///< "appId"?: whose it is,"keychain"?: the name of that keychain}
inline const QString SecretRemoved =
    u"secretRemoved"_s; ///< {"kind","where"?}; where "keychain": only a copy that stood there
inline const QString WentBack =
    u"wentBack"_s; ///< {"step","answer","why","to"}: a round was in vain: the step that it ended
                   ///< at, the question why and its answer, and the step that begins the next one
inline const QString LinkOpened = u"linkOpened"_s; ///< {"link":id}
inline const QString NoteAdded = u"noteAdded"_s; ///< {"text"}
inline const QString Closed = u"closed"_s; ///< {}; the journey is finished
inline const QString Reopened =
    u"reopened"_s; ///< {}; a finished journey was changed: it is open again
inline const QString Related =
    u"related"_s; ///< {"role","entity","method"?,"migrated"?}: what the journey is about (one
                  ///< entity a role), or what one entity is to another; "migrated": found out by a
                  ///< newer version
inline const QString Unrelated = u"unrelated"_s; ///< {"role","entity"}: no longer
inline const QString EntitySeen =
    u"entitySeen"_s; ///< {"role","entity","facts":{"<field>":value,…}}: what the journey met of
                     ///< its entity that it had not said itself
inline const QString IrreversibleIntended =
    u"irreversibleIntended"_s; ///< {"act":id}: what cannot be undone is about to be done outside;
                               ///< without an outcome nobody knows whether it was
inline const QString IrreversibleOutcome =
    u"irreversibleOutcome"_s; ///< {"act":id,"outcome":"done"|"not-done"|"unclear"}
// Of entities; AnswerSet has "from":{"journey","step","migrated"?} there.
inline const QString Created = u"created"_s; ///< {"kind"}
inline const QString PutAway = u"putAway"_s; ///< {}; not shown unless one asks for it
inline const QString TakenOut = u"takenOut"_s; ///< {}; shown again
inline const QString Merged = u"merged"_s; ///< {"into"}: it is the same as another one
inline const QString Lost = u"lost"_s; ///< {}; stands where damage has destroyed an event
} // namespace EventKind
