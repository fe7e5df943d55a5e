// SPDX-License-Identifier: MIT
#include "models/sandbox/sandboxnetwork.h"
