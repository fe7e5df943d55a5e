// SPDX-License-Identifier: MIT
#include "wizard/desktopscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace {
const QString kService = u"org.freedesktop.portal.Desktop"_s;
const QString kPath = u"/org/freedesktop/portal/desktop"_s;
const QString kInterface = u"org.freedesktop.portal.Settings"_s;
const QString kGroup = u"org.freedesktop.appearance"_s;
const QString kKey = u"color-scheme"_s;

/// 1 is dark, 2 is light; anything else is no preference.
std::optional<bool> wantsDark(const QVariant &value)
{
    const uint scheme = value.toUInt();
    return scheme == 1 ? std::optional(true) : scheme == 2 ? std::optional(false) : std::nullopt;
}

/// Read() wraps its answer once more than it need.
QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value;
}
} // namespace

DesktopScheme::DesktopScheme(QObject *parent)
    : QObject(parent)
{
    auto bus = QDBusConnection::sessionBus();
    if (bus.isConnected()) {
        bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
            SLOT(settingChanged(QString, QString, QDBusVariant)));
        ask();
    }
}

void DesktopScheme::ask()
{
    auto question = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    question << kGroup << kKey;
    auto *answer =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        answer->deleteLater();
        if (!reply.isError()) {
            Q_EMIT told(wantsDark(unwrapped(reply.value().variant())));
        }
    });
}

void DesktopScheme::settingChanged(
    const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == kGroup && key == kKey) {
        Q_EMIT told(wantsDark(unwrapped(value.variant())));
    }
}
