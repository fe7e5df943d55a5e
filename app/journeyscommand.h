// SPDX-License-Identifier: MIT
#pragma once
#include "app/commandline.h"

/// "mpwizard journeys": prints the page graphs. Returns the exit code.
int runJourneys(const CommandLine &line);
