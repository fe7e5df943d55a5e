// SPDX-License-Identifier: MIT
#pragma once
#include "models/secrets/secretstore.h"

#include <QObject>

class QDBusVariant;

/// Asks the Secret Service on the session bus for its state (Linux); blocks at most 2 s a call, so
/// it runs in the helper process only. Windows (Credential Manager) and macOS (Keychain) need no
/// probe: their counterpart returns Unlocked.
KeychainState probeKeychain();

/// The program behind the Secret Service, as people know it ("GNOME Keyring"); empty if there is
/// none or it cannot be told.
QString keychainName();

/// Whether the Secret Service has a way to ask the user for a password.
bool canKeychainPrompt();

/// Asks the Secret Service to unlock the default collection, which opens a password prompt.
class KeychainUnlock final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void start();

Q_SIGNALS:
    /// The user has answered, or there is nobody to ask; probeKeychain() knows what came of it.
    void finished();

private Q_SLOTS:
    void promptCompleted(bool dismissed, const QDBusVariant &result);
};
