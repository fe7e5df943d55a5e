// SPDX-License-Identifier: MIT
#include "models/remote/domainprobe.h"
