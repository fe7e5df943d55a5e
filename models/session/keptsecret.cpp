// SPDX-License-Identifier: MIT
#include "models/session/keptsecret.h"

#include "models/rulebook/filling.h"

using namespace Qt::StringLiterals;

KeptSecret::KeptSecret(Session &session, const QString &kind, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_kind(kind)
{
    connect(&session, &Session::secretsChanged, this, [this] {
        m_isGone = false;
        Q_EMIT changed();
    });
}

QString KeptSecret::words() const
{
    if (m_session.isPractice()) {
        return isKey() ? tr("Practice keeps the upload key in memory, until you leave practice.")
                       : tr("Practice keeps the AppSecret in memory, until you leave practice.");
    }
    if (isKey()) {
        return isForSession() ? tr("An upload key is kept until you close this program.")
                              : tr("An upload key is kept in this computer's keychain.");
    }
    return isForSession() ? tr("An AppSecret is kept until you close this program.")
                          : tr("An AppSecret is kept in this computer's keychain.");
}

QString KeptSecret::remarks() const
{
    const QDateTime proved =
        m_session.provedAt(isKey() ? u"uploadkey.server"_s : u"credentials.token"_s);
    const QString fingerprint = m_session.answers()[Journey::Keys::keyFingerprint];
    QStringList lines;
    if (proved.isValid()) {
        lines += tr("✓ WeChat confirmed it on %1.").arg(timeText(proved));
    }
    if (isForSession() && m_session.mayBeInKeychainToo(m_kind)) {
        lines += tr("The keychain may still hold an older one. “Remove it” removes both.");
    }
    if (!isKey()) {
        lines += tr("Go on, or paste another one below to replace it.");
    } else if (!fingerprint.isEmpty()) {
        lines += tr("Its fingerprint is %1.").arg(fingerprint);
    }
    return lines.join(u'\n');
}

void KeptSecret::lookUp()
{
    m_isGone = false;
    Q_EMIT changed();
    if (!isKept()) {
        lookForKeychain();
        return;
    }
    onResult(m_session.hasSecret(m_kind), this, [this](const Result<> &there) {
        if (there) {
            Q_EMIT found();
            return;
        }
        const QString &why = there.error().id;
        if (why == "cancelled"_L1 || why == "keychain.locked"_L1) {
            return; // it is read, and the password asked for, when it is needed
        }
        // Only then it must be entered again.
        m_isGone = why == "keychain.absent"_L1 || why == "keychain.elsewhere"_L1;
        Q_EMIT changed();
        Q_EMIT failed(there.error());
    });
}

void KeptSecret::lookForKeychain()
{
    onResult(m_session.tools().keychain.state(), this, [this](const Result<KeychainState> &state) {
        m_hasNoKeychain = state && *state == KeychainState::NoService;
        Q_EMIT changed();
    });
}

Finding KeptSecret::trouble() const
{
    const Finding gone = m_session.secretTrouble(m_kind);
    const bool isAhead = gone.id.isEmpty() && m_hasNoKeychain && !isKept();
    return isAhead ? Finding{u"keychain.no-service"_s, {{u"reason"_s, u"ahead"_s}}, {}} : gone;
}

void KeptSecret::remove()
{
    onResult(m_session.removeSecret(m_kind), this, [this](const Result<> &removed) {
        if (!removed) {
            Q_EMIT failed(removed.error());
        }
        Q_EMIT changed();
    });
}
