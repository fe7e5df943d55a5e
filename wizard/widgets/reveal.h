// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

/// Scrolls the area round \a widget, which has just been shown or named, so far that it is seen. It
/// does so once, when the layout has settled; what grows later moves nothing.
void reveal(QWidget *widget);
