// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

/// Asks WeChat about the AppID of a session, which it knows only together with the AppSecret: the
/// one that waits for its page, or the one that is kept. One call a check().
class AppIdProof final : public QObject
{
    Q_OBJECT
public:
    /// \a session outlives it.
    explicit AppIdProof(Session &session, QObject *parent = nullptr);
    ~AppIdProof() override;
    Q_DISABLE_COPY_MOVE(AppIdProof)

    /// When WeChat confirmed the AppID of now; invalid if it has not.
    QDateTime provedAt() const;
    /// Whether there is an AppSecret to ask with.
    bool hasSecret() const;
    bool isAsking() const { return m_isAsking; }
    /// How far it is, in words: whether WeChat knows it, and how it can be asked.
    QString title() const;
    QString body() const;
    void check();
    /// Gives up asking: what was not sent yet is not sent.
    void stop();
    /// Stops if what is asked is about another AppID than that of now.
    void refresh();

Q_SIGNALS:
    /// isAsking() or provedAt() has changed.
    void changed();
    /// The answer is there; an empty id: it is confirmed.
    void answered(const Finding &finding);

private:
    void ask(const Secret &secret, bool isKept);
    void settle(const Result<CredentialProof> &answer, bool isKept);
    void setAsking(bool asking);

    Session &m_session;
    bool m_isAsking = false;
    int m_run = 0; ///< an answer to an earlier question comes too late
    Future<CredentialProof> m_question;
    QString m_asked; ///< the AppID of it
    QDateTime m_provedAt; ///< with an AppSecret that waits for its page
};
