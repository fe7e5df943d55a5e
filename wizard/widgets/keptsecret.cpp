// SPDX-License-Identifier: MIT
#include "wizard/widgets/keptsecret.h"

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
    const bool sessionOnly = place == "session"_L1;
    m_notice->clearActions();
    m_notice->showText(
        sessionOnly ? u"warn"_s : u"good"_s, sessionOnly ? m_inSession : m_inKeychain, m_below);
    auto *button = m_notice->addAction([] { return tr("Remove it"); });
    button->setAccessibleName(tr("Remove it: %1").arg(m_notice->title()));
    connect(button, &QPushButton::clicked, this, &KeptSecret::remove);
    setKept(!place.isEmpty() && !m_gone);
}

void KeptSecret::setKept(bool kept)
{
    setVisible(kept);
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
    onResult(m_session.readSecret(m_kind), this, [this](const Result<Secret> &read) {
        if (read) {
            Q_EMIT found();
            return;
        }
        if (read.error().id == "cancelled"_L1) {
            return;
        }
        // Only then it must be entered again.
        m_gone =
            read.error().id == "keychain.absent"_L1 || read.error().id == "keychain.elsewhere"_L1;
        refresh();
        Q_EMIT failed(read.error());
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
