// SPDX-License-Identifier: MIT
#pragma once
#include <functional>

class QAbstractButton;
class QWidget;

/// Tells screen readers what our widgets are: titles are headings, notices alerts, the window a
/// window and a view in it a part with a name; labels are read without the signs of Markdown, and
/// all in the order of the layouts, as the Tab key goes. Does nothing the second time.
void installAccessible();
/// Tells them that \a button shows and hides \a part, and whether it is shown.
void unfolds(QAbstractButton *button, QWidget *part);
/// Has \a button show and hide \a part, which is hidden at first. What it holds can be made by
/// \a fill when it is shown; its description is read then.
void fold(
    QAbstractButton *button, QWidget *part, const std::function<void()> &fill = [] {});
