// SPDX-License-Identifier: MIT
#pragma once
#include <QEvent>

#include <functional>

class QWidget;

/// Does \a what at each event of this type, before \a widget sees it.
void whenever(QWidget *widget, QEvent::Type type, const std::function<void()> &what);

/// Has \a write write the words of \a widget: now, and whenever the language changes.
void followLanguage(QWidget *widget, const std::function<void()> &write);
/// Does \a what once, when \a widget has been painted for the first time: what the first picture
/// need not wait for.
void afterFirstPaint(QWidget *widget, const std::function<void()> &what);
/// Does \a what whenever \a widget has been hidden and stays so: a wizard hides and shows its page
/// again while it lays out its buttons.
void whenHidden(QWidget *widget, const std::function<void()> &what);
/// The wheel scrolls what \a widget is on; it never changes an answer that happens to lie under the
/// pointer.
void keepFromWheel(QWidget *widget);
