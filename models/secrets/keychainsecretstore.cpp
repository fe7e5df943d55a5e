// SPDX-License-Identifier: MIT
#include "models/secrets/keychainsecretstore.h"
