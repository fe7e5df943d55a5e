// SPDX-License-Identifier: MIT
#pragma once
#include <QWidgetList>

class QLayout;

/// The widgets of \a layout in its order, those of layouts in it among them.
QWidgetList widgetsIn(const QLayout *layout);
/// What takes the keyboard in \a area, in the order of its layouts, as it is read.
QWidgetList stopsIn(QWidget *area);
/// Has the Tab key go through these areas, one after the other.
void orderTabs(const QWidgetList &areas);
