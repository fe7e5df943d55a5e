// SPDX-License-Identifier: MIT
#include "models/remote/domainsyntax.h"
