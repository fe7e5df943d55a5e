// SPDX-License-Identifier: MIT
#include "wizard/widgets/events.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace {
class Listener final : public QObject
{
public:
    Listener(QWidget *widget, QEvent::Type type, const std::function<void()> &then)
        : QObject(widget)
        , m_type(type)
        , m_then(then)
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == m_type) {
            if (m_type == QEvent::Paint) {
                watched->removeEventFilter(this);
            }
            m_then();
        }
        return false;
    }

private:
    QEvent::Type m_type;
    std::function<void()> m_then;
};

class StillWheel final : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        const bool isWheel = event->type() == QEvent::Wheel;
        if (isWheel) {
            event->ignore();
        }
        return isWheel;
    }
};
} // namespace

void followLanguage(QWidget *widget, const std::function<void()> &write)
{
    write();
    new Listener(widget, QEvent::LanguageChange, write);
}

void afterFirstPaint(QWidget *widget, const std::function<void()> &what)
{
    new Listener(widget, QEvent::Paint, [widget, what] { QTimer::singleShot(0, widget, what); });
}

void keepFromWheel(QWidget *widget)
{
    widget->installEventFilter(new StillWheel(widget));
}
