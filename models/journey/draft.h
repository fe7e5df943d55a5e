// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/domain.h"
#include "models/journey/answers.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace Journey {

/// Who did a step outside the program, and how the user knows.
struct Confirmation
{
    QString by; ///< a name or role, as typed
    QString how; ///< "did-it", "saw-it" or "was-told"

    friend bool operator==(const Confirmation &, const Confirmation &) = default;
};

/// All the user's answers in the certify journey. Plain data; pages edit it by reference, the
/// journal stores what changed. Never holds a secret.
struct Draft
{
    // mini-program
    QString name;
    QString originalId; ///< gh_…; optional
    Subject subject = Subject::Unknown;
    QString principal; ///< the subject's registered name
    Tri basicInfo = Tri::Unknown; ///< name, avatar, introduction set in the WeChat console
    Tri adminPhone = Tri::Unknown; ///< administrator's phone number bound
    // account
    AccountRole role = AccountRole::Unknown;
    Tri accountFromMiniProgram =
        Tri::Unknown; ///< the cloud account was registered through a mini program
    Edition edition = Edition::Unknown;
    Method inUse = Method::None;
    int certifiedCount = 0; ///< mini programs the account has certified already
    QString inUsePrincipal; ///< subject's name of those
    // method and undo
    Method method = Method::None;
    bool undoConfirmed = false; ///< the ones certified with the other method are deleted
    // scan branch
    QStringList ready; ///< ids of readiness items that are ticked
    QStringList bound; ///< ids of sub-steps of binding that are ticked
    Confirmation bindConfirmation;
    bool authorised = false;
    Confirmation authoriseConfirmation;
    // managed branch
    QString appId;
    QString keyFileName; ///< file name only, no folder
    QString keyFingerprint; ///< first 16 hex of SHA-256 over the public key
    QString secretKept; ///< when the AppSecret was kept last: tells one from the next
    Tri apiWhitelistOff = Tri::Unknown;
    Tri uploadWhitelistOff = Tri::Unknown;
    // domains
    QList<DomainEntry> domains;
    bool domainsEntered = false; ///< the user says they stand in the console
    // hand-over
    QStringList handedOver; ///< ids of values that are ticked
    bool submitted = false;
    Confirmation submitConfirmation;
    QMap<QString, QString> premises; ///< tick -> digest of what it was given for (premise.h)

    Answers answers() const { return {method, inUse, edition}; }

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// Whether domains of \a kind are asked for: business domains neither in the WeChat console's way
/// nor of individuals. What was typed for another way stays in the draft and is left alone.
bool asksFor(const Draft &draft, DomainKind kind);
/// The domains of the kinds that are asked for.
QList<DomainEntry> domainsAskedFor(const Draft &draft);

/// One entry a field, enumerations as text. Unknown fields in \a json are ignored, unknown values
/// read as Unknown.
QJsonObject toJson(const Draft &draft);
Draft draftFromJson(const QJsonObject &json);
/// The fields of \a to that differ from \a from, field -> new value.
QJsonObject changes(const Draft &from, const Draft &to);
} // namespace Journey
