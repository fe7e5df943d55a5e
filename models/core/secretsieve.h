// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/sortout.h"

#include <optional>

/// Keeps secrets out of a text that is being typed and pasted: takes them out of what comes in,
/// holds them, and knows what was too long to come in.
class SecretSieve
{
public:
    /// \a limit: characters that the text may have; \a lineLimit: in one line.
    SecretSieve(qsizetype limit, qsizetype lineLimit)
        : m_limit(limit)
        , m_lineLimit(lineLimit)
    {
    }

    /// What of \a text may come in beside \a present characters. Nothing, if it is too long.
    QString admit(QString text, qsizetype present);
    /// True if \a typed goes on with the secret that was taken out while it was being typed.
    bool swallows(const QString &typed);
    /// Judges the whole text after a change. What stays of it if there was a secret in it.
    std::optional<QString> sift(QString text);
    /// What is typed next is no more of the secret that was taken out.
    void endSwallowing() { m_isSwallowing = false; }
    /// The secrets taken out are forgotten, and with them what was said.
    void release();
    /// The same for another text, which is no beginning of a secret.
    void restart();

    /// Until another paste comes, or another value is begun.
    const QList<TakenSecret> &taken() const { return m_taken; }
    qsizetype tooLong() const { return m_tooLong; } ///< size of what was refused; 0: nothing
    bool isHeldBack() const { return m_isHeldBack; } ///< the text may be the beginning of a secret

private:
    bool fits(const QString &text, qsizetype present) const;

    qsizetype m_limit;
    qsizetype m_lineLimit;
    QList<TakenSecret> m_taken;
    qsizetype m_tooLong = 0;
    bool m_isHeldBack = false;
    bool m_isSwallowing = false;
    bool m_isAdmitted = false; ///< the next change brings in what was admitted last
};
