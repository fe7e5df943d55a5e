// SPDX-License-Identifier: MIT
#include "wizard/screenfit.h"

#include <QScreen>
#include <QWidget>

QSize fitting(QSize wanted, QSize room)
{
    constexpr QSize frame{16, 48}; // it is not known before the window is shown
    return wanted.boundedTo(room - frame);
}

void resizeToFit(QWidget *window, QSize wanted)
{
    window->resize(fitting(wanted, window->screen()->availableSize()));
}
