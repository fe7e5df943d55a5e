// SPDX-License-Identifier: MIT
#pragma once

/// The hidden subcommand's main: reads one request from stdin, does one keychain operation, writes
/// one answer to stdout, returns the exit code. Needs a QCoreApplication. Protocol:
/// keychainhelper.cpp, top.
int runKeychainHelper();
