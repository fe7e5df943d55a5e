// SPDX-License-Identifier: MIT
#include "models/secrets/sessionsecretstore.h"
