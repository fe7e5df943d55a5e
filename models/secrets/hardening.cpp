// SPDX-License-Identifier: MIT
#include "models/secrets/hardening.h"
