// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"

#include <optional>

// Parts of Qt that are files of their own: a package may be missing, and then nothing would work
// without a word why.

/// "install.no-sqlite" if no journal can be kept. Needs a QCoreApplication, like the other.
std::optional<Finding> missingSqlite();
/// "install.no-tls" if no service can be asked.
std::optional<Finding> missingTls();
