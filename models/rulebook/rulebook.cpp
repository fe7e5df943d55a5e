// SPDX-License-Identifier: MIT
#include "models/rulebook/rulebook.h"
