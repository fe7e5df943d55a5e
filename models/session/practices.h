// SPDX-License-Identifier: MIT
#pragma once
#include "models/rulebook/words.h"

/// What can be practised.
struct Practice
{
    QString name;
    QString exercise; ///< its id; empty: all goes well
    QString journey; ///< empty: the one in which that exercise goes wrong
};

/// Each journey, as people see them in order; all goes well.
QList<Practice> journeysToPractise(const Words &words);
/// Each exercise in which something goes wrong.
QList<Practice> exercisesToPractise(const Words &words);
