// SPDX-License-Identifier: MIT
#include "models/journal/timelinemodel.h"
