// SPDX-License-Identifier: MIT
#include "models/journal/journal.h"
