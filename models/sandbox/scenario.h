// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

/// A made-up world of remote services: which mini programs exist, with which secrets, lists and
/// domains, and what goes wrong. Plain data; answer() is the only code that acts on it.
struct Scenario
{
    struct MiniProgram
    {
        QString appId;
        QString name;
        QString appSecret;
        bool secretFrozen = false;
        QByteArray publicKeyPem; ///< of its upload key
        bool apiWhitelistOn = false; ///< on and empty: callerIp is refused
        bool uploadWhitelistOn = false;
    };
    struct Domain
    {
        QString host;
        QString
            fault; ///< "" (all well) or a finding id such as "domain.tls-expired", "domain.no-dns"
    };

    QString id; ///< "all-well", "api-whitelist", …
    QList<MiniProgram> miniPrograms;
    QList<Domain> domains; ///< hosts that are not listed answer well
    QString checkFileName = QStringLiteral("PrActIcE01.txt"); ///< of business domains
    QByteArray checkFile = QByteArrayLiteral("3f1c0de0practice0check0file0d1ce");
    QString callerIp = QStringLiteral("203.0.113.7"); ///< the address the services see
    bool busy = false; ///< api.weixin.qq.com answers -1; the upload service does not
    bool offline = false; ///< no request gets through
    bool legalTooLate = false; ///< the legal representative let the time of the check pass
    bool isBoundWithOthers = false; ///< its cloud account is bound to it and has others
    bool isGhost =
        false; ///< its cloud account is bound to it, but WeChat knows of no authorisation
    QString publishing; ///< what goes wrong in WeDa: "plugin", "privacy" or "refused"; else ""
    // What happened so far.
    QHash<QString, QString> nonces; ///< nonce -> AppID, single use
    QHash<QString, QString> tokens; ///< AppID -> stable token
    QHash<QString, QString> legacyTokens; ///< AppID -> token of GET /cgi-bin/token
    qint64 counter = 0; ///< makes tokens, nonces and rids; no clock, no randomness
};

/// A practice exercise: the scenario, plus what the user would find in the consoles and may copy
/// from. Keep one and let SandboxNetwork and SandboxDomainProbe refer to its scenario, so that
/// repair() reaches them.
struct Exercise
{
    Scenario scenario;
    QString appId;
    QString originalId;
    QString appSecret; ///< a made-up value, printed on the page in practice mode; outdated in
                       ///< wrong-secret
    QString appSecretAfterReset; ///< what the console shows after "reset"; empty where there is
                                 ///< nothing to reset
    QByteArray keyPem; ///< a throw-away key made for practice (resources/practice/); unfit in
                       ///< damaged-key and other-key
    QByteArray goodKeyPem; ///< the key that downloading it again gives
    QString keyFileName;
    QStringList domains; ///< as typed into the console, e.g. "https://api.shop.example"
    QString journey; ///< the journey in which it goes wrong; empty: the exercise is for all
};

/// all-well, api-whitelist, upload-whitelist, secret-frozen, wrong-secret, damaged-key, other-key,
/// expired-certificate, busy, offline, legal-too-late, bound-one, plugin-missing, privacy-missing,
/// review-refused, ghost-binding.
QStringList exerciseIds();
/// Those in which something of \a journey goes wrong, after the one in which all goes well.
QStringList exerciseIds(const QString &journey);
/// The exercise with this id; "all-well" for an unknown one.
Exercise exercise(const QString &id);
/// Puts right what is wrong, as the user would in the consoles or by waiting ("Fix it in the
/// practice console"): lists off, secret unfrozen, certificates renewed, services back. A secret to
/// reset becomes appSecretAfterReset in the scenario and in \a exercise, an unfit key becomes
/// goodKeyPem: show the page's values again and let the user copy them anew.
void repair(Exercise &exercise);
/// Whether repair() would change anything.
bool needsRepair(const Exercise &exercise);
