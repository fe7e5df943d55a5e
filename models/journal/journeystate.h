// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/event.h"
#include "models/journey/keys.h"

#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>

/// When and by whom a step was confirmed.
struct StepMark
{
    QDateTime at;
    QString by;
    QString how;
    QDateTime firstAt; ///< when it was confirmed for the first time in this round
};

/// A round that was in vain.
struct PastRound
{
    QDateTime at;
    QString step; ///< at which it ended
    QString answer; ///< the question why
    QString why; ///< its answer
};

/// A secret that is kept: where ("keychain" or "session") and for which AppID. The AppID is empty
/// in journals of an older version.
struct KeptPlace
{
    QString where;
    QString appId;
    QString keychain; ///< the keychain's name, where it is known

    friend bool operator==(const KeptPlace &, const KeptPlace &) = default;
};

/// What is known of an act that cannot be undone.
struct ActMark
{
    QDateTime at; ///< of what was said last
    QString outcome; ///< as in IrreversibleOutcome; empty: intended, and nothing said since
};

/// The entity that a journey is about.
struct RelatedEntity
{
    QString id;
    bool migrated = false; ///< found out by a newer version than the one that wrote the journey
};

/// A journey as its events tell it. Made by fold() alone.
struct JourneyState
{
    QString id;
    QString journey; ///< "certify"
    bool practice = false;
    QString step; ///< text id of the step entered last; may be of a newer version
    QJsonObject answers; ///< all answered fields, also those this version does not know
    QHash<QString, StepMark> confirmed; ///< step id -> mark
    QList<QJsonObject>
        checks; ///< last result per (check id, kind, subject), in order of first appearance
    QHash<QString, qsizetype> checkPlaces; ///< where a check stands in checks; for apply() alone
    QDateTime checkedAt; ///< when all of them were run last
    QHash<QString, KeptPlace> secrets; ///< kind -> where; absent = not stored
    QHash<QString, RelatedEntity> entities; ///< role -> entity
    QSet<QString> leftInKeychain; ///< kinds of which the keychain may hold a copy beside that
    QDateTime startedAt;
    QDateTime changedAt;
    bool closed = false;
    qint64 lastSeq = 0;
    QSet<QString> seen; ///< those of the answers that it has met of its entity, not said
    QHash<QString, ActMark> acts; ///< by the id of the act; absent: never intended
    QList<PastRound> rounds; ///< in order

    Journey::Answers given() const { return Journey::Answers(answers); }
};

/// The only way to make a JourneyState. Pure; unknown kinds change nothing but lastSeq and
/// changedAt.
JourneyState fold(const QList<Event> &events);
/// One more event on top of \a state; fold(events) == apply over all of them.
void apply(JourneyState &state, const Event &event);
