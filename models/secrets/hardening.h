// SPDX-License-Identifier: MIT
#pragma once

/// Makes the process harder to read: no core dumps, not dumpable, SIGXFSZ ignored, no file in the
/// place of a closed standard stream (Linux: RLIMIT_CORE, prctl). Windows counterpart: a process
/// DACL; macOS: PT_DENY_ATTACH. Call first thing in main().
void hardenProcess();

/// Overwrites what finished calls have left on this thread's stack, each time its event loop has
/// nothing to do: vector registers with a piece of a secret are saved there, where no owner can
/// wipe them. Needs a QCoreApplication.
void keepStackClean();
