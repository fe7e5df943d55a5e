// SPDX-License-Identifier: MIT
#include "models/remote/wechatclient.h"
