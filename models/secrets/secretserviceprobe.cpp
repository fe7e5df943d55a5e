// SPDX-License-Identifier: MIT
#include "models/secrets/secretserviceprobe.h"
