// SPDX-License-Identifier: MIT
#include "wizard/secretclipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace {
constexpr int kLifetimeMs = 60'000;

QByteArray digest(QByteArrayView text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}
} // namespace

SecretClipboard::SecretClipboard(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLifetimeMs);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &SecretClipboard::look);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::copy(const Secret &secret)
{
    m_digest = digest(secret.reveal());
    m_isDue = false;
    auto *data = new QMimeData; // the clipboard takes it
    data->setText(QString::fromUtf8(secret.reveal()));
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    data->setData(u"application/x-nspasteboard-concealed-type"_s, "1");
    data->setData(u"ExcludeClipboardContentFromMonitorProcessing"_s, "1");
    QGuiApplication::clipboard()->setMimeData(data);
    m_isThere = true;
    m_timer.start();
}

// Who has just taken the clipboard is alive and answers; at the end of the time it may hang.
void SecretClipboard::look()
{
    if (m_digest.isEmpty()) {
        return;
    }
    const QClipboard *clipboard = QGuiApplication::clipboard();
    QByteArray now = clipboard->text().toUtf8();
    m_isThere = digest(now) == m_digest;
    wipe(now);
    if (m_isThere && m_isDue) {
        clear();
    } else if (!m_isThere && !clipboard->mimeData()->formats().isEmpty()) {
        m_digest = {}; // something else was copied
        m_timer.stop();
    }
}

void SecretClipboard::clear()
{
    m_isDue = true;
    if (m_digest.isEmpty() || !m_isThere) {
        return;
    }
    m_digest = {};
    QGuiApplication::clipboard()->clear();
    Q_EMIT cleared();
}
