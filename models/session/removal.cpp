// SPDX-License-Identifier: MIT
#include "models/session/removal.h"

using namespace Qt::StringLiterals;

namespace {
/// Whether it was kept for the session that has ended, and nowhere else.
bool wasOnlyInMemory(const Journal &journal, const SecretRef &secret)
{
    const auto journey = journal.load(secret.journeyId);
    return journey && journey->secrets.value(secret.kind).where == "session"_L1
        && !journey->leftInKeychain.contains(secret.kind);
}
} // namespace

Removal::Removal(const Toolbox &tools, const QString &entityId, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_stream{Stream::Entity, entityId}
    , m_journeys(tools.journal.journeysOf(entityId).size())
{
    if (const auto known = tools.journal.secretsOf(m_stream)) {
        for (const auto &each : *known) {
            const SecretRef secret{each.journeyId, each.kind};
            (wasOnlyInMemory(tools.journal, secret) ? m_inMemory : m_secrets).append(secret);
        }
    }
}

QStringList Removal::secretKinds() const
{
    QStringList kinds;
    for (const SecretRef &ref : m_secrets) {
        kinds.append(ref.kind);
    }
    kinds.removeDuplicates();
    return kinds;
}

void Removal::start()
{
    m_left.clear();
    removeNext(0);
}

void Removal::removeNext(qsizetype index)
{
    if (index == m_secrets.size()) {
        erase();
        return;
    }
    onResult(
        m_tools.keychain.remove(m_secrets.at(index)), this, [this, index](const Result<> &removed) {
            if (removed || removed.error().id == "keychain.absent"_L1) {
                removeNext(index + 1);
            } else {
                Q_EMIT failed(removed.error(), true);
            }
        });
}

void Removal::startWithoutKeychain()
{
    for (const SecretRef &ref : std::as_const(m_secrets)) {
        m_left.append(ref.key());
    }
    erase();
}

void Removal::erase()
{
    if (const auto erased = m_tools.journal.erase(m_stream); !erased) {
        Q_EMIT failed(erased.error(), false);
        return;
    }
    for (const SecretRef &ref : m_inMemory + m_secrets) {
        (void)m_tools.sessionSecrets.remove(ref); // memory answers at once
    }
    Q_EMIT finished();
}
