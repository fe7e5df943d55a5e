// SPDX-License-Identifier: MIT
#pragma once
#include <QApplication>
#include <QWidget>

/// The widget of this class that is on the screen now; nullptr if there is none.
template <typename W>
W *shown()
{
    for (QWidget *widget : QApplication::allWidgets()) {
        if (auto *found = qobject_cast<W *>(widget); found && found->isVisible()) {
            return found;
        }
    }
    return nullptr;
}
