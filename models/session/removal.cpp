// SPDX-License-Identifier: MIT
#include "models/session/removal.h"

#include <algorithm>

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
{
    look();
}

void Removal::look()
{
    m_journeys = m_tools.journal.journeysOf(m_stream.id).size();
    m_secrets.clear();
    m_inMemory.clear();
    m_left.clear();
    const auto known = m_tools.journal.secretsOf(m_stream);
    for (const auto &each : known.value_or(QList<JourneySecret>())) {
        const SecretRef secret{each.journeyId, each.kind};
        (wasOnlyInMemory(m_tools.journal, secret) ? m_inMemory : m_secrets).append(secret);
    }
}

QStringList Removal::whatGoes() const
{
    const auto isInKeychain = [this](const QString &kind) {
        return std::any_of(m_secrets.begin(), m_secrets.end(),
            [&kind](const SecretRef &secret) { return secret.kind == kind; });
    };
    QStringList lines{tr(
        "%n record(s) with all answers, results and notes", nullptr, static_cast<int>(m_journeys))};
    if (isInKeychain(u"app-secret"_s)) {
        lines.append(tr("its AppSecret in this computer's keychain"));
    }
    if (isInKeychain(u"upload-key"_s)) {
        lines.append(tr("its upload key in this computer's keychain"));
    }
    lines.append(tr("what this program's own backups hold of it"));
    if (const QStringList files = m_tools.journal.setAside(); !files.isEmpty()) {
        lines.append(tr("what the damaged files set aside hold of it (%1); what can no longer be "
                        "read in them goes too, even if it belongs to other mini programs")
                         .arg(files.join(u", "_s)));
    }
    return lines;
}

QString Removal::whatIsLeft(const QStringList &left, bool areTracesGone)
{
    QString text = areTracesGone
        ? tr("Nothing of it is left in this program's files.")
        : tr("Its traces in backups go now; the next start of the program looks again.");
    if (!left.isEmpty()) {
        text += u'\n'
            + tr(
                "The keychain could not be reached and may hold still: %1. Delete it there when it "
                "can be opened.")
                  .arg(left.join(u", "_s));
    }
    return text;
}

void Removal::start()
{
    turn(State::Running);
    look();
    if (const auto noted = noteIntents(); !noted) {
        fail(noted.error());
        return;
    }
    removeNext(0);
}

void Removal::turn(State state)
{
    m_state = state;
    Q_EMIT changed();
}

void Removal::fail(const Finding &finding, bool inKeychain)
{
    m_failure = finding;
    m_canGoWithoutKeychain = inKeychain;
    if (inKeychain) {
        m_failure.facts.insert(u"reason"_s, u"deleting"_s); // there is nothing to be kept
    }
    turn(State::Failed);
}

/// Of journeys that can be read; a damaged one may have any.
Result<> Removal::noteIntents()
{
    QList<StreamAppend> intents;
    for (const SecretRef &ref : std::as_const(m_secrets)) {
        if (m_tools.journal.load(ref.journeyId)) {
            intents.append({{Stream::Journey, ref.journeyId},
                {{EventKind::SecretIntended, {{u"kind"_s, ref.kind}}}}});
        }
    }
    const auto noted = m_tools.journal.append(intents);
    return noted ? Result<>() : tl::unexpected(noted.error());
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
                const SecretRef &ref = m_secrets.at(index);
                (void)m_tools.journal.append(ref.journeyId,
                    {{EventKind::SecretRemoved,
                        {{u"kind"_s, ref.kind}, {u"where"_s, u"keychain"_s}}}});
                removeNext(index + 1);
            } else {
                fail(removed.error(), true);
            }
        });
}

void Removal::startWithoutKeychain()
{
    turn(State::Running);
    look();
    for (const SecretRef &ref : std::as_const(m_secrets)) {
        m_left.append(ref.key());
    }
    erase();
}

void Removal::erase()
{
    if (const auto erased = m_tools.journal.erase(m_stream); !erased) {
        fail(erased.error());
        return;
    }
    for (const SecretRef &ref : m_inMemory + m_secrets) {
        (void)m_tools.sessionSecrets.remove(ref); // memory answers at once
    }
    turn(State::Finished);
}
