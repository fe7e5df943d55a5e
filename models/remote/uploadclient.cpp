// SPDX-License-Identifier: MIT
#include "models/remote/uploadclient.h"
