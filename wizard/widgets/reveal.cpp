// SPDX-License-Identifier: MIT
#include "wizard/widgets/reveal.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

namespace {
constexpr int kMargin = 32; // with the words below it

void scrollTo(QWidget *widget)
{
    QWidget *around = widget->parentWidget();
    while (around && !qobject_cast<QScrollArea *>(around)) {
        around = around->parentWidget();
    }
    auto *area = qobject_cast<QScrollArea *>(around);
    if (!area || !widget->isVisibleTo(area)) {
        return;
    }
    const int top = widget->mapTo(area->widget(), QPoint()).y() - kMargin;
    const int bottom = top + widget->height() + 2 * kMargin;
    QScrollBar *bar = area->verticalScrollBar();
    const int lowEnough = qMax(bar->value(), bottom - area->viewport()->height());
    bar->setValue(qMin(lowEnough, top)); // what is higher than the view begins at its top
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
