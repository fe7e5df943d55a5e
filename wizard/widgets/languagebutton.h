// SPDX-License-Identifier: MIT
#pragma once

class Language;
class QPushButton;
class QString;
class QWidget;

/// A button that switches all windows to the other language. That one is named in itself: the way
/// back must be readable.
QPushButton *makeLanguageButton(Language &language, QWidget *parent);
/// Switches to \a locale, and has a screen reader say at \a from which language it is.
void switchLanguage(Language &language, const QString &locale, QWidget *from);
