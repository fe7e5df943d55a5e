// SPDX-License-Identifier: MIT
#include "models/journal/journeylistmodel.h"
