// SPDX-License-Identifier: MIT
#include "models/secrets/keychainhelper.h"
