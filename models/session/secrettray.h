// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/sortout.h"
#include "models/journey/keys.h"

#include <QHash>

#include <optional>

/// Secrets that were entered on the wrong page and wait for the right one: in memory only, gone
/// with the window.
class SecretTray
{
public:
    explicit SecretTray(const Journey::Answers &answers)
        : m_answers(answers)
    {
    }

    /// True if the journey has a page for secrets of this kind, as far as its way is chosen.
    bool hasPageFor(SecretSpan::Kind kind) const;
    void put(SecretSpan::Kind kind, const Secret &secret) { m_kept.insert(int(kind), secret); }
    /// Of which kind the first of \a taken is that has a page.
    std::optional<SecretSpan::Kind> keepable(const QList<TakenSecret> &taken) const;
    /// Puts here what of \a taken has a page.
    void keep(const QList<TakenSecret> &taken);
    bool has(SecretSpan::Kind kind) const { return m_kept.contains(int(kind)); }
    /// True if none waits.
    bool isEmpty() const { return m_kept.isEmpty(); }
    /// The one that waits, and goes on waiting; empty if none is there.
    Secret waiting(SecretSpan::Kind kind) const { return m_kept.value(int(kind)); }
    /// Hands it out, once; empty if none is there.
    Secret take(SecretSpan::Kind kind) { return m_kept.take(int(kind)); }

private:
    const Journey::Answers &m_answers;
    QHash<int, Secret> m_kept;
};
