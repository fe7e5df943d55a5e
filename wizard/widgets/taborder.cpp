// SPDX-License-Identifier: MIT
#include "wizard/widgets/taborder.h"

#include <QLayout>
#include <QScrollArea>

namespace {
QWidgetList stopsOf(const QLayout *layout)
{
    QWidgetList stops;
    for (int i = 0; layout && i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        stops += item->widget() ? stopsIn(item->widget()) : stopsOf(item->layout());
    }
    return stops;
}
} // namespace

QWidgetList stopsIn(QWidget *area)
{
    const auto *scroll = qobject_cast<QScrollArea *>(area);
    const QWidgetList inside = scroll ? stopsIn(scroll->widget()) : stopsOf(area->layout());
    return area->focusPolicy() == Qt::NoFocus ? inside : QWidgetList{area} + inside;
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
