// SPDX-License-Identifier: MIT
#pragma once

class Appearance;
class Language;
class QWidget;

/// Opens a menu beside \a button: language and colours of the windows. Each choice is taken at
/// once.
void openSettingsMenu(Language &language, Appearance &appearance, const QWidget *button);
