// SPDX-License-Identifier: MIT
#include "models/rulebook/catalogue.h"
