// SPDX-License-Identifier: MIT
#include "models/sandbox/answer.h"
