// SPDX-License-Identifier: MIT
#include "wizard/appearance.h"

#include "wizard/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace {
const QString kService = u"org.freedesktop.portal.Desktop"_s;
const QString kPath = u"/org/freedesktop/portal/desktop"_s;
const QString kInterface = u"org.freedesktop.portal.Settings"_s;
const QString kGroup = u"org.freedesktop.appearance"_s;
const QString kKey = u"color-scheme"_s;

/// 1 is dark, 2 is light; anything else is no preference. Read() wraps its answer once more than it
/// need.
std::optional<bool> wantsDark(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    const uint scheme = value.toUInt();
    return scheme == 1 ? std::optional(true) : scheme == 2 ? std::optional(false) : std::nullopt;
}

/// From the desktop's own colours, from under those of ours.
Theme ofDesktop(std::optional<bool> wantsDark)
{
    QApplication::setPalette(QPalette());
    const Theme theme = Theme::matching(QApplication::palette());
    if (wantsDark && *wantsDark != theme.dark) {
        return *wantsDark ? Theme::darkTheme() : Theme::light();
    }
    return theme;
}
} // namespace

Appearance::Appearance(Mode mode, std::optional<bool> dark, QObject *parent)
    : QObject(parent)
    , m_mode(mode)
    , m_wantsDark(dark)
{
    apply();
    constexpr int afterFirstPictureMs = 100;
    QTimer::singleShot(afterFirstPictureMs, this, &Appearance::ask);
}

void Appearance::setMode(Mode mode)
{
    if (mode != m_mode) {
        m_mode = mode;
        apply();
        ask();
        Q_EMIT changed();
    }
}

void Appearance::follow(QWidget *window)
{
    window->installEventFilter(this);
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange) {
        apply();
    }
    return QObject::eventFilter(watched, event);
}

void Appearance::apply()
{
    applyTheme(m_mode == Mode::System ? ofDesktop(m_wantsDark)
            : m_mode == Mode::Dark    ? Theme::darkTheme()
                                      : Theme::light());
}

void Appearance::ask()
{
    if (m_mode != Mode::System || std::exchange(m_isAsked, true)) {
        return;
    }
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(kService, kPath, kInterface, u"SettingChanged"_s, this,
        SLOT(settingChanged(QString, QString, QDBusVariant)));
    auto question = QDBusMessage::createMethodCall(kService, kPath, kInterface, u"Read"_s);
    question << kGroup << kKey;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        answer->deleteLater();
        if (!reply.isError()) {
            settingChanged(kGroup, kKey, reply.value());
        }
    });
}

void Appearance::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    const std::optional<bool> dark = wantsDark(value.variant());
    if (group != kGroup || key != kKey || dark == m_wantsDark) {
        return;
    }
    m_wantsDark = dark;
    if (m_mode == Mode::System) {
        apply();
    }
    Q_EMIT changed();
}
