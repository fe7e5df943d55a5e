// SPDX-License-Identifier: MIT
#include "wizard/widgets/stillwheel.h"

#include <QEvent>
#include <QWidget>

namespace {
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

void keepFromWheel(QWidget *widget)
{
    widget->installEventFilter(new StillWheel(widget));
}
