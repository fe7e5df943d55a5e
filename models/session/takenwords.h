// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secretsieve.h"

/// What a person must know of what \a sieve took out or turned away, in words, a line each; empty
/// if there is nothing.
QString wordsOf(const SecretSieve &sieve);
