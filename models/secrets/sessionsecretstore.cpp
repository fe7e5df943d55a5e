// SPDX-License-Identifier: MIT
#include "models/secrets/sessionsecretstore.h"

using namespace Qt::StringLiterals;

Future<Secret> SessionSecretStore::read(const SecretRef &ref)
{
    const auto found = m_secrets.constFind(ref.key());
    if (found == m_secrets.constEnd()) {
        return ready(Result<Secret>(failure(u"keychain.absent"_s)));
    }
    return ready<Secret>(*found);
}

Future<> SessionSecretStore::has(const SecretRef &ref)
{
    return ready(
        m_secrets.contains(ref.key()) ? Result<>() : Result<>(failure(u"keychain.absent"_s)));
}

Future<> SessionSecretStore::write(const SecretRef &ref, const Secret &secret)
{
    if (secret.isEmpty()) {
        return ready(Result<>(failure(u"keychain.absent"_s)));
    }
    if (secret.size() > maxSecretSize) {
        return ready(Result<>(failure(u"keychain.too-big"_s)));
    }
    m_secrets.insert(ref.key(), secret);
    return ready<>({});
}

Future<> SessionSecretStore::remove(const SecretRef &ref)
{
    m_secrets.remove(ref.key());
    return ready<>({});
}

Future<KeychainState> SessionSecretStore::state()
{
    return ready<KeychainState>(KeychainState::Unlocked);
}
