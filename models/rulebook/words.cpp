// SPDX-License-Identifier: MIT
#include "models/rulebook/words.h"
