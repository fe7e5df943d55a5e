// SPDX-License-Identifier: MIT
#pragma once
#include "app/commandline.h"

/// Opens the window and runs until it is closed. Returns the exit code.
int runWindow(int &argc, char **argv, const CommandLine &line);
