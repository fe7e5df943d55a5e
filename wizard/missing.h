// SPDX-License-Identifier: MIT
#pragma once
#include <QString>

class QWidget;

/// What keeps a page from being left forwards.
struct Missing
{
    QString why; ///< in words; empty if nothing is missing
    QWidget *at = nullptr; ///< the widget to mark and to go to; nullptr if there is none
};
