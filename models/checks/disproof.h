// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"

/// True if \a finding says that the value itself is wrong (so there is nothing to keep), false if
/// only the proof could not be had: no network, WeChat busy, an IP whitelist, a frozen secret, no
/// keychain.
bool disproves(const Finding &finding);

/// True if \a finding is why a proof could not be had, so that one may go on without it; false if
/// it is about keeping the value, or the wait was ended.
bool leavesUnproved(const Finding &finding);

/// What a check that ended with \a finding has come to: Failed, Unknown where nothing was proved
/// (offline, busy), Skipped when it was cancelled.
CheckStatus statusOf(const Finding &finding);
