// SPDX-License-Identifier: MIT
#include "wizard/widgets/taborder.h"

#include <QLayout>
#include <QScrollArea>

QWidgetList widgetsIn(const QLayout *layout)
{
    QWidgetList widgets;
    for (int i = 0; layout && i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        widgets += item->widget() ? QWidgetList{item->widget()} : widgetsIn(item->layout());
    }
    return widgets;
}

QWidgetList stopsIn(QWidget *area)
{
    const auto *scroll = qobject_cast<QScrollArea *>(area);
    QWidgetList stops;
    if (area->focusPolicy() != Qt::NoFocus) {
        stops += area;
    }
    for (QWidget *part : scroll ? QWidgetList{scroll->widget()} : widgetsIn(area->layout())) {
        stops += stopsIn(part);
    }
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
