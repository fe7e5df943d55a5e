// SPDX-License-Identifier: MIT
#pragma once
#include "app/commandline.h"

/// "mpwizard explain": prints what an error text or code means. Offline. Returns the exit code.
int runExplain(const CommandLine &line);
