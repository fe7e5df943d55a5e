// SPDX-License-Identifier: MIT
#pragma once

class Appearance;
class Language;
class QPushButton;
class QWidget;

/// A button that switches all windows to the other language. That one is named in itself: the way
/// back must be readable.
QPushButton *makeLanguageButton(Language &language, QWidget *parent);
/// Opens a menu beside \a button: language and colours of the windows. Each choice is taken at
/// once.
void openSettingsMenu(Language &language, Appearance &appearance, const QWidget *button);
