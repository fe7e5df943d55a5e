// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"
#include "models/core/secret.h"

/// Reading what must not stand on the command line. No unwiped copy is left.
namespace SecretInput {

/// Most a file may hold; one byte more is read, so that a check can say "too large".
inline constexpr qsizetype kLimit = 16'384;

/// The whole of an ordinary file, cut off after kLimit + 1 bytes. Never waits, not even for a named
/// pipe. Fails with "file.missing", "file.unreadable" or "file.not-regular" {"file"}.
[[nodiscard]] Result<Secret> file(const QString &path);
/// Standard input up to its end; at a terminal one line, without echo. Fails with
/// "input.too-large" or "input.unreadable".
[[nodiscard]] Result<Secret> standardInput();
/// \a secret without one line end at its end, as editors and echo leave it.
Secret withoutLineEnd(const Secret &secret);
} // namespace SecretInput
