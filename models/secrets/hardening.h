// SPDX-License-Identifier: MIT
#pragma once

/// Makes the process harder to read: no core dumps, not dumpable, SIGXFSZ ignored (Linux: RLIMIT_CORE, prctl).
/// Windows counterpart: a process DACL; macOS: PT_DENY_ATTACH. Call first thing in main().
void hardenProcess();
