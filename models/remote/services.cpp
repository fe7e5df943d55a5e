// SPDX-License-Identifier: MIT
#include "models/remote/services.h"
