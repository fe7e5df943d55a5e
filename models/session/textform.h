// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"
#include "models/journey/block.h"

#include <QString>

class Words;

/// How a line of text of one form is read, checked and spoken about.
struct TextForm
{
    int longest; ///< characters that the line may hold
    QString example; ///< shown while it is empty
    QString (*read)(const QString &typed); ///< the value in what was typed or pasted
    CheckResult (*check)(const QString &value);
    QString (*problem)(const QString &value, const Words &words); ///< of one that is not right
    QString (*remark)(const QString &typed, const QString &value); ///< of one that is
};

TextForm formOf(Journey::Form form);
