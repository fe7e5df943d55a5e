// SPDX-License-Identifier: MIT
#include "models/checks/checkmodel.h"
