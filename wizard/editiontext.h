// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/answers.h"

#include <QComboBox>

/// The editions of the low-code plan in a combo box, lowest first.
void addEditions(QComboBox *box);
/// The name of one; empty for Unknown.
QString editionText(Journey::Edition edition);
/// Their names, Chinese beside the English.
void translateEditions(QComboBox *box);
