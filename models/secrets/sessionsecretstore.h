// SPDX-License-Identifier: MIT
#pragma once
#include "models/secrets/secretstore.h"

#include <QHash>

/// Secrets for this session only: in memory, gone when the program ends. Used where there is no
/// keychain and the user chose so, in practice mode, and by tests.
class SessionSecretStore final : public SecretStore
{
public:
    Future<Secret> read(const SecretRef &ref) override;
    Future<> has(const SecretRef &ref) override;
    Future<> write(const SecretRef &ref, const Secret &secret) override;
    Future<> remove(const SecretRef &ref) override;
    Future<KeychainState> state() override;

private:
    QHash<QString, Secret> m_secrets;
};
