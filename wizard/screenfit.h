// SPDX-License-Identifier: MIT
#pragma once
#include <QSize>

class QWidget;

/// The part of \a wanted that fits a screen with so much room, the window's frame included.
QSize fitting(QSize wanted, QSize room);
/// Gives \a window its first size: \a wanted, or less where the screen is smaller.
void resizeToFit(QWidget *window, QSize wanted);
