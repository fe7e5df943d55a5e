// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/step.h"

#include <QStringList>

/// The consoles that a step tells one to open, by their ids in links.json: on its page, in its help
/// and on its card.
QStringList linksOf(Journey::Step step);
