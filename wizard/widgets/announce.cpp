// SPDX-License-Identifier: MIT
#include "wizard/widgets/announce.h"

#include <QAccessible>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QTimer>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {
// Qt announces from 6.8 on. Until then its bridge drops the alert, and the signal that it would
// send is sent here, on its own connection.
void sendToBus(QAccessibleInterface *from, const QString &text)
{
    const QDBusConnection bus(u"a11y"_s);
    if (!bus.isConnected()) {
        return;
    }
    constexpr int polite = 1;
    QDBusMessage signal = QDBusMessage::createSignal(
        u"/org/a11y/atspi/accessible/%1"_s.arg(QAccessible::uniqueId(from)),
        u"org.a11y.atspi.Event.Object"_s, u"Announcement"_s);
    signal << QString() << polite << 0 << QVariant::fromValue(QDBusVariant(text)) << QVariantMap();
    bus.send(signal);
}
} // namespace

void announce(QWidget *widget, const QString &text)
{
    if (!QAccessible::isActive() || text.isEmpty() || !widget->isVisible()) {
        return;
    }
    QAccessibleEvent alert(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    sendToBus(QAccessible::queryAccessibleInterface(widget), text);
}

void announceSoon(QWidget *widget, const QString &text)
{
    constexpr int aMomentMs = 600;
    const auto name = u"announceSoon"_s;
    delete widget->findChild<QTimer *>(name, Qt::FindDirectChildrenOnly);
    if (text.isEmpty()) {
        return;
    }
    auto *timer = new QTimer(widget);
    timer->setObjectName(name);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, widget, [widget, timer, text] {
        timer->deleteLater();
        announce(widget, text);
    });
    timer->start(aMomentMs);
}
