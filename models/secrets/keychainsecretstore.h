// SPDX-License-Identifier: MIT
#pragma once
#include "models/secrets/secretstore.h"

#include <QStringList>

/// The OS keychain through QtKeychain, one helper process an operation (reference: QtKeychain
/// 0.13.2 cannot tell locked from absent, never times out and crashes when a running job is
/// deleted; a process can be killed). The helper is \a program with \a arguments (the program
/// itself with its hidden subcommand); the secret travels on a pipe, never on the command line.
/// What is asked about one secret is done in the order of asking: none overtakes another.
class KeychainSecretStore final : public SecretStore
{
    Q_OBJECT
public:
    KeychainSecretStore(
        const QString &program, const QStringList &arguments, QObject *parent = nullptr);
    ~KeychainSecretStore()
        override; ///< Kills helpers that still run; their futures end as "cancelled".

    /// Time for one operation. \a prompt applies while the keychain is locked and may be asking for
    /// its password.
    void setDeadlines(int milliseconds, int promptMilliseconds);

    Future<Secret> read(const SecretRef &ref) override;
    Future<> has(const SecretRef &ref) override;
    Future<> write(const SecretRef &ref, const Secret &secret) override;
    Future<> remove(const SecretRef &ref) override;
    Future<KeychainState> state() override;
    QString keychain() const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};
