// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

#include <QMimeData>

/// A code-upload key on its way into the keychain: read, then shown to WeChat, which says whose it
/// is. Only the key that came last counts.
class KeyProof final : public QObject
{
    Q_OBJECT
public:
    enum class State { None, Checking, Accepted, Unproved, Refused };

    /// \a session outlives it.
    explicit KeyProof(Session &session, QObject *parent = nullptr);

    State state() const { return m_state; }
    /// The one that was read; empty if there is none, or it was refused.
    const UploadKey &key() const { return m_key; }
    /// The AppID that it was proved for.
    QString appId() const { return m_appId; }
    /// The mini program that WeChat named; may be empty.
    QString owner() const { return m_owner; }

    /// How far it is with the key that was read, in words; empty if there is none.
    QString status() const;
    /// What keeps the key that came last from being kept, in words; empty without one.
    QString obstacle() const;

    /// Whether there may be a key in \a data, which was dropped or lies on the clipboard.
    static bool accepts(const QMimeData &data) { return data.hasUrls() || data.hasText(); }
    /// Takes the file that was dropped, or else the text.
    void drop(const QMimeData &data);
    void paste(QString text);
    void readFile(const QString &path);
    void take(const Secret &bytes, const QString &fileName = {});
    /// Asks again about the same key.
    void prove();
    /// Takes the same key again: the AppID may be another one now.
    void takeAgain() { take(Secret(m_key.pem), QString(m_fileName)); }
    void forget();
    /// Keeps the key as Session does; the answers name it once it is kept, and
    /// what WeChat said of it is recorded.
    [[nodiscard]] Future<> keep(bool sessionOnly);

Q_SIGNALS:
    /// There is another key now, or none.
    void keyChanged();
    void stateChanged();
    void kept();
    /// Why it is refused or unproved, or what is to be known of it although it is accepted.
    void told(const Finding &finding);

private:
    void refuse(const Finding &finding);
    void settle(State state);
    void proved(const Result<MiniProgramAttributes> &answer);

    Session &m_session;
    State m_state = State::None;
    UploadKey m_key;
    QString m_fileName; ///< of that key; in the answers once the key is kept
    Future<MiniProgramAttributes> m_question;
    int m_asked = 0; ///< the proof that counts; an answer to an earlier one comes too late
    QString m_appId;
    QString m_owner;
    CheckResult m_found; ///< what WeChat said of that key
};
