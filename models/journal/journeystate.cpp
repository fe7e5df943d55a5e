// SPDX-License-Identifier: MIT
#include "models/journal/journeystate.h"
