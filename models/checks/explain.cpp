// SPDX-License-Identifier: MIT
#include "models/checks/explain.h"
