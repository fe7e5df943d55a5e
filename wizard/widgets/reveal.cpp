// SPDX-License-Identifier: MIT
#include "wizard/widgets/reveal.h"

#include <QScrollArea>
#include <QTimer>

namespace {
constexpr int kMargin = 16;

void scrollTo(QWidget *widget)
{
    QWidget *around = widget->parentWidget();
    while (around && !qobject_cast<QScrollArea *>(around)) {
        around = around->parentWidget();
    }
    if (auto *area = qobject_cast<QScrollArea *>(around); area && widget->isVisibleTo(area)) {
        area->ensureWidgetVisible(widget, 0, kMargin);
    }
}
} // namespace

void reveal(QWidget *widget)
{
    // A text's height follows its width: the layout is settled after two turns of the event loop.
    QTimer::singleShot(0, widget, [widget] {
        scrollTo(widget);
        QTimer::singleShot(0, widget, [widget] { scrollTo(widget); });
    });
}
