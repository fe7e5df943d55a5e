// SPDX-License-Identifier: MIT
#include "wizard/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace {
constexpr int kLifetimeMs = 60'000;
}

SecretClipboard::SecretClipboard(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(kLifetimeMs);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::setLifetime(int milliseconds)
{
    m_timer.setInterval(milliseconds);
}

void SecretClipboard::copy(const Secret &secret)
{
    m_secret = secret;
    auto *data = new QMimeData; // the clipboard takes it
    data->setText(QString::fromUtf8(secret.reveal()));
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    data->setData(u"application/x-nspasteboard-concealed-type"_s, "1");
    data->setData(u"ExcludeClipboardContentFromMonitorProcessing"_s, "1");
    QGuiApplication::clipboard()->setMimeData(data);
    m_timer.start();
}

void SecretClipboard::clear()
{
    if (m_secret.isEmpty()) {
        return;
    }
    QByteArray now = QGuiApplication::clipboard()->text().toUtf8();
    if (Secret(QByteArrayView(now)) == m_secret) {
        QGuiApplication::clipboard()->clear();
        Q_EMIT cleared();
    }
    wipe(now);
    m_secret = {};
}
