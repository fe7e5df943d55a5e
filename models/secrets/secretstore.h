// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"
#include "models/core/secret.h"

#include <QObject>

/// Names a secret without naming the customer: "mpwizard/<journey id>/<kind>/v1".
struct SecretRef
{
    QString journeyId;
    QString kind; ///< "app-secret" or "upload-key"

    QString key() const
    {
        return QStringLiteral("mpwizard/") + journeyId + u'/' + kind + QStringLiteral("/v1");
    }
    friend bool operator==(const SecretRef &, const SecretRef &) = default;
};

/// The largest secret a store takes, in bytes.
inline constexpr qsizetype maxSecretSize = qsizetype(64) * 1024;

/// What is known about the place where secrets are kept.
enum class KeychainState { Unlocked, Locked, NoService, NoCollection, Hung };

/// Keeps secrets. Failures are findings: "keychain.absent" (the only one that may lead to "enter
/// it"), "keychain.locked", "keychain.declined", "keychain.no-service", "keychain.hung",
/// "keychain.too-big" (over 64 KiB), "keychain.mismatch" (read-back differs), "keychain.other"
/// {"code","detail"}.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual Future<Secret> read(const SecretRef &ref) = 0;
    /// Succeeds if there is one. Neither hands it out nor asks for a password: a locked keychain is
    /// "keychain.locked".
    [[nodiscard]] virtual Future<> has(const SecretRef &ref) = 0;
    /// Succeeds only after the secret was read back and compared. An empty one is
    /// "keychain.absent": there is nothing to keep.
    [[nodiscard]] virtual Future<> write(const SecretRef &ref, const Secret &secret) = 0;
    /// Succeeds only after a read in an unlocked keychain found nothing.
    [[nodiscard]] virtual Future<> remove(const SecretRef &ref) = 0;
    /// Asks the service itself; at most 2 s.
    [[nodiscard]] virtual Future<KeychainState> state() = 0;
    /// Which keychain answered last, as people know it; empty if that is not known.
    virtual QString keychain() const { return {}; }

Q_SIGNALS:
    /// The keychain is locked and a prompt may be open behind the window: "your system asks for the
    /// keyring password".
    void promptMayBeOpen();
};
