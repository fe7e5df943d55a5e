// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

/// What is known of the secret of one kind that a session keeps: where it is, when WeChat confirmed
/// it, whether it is still there, why one that was kept counts no more.
class KeptSecret final : public QObject
{
    Q_OBJECT
public:
    /// \a kind as in Session; \a session outlives it.
    KeptSecret(Session &session, const QString &kind, QObject *parent = nullptr);

    /// True if there is one, as far as is known: a locked keychain does not mean that it must be
    /// entered again.
    bool isKept() const { return !m_isGone && !m_session.secretPlace(m_kind).isEmpty(); }
    bool isForSession() const { return m_session.secretPlace(m_kind) == QLatin1String("session"); }
    /// Why one that was kept counts no more, or that there is no keychain to keep one in; empty id
    /// if there is no such thing to say.
    Finding trouble() const;
    /// Where it is kept, in words.
    QString words() const;
    /// What else is to be known of it, in words, a line each; may be empty.
    QString remarks() const;
    /// Asks the store whether it is still there: somebody may have removed it. If nothing is kept
    /// yet: whether there is a keychain to keep it in. Asks for no password.
    void lookUp();
    void remove();

Q_SIGNALS:
    /// What is known has changed.
    void changed();
    /// lookUp() has found it.
    void found();
    /// The store could not hand it out, or could not remove it.
    void failed(const Finding &finding);

private:
    bool isKey() const { return m_kind == QLatin1String("upload-key"); }
    void lookForKeychain();

    Session &m_session;
    const QString m_kind;
    bool m_hasNoKeychain = false;
    bool m_isGone = false; ///< the journal knows of one, the store does not
};
