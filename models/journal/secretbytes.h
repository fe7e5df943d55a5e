// SPDX-License-Identifier: MIT
#pragma once
#include <QString>

/// Secrets in the raw bytes of a file, for what SQLite cannot read. Only forms that no row of a
/// journal takes by chance: a run of 32 to 40 hex digits, and private keys (PEM), whole or a line
/// of them. The file is mapped, not read. Internal to models/journal.
namespace SecretBytes {

/// False for a file that cannot be read.
bool areIn(const QString &path);
/// Overwrites them with '*' and waits for the disk. The file keeps its size. False on failure.
bool overwrite(const QString &path);
} // namespace SecretBytes
