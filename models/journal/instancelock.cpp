// SPDX-License-Identifier: MIT
#include "models/journal/instancelock.h"
