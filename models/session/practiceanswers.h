// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/answers.h"
#include "models/sandbox/scenario.h"

/// What a user would find in the consoles of the practice world.
Journey::Answers practiceAnswers(const Exercise &exercise);
/// Whether there is something of this kind to be found there.
bool hasPracticeAnswer(const Journey::AnyKey &key);
