// SPDX-License-Identifier: MIT
#include "wizard/widgets/taborder.h"

#include <QButtonGroup>
#include <QLayout>
#include <QRadioButton>
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

// Qt lets a group be entered anywhere until it has had the keyboard.
void enterAtChosen(QRadioButton *radio)
{
    if (radio->group() && radio->group()->checkedButton()) {
        radio->setFocusPolicy(radio->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
    }
}

void gather(QWidget *widget, QWidgetList &stops)
{
    if (auto *radio = qobject_cast<QRadioButton *>(widget)) {
        enterAtChosen(radio);
    }
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
