// SPDX-License-Identifier: MIT
#pragma once
#include <QString>

class QWidget;

/// Has a screen reader say \a text at once, whatever has the focus: an error, a result, "Copied".
/// \a widget is where the text stands: what is not on the screen is not said.
void announce(QWidget *widget, const QString &text);
/// The same when nothing new came from \a widget for a moment: what changes at each key or with
/// each result is said once.
void announceSoon(QWidget *widget, const QString &text);
