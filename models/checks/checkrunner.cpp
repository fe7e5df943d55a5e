// SPDX-License-Identifier: MIT
#include "models/checks/checkrunner.h"
