// SPDX-License-Identifier: MIT
#include "wizard/widgets/events.h"

#include <QTimer>
#include <QWidget>

namespace {
/// Hears of the events of one type; what it answers true to goes no further.
class Listener final : public QObject
{
public:
    using Then = std::function<bool(Listener &self, QEvent &event)>;

    Listener(QWidget *widget, QEvent::Type type, const Then &then)
        : QObject(widget)
        , m_type(type)
        , m_then(then)
    {
        widget->installEventFilter(this);
    }

    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        return event->type() == m_type && m_then(*this, *event);
    }

private:
    QEvent::Type m_type;
    Then m_then;
};
} // namespace

void whenever(QWidget *widget, QEvent::Type type, const std::function<void()> &what)
{
    new Listener(widget, type, [what](Listener & /*self*/, QEvent & /*event*/) {
        what();
        return false;
    });
}

void followLanguage(QWidget *widget, const std::function<void()> &write)
{
    write();
    whenever(widget, QEvent::LanguageChange, write);
}

void afterFirstPaint(QWidget *widget, const std::function<void()> &what)
{
    new Listener(widget, QEvent::Paint, [widget, what](Listener &self, QEvent & /*event*/) {
        widget->removeEventFilter(&self);
        self.deleteLater();
        QTimer::singleShot(0, widget, what);
        return false;
    });
}

void whenHidden(QWidget *widget, const std::function<void()> &what)
{
    new Listener(widget, QEvent::Hide, [widget, what](Listener & /*self*/, QEvent &event) {
        if (!event.spontaneous()) {
            QTimer::singleShot(0, widget, [widget, what] {
                if (!widget->isVisible()) {
                    what();
                }
            });
        }
        return false;
    });
}

void keepFromWheel(QWidget *widget)
{
    new Listener(widget, QEvent::Wheel, [](Listener & /*self*/, QEvent &event) {
        event.ignore();
        return true;
    });
}
