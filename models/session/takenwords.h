// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secretsieve.h"

/// What a person must know of what \a sieve took out or turned away, in words, a line each; empty
/// if there is nothing. \a isKept: what it took out before waits for its page now.
QString wordsOf(const SecretSieve &sieve, bool isKept = false);
