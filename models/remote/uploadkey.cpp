// SPDX-License-Identifier: MIT
#include "models/remote/uploadkey.h"
