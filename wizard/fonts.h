// SPDX-License-Identifier: MIT
#pragma once
#include <QString>

/// What to install when no font of this computer has Chinese characters, in plain English: Chinese
/// words would be boxes. Empty if there is one. The first call loads the list of fonts.
QString missingFontText();
