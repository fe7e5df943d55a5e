// SPDX-License-Identifier: MIT
#pragma once
#include "models/secrets/secretstore.h"

/// Asks the Secret Service on the session bus for its state (Linux); blocks at most 2 s a call, so it runs in the helper
/// process only. Windows (Credential Manager) and macOS (Keychain) need no probe: their counterpart returns Unlocked.
KeychainState probeKeychain();
