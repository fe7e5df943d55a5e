// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

#include <QWidget>

class Notice;

/// Says where a secret of one kind is kept, when WeChat confirmed it, whether it is still there,
/// why one that was kept counts no more, and lets the user remove it. Hidden while there is nothing
/// to say.
class KeptSecret final : public QWidget
{
    Q_OBJECT
public:
    KeptSecret(Session &session, const QString &kind, QWidget *parent = nullptr);

    /// Words for "in the keychain" and "for this session", and what to say below.
    void setWords(const QString &inKeychain, const QString &inSession, const QString &below);
    /// Shows what the journal knows now.
    void refresh();
    /// Asks the store whether the secret is still there: somebody may have removed it. Asks for no
    /// password.
    void lookUp();
    /// True if there is one, as far as is known: a locked keychain does not mean that it must be
    /// entered again.
    bool isKept() const { return m_kept; }

Q_SIGNALS:
    /// lookUp() has found it.
    void found();
    /// The store could not hand the secret out, or could not remove it.
    void failed(const Finding &finding);
    /// isKept() has changed.
    void changed();

private:
    void remove();
    void setKept(bool kept);
    QString withLeftCopy(const QString &text) const;

    Session &m_session;
    const QString m_kind;
    bool m_kept = false;
    bool m_gone = false; ///< the journal knows of one, the store does not
    QString m_inKeychain;
    QString m_inSession;
    QString m_below;
    Notice *m_notice;
};
