// SPDX-License-Identifier: MIT
#include "wizard/widgets/taborder.h"

#include <QLayout>
#include <QScrollArea>

namespace {
void gather(QWidget *widget, QWidgetList &stops);

void gather(const QLayout *layout, QWidgetList &stops)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (item->widget()) {
            gather(item->widget(), stops);
        } else if (item->layout()) {
            gather(item->layout(), stops);
        }
    }
}

void gather(QWidget *widget, QWidgetList &stops)
{
    if (widget->focusPolicy() != Qt::NoFocus) {
        stops.append(widget);
    }
    if (auto *area = qobject_cast<QScrollArea *>(widget)) {
        gather(area->widget(), stops);
    } else if (widget->layout()) {
        gather(widget->layout(), stops);
    }
}
} // namespace

QWidgetList stopsIn(QWidget *area)
{
    QWidgetList stops;
    gather(area, stops);
    return stops;
}

void orderTabs(const QWidgetList &areas)
{
    QWidget *before = nullptr;
    for (QWidget *area : areas) {
        for (QWidget *stop : stopsIn(area)) {
            if (before) {
                QWidget::setTabOrder(before, stop);
            }
            before = stop;
        }
    }
}
