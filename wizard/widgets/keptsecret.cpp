// SPDX-License-Identifier: MIT
#include "wizard/widgets/keptsecret.h"

#include "models/rulebook/filling.h"
#include "wizard/widgets/notice.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

KeptSecret::KeptSecret(Session &session, const QString &kind, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_kind(kind)
    , m_notice(new Notice(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice);
    setVisible(false);
    connect(&session, &Session::secretsChanged, this, [this] {
        m_gone = false;
        refresh();
    });
}

void KeptSecret::setWords(const QString &inKeychain, const QString &inSession, const QString &below)
{
    m_inKeychain = inKeychain;
    m_inSession = inSession;
    m_below = below;
    refresh();
}

void KeptSecret::refresh()
{
    const QString place = m_session.secretPlace(m_kind);
    const Finding trouble = m_session.secretTrouble(m_kind);
    const QDateTime proved = m_session.provedAt(
        m_kind == "upload-key"_L1 ? u"uploadkey.server"_s : u"credentials.token"_s);
    const QString below = proved.isValid()
        ? tr("✓ WeChat confirmed it on %1.").arg(timeText(proved)) + u'\n' + m_below
        : m_below;
    m_notice->clearActions();
    if (!trouble.id.isEmpty()) {
        m_notice->showFinding(trouble, m_session.words(), u"warn"_s);
    } else if (place == "session"_L1) {
        m_notice->showText(u"warn"_s, m_inSession, withLeftCopy(below));
    } else {
        m_notice->showText(u"good"_s, m_inKeychain, below);
    }
    auto *button = m_notice->addAction([] { return tr("Remove it"); });
    button->setAccessibleName(tr("Remove it: %1").arg(m_notice->title()));
    connect(button, &QPushButton::clicked, this, &KeptSecret::remove);
    setKept(!place.isEmpty() && !m_gone);
    setVisible(m_kept || !trouble.id.isEmpty());
}

QString KeptSecret::withLeftCopy(const QString &text) const
{
    return m_session.mayBeInKeychainToo(m_kind)
        ? text + u'\n' + tr("The keychain may still hold an older one. “Remove it” removes both.")
        : text;
}

void KeptSecret::setKept(bool kept)
{
    if (m_kept != kept) {
        m_kept = kept;
        Q_EMIT changed();
    }
}

void KeptSecret::lookUp()
{
    m_gone = false;
    refresh();
    if (!m_kept) {
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
        m_gone = why == "keychain.absent"_L1 || why == "keychain.elsewhere"_L1;
        refresh();
        Q_EMIT failed(there.error());
    });
}

void KeptSecret::remove()
{
    onResult(m_session.removeSecret(m_kind), this, [this](const Result<> &removed) {
        if (!removed) {
            Q_EMIT failed(removed.error());
        }
        refresh();
    });
}
