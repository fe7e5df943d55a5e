// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/answers.h"

#include <QComboBox>

/// The editions of the low-code plan in a combo box, lowest first.
void addEditions(QComboBox *box);
/// Their names, Chinese beside the English.
void translateEditions(QComboBox *box);
