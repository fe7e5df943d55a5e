// SPDX-License-Identifier: MIT
#include "models/sandbox/scenario.h"
