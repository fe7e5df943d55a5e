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
    /// \a tools outlive it.
    Removal(const Toolbox &tools, const QString &entityId, QObject *parent = nullptr);

    /// What goes with it, in words: its journeys, what the keychain may hold, the backups,
    /// and damaged files that were set aside, where others may lose something, too.
    QStringList whatGoes() const;
    /// Starts, or tries again, with what is there now. finished() or failed() tells the outcome.
    void start();
    /// Goes on without the keychain, which keeps what it holds.
    void startWithoutKeychain();
    /// The names under which the keychain may hold its secrets still.
    QStringList leftInKeychain() const { return m_left; }
    /// What can be left of it now, in words; \a left: in the keychain.
    static QString whatIsLeft(const QStringList &left, bool areTracesGone);

Q_SIGNALS:
    /// All is gone but leftInKeychain(); the traces in backups go in the background.
    void finished();
    /// Nothing was deleted in the journal; it knows which secrets are gone. \a inKeychain: the
    /// keychain is why.
    void failed(const Finding &finding, bool inKeychain);

private:
    void look();
    [[nodiscard]] Result<> noteIntents();
    void removeNext(qsizetype index);
    void erase();

    Toolbox m_tools;
    Stream m_stream;
    qsizetype m_journeys = 0;
    QList<SecretRef> m_secrets; ///< in the keychain, perhaps
    QList<SecretRef> m_inMemory;
    QStringList m_left;
};
