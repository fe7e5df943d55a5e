// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

#include <QObject>

/// Deletes a mini program for good: first its secrets, then all that the journal knows of it. The
/// secrets come first, because afterwards nobody would know of them; the journal notes before that
/// they go, so that none does where it cannot be written.
class Removal final : public QObject
{
    Q_OBJECT
public:
    /// Failed: nothing was deleted in the journal; it knows which secrets are gone. Finished: all
    /// is gone but leftInKeychain(); the traces in backups go in the background.
    enum class State { Ready, Running, Failed, Finished };

    /// \a tools outlive it.
    Removal(const Toolbox &tools, const QString &entityId, QObject *parent = nullptr);

    /// What goes with it, in words: its journeys, what the keychain may hold, the backups,
    /// and damaged files that were set aside, where others may lose something, too.
    QStringList whatGoes() const;
    State state() const { return m_state; }
    /// Why it failed last; empty id if it never did.
    const Finding &failure() const { return m_failure; }
    /// It failed because of the keychain, and could go on without.
    bool canGoWithoutKeychain() const { return m_canGoWithoutKeychain; }
    /// Starts, or tries again, with what is there now.
    void start();
    /// Goes on without the keychain, which keeps what it holds.
    void startWithoutKeychain();
    /// The names under which the keychain may hold its secrets still.
    QStringList leftInKeychain() const { return m_left; }
    /// What can be left of it now, in words; \a left: in the keychain.
    static QString whatIsLeft(const QStringList &left, bool areTracesGone);

Q_SIGNALS:
    /// state() is another.
    void changed();

private:
    void look();
    [[nodiscard]] Result<> noteIntents();
    void removeNext(qsizetype index);
    void erase();
    void turn(State state);
    void fail(const Finding &finding, bool inKeychain = false);

    Toolbox m_tools;
    Stream m_stream;
    qsizetype m_journeys = 0;
    QList<SecretRef> m_secrets; ///< in the keychain, perhaps
    QList<SecretRef> m_inMemory;
    QStringList m_left;
    State m_state = State::Ready;
    Finding m_failure;
    bool m_canGoWithoutKeychain = false;
};
