// SPDX-License-Identifier: MIT
#include "models/remote/httpclient.h"
