// SPDX-License-Identifier: MIT
#include "models/checks/check.h"
