// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

#include <functional>

/// An AppSecret on its way into the keychain: sorted out of what was pasted, looked at, proved at
/// WeChat in one call, then kept. What is said of it is in words, never with its characters.
class SecretProof final : public QObject
{
    Q_OBJECT
public:
    /// \a session outlives it.
    explicit SecretProof(Session &session, QObject *parent = nullptr);

    // What is being entered.

    /// Another value: what was said of the one before is over.
    void begin();
    /// The AppSecret in \a pasted, e.g. a line of chat: remark() says where it comes from. \a
    /// pasted itself if there is nothing else in it.
    [[nodiscard]] Secret sortOut(const Secret &pasted);
    /// The one that waits for its page; empty if there is none.
    [[nodiscard]] Secret takeWaiting();
    /// A paste of this many characters was turned away.
    void refuse(qsizetype size);
    /// The field has forgotten it.
    void forget();
    /// Why \a entered is no AppSecret, or need not be one; empty if nothing is wrong.
    QString problem(const Secret &entered) const;
    /// What is to be known of it otherwise; may be empty.
    QString remark() const;

    // What Next was pressed with; only this is sent, proved and kept.

    /// Looks at \a entered, proves it and keeps it, as long as \a isWaitedFor says so. Fails with
    /// its form ("secret.…"), what WeChat says, or "keychain.…".
    [[nodiscard]] Future<> prove(const Secret &entered, const std::function<bool()> &isWaitedFor);
    /// Whether prove() failed with a form that WeChat alone can judge.
    bool mayBeSent(const Finding &failure) const;
    /// The next prove() sends it although it does not look like an AppSecret.
    void sendAsItIs() { m_isSentAsItIs = true; }
    /// Keeps it unproved; \a why is recorded.
    [[nodiscard]] Future<> keepUnproved(const Finding &why);
    /// Keeps it, with what is known of it, in the keychain or for this session only.
    [[nodiscard]] Future<> keep(bool sessionOnly);
    /// What has become of what Next was pressed with, in words; empty without one.
    QString outcome() const;

private:
    /// Where the value in the field comes from, or went.
    enum class Origin { Typed, TakenOut, TakenFromItsAppId, TakenFromOtherAppId, Tray, Forgotten };

    QString appId() const { return m_session.answers()[Journey::Keys::appId]; }

    Session &m_session;
    Origin m_origin = Origin::Typed;
    qsizetype m_tooLong = 0; ///< the size of a paste that was refused
    QString m_besideIt; ///< the AppID that stood beside it
    Secret m_asked;
    bool m_isSentAsItIs = false;
    Finding m_unproved; ///< why it was not proved; empty id if it was
};
