// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

#include <QStringList>

#include <functional>

/// The only places where what was written is ever changed: each lifts the rule that forbids it for
/// the length of one transaction. Internal to models/journal.
namespace RowChanges {

/// Masks what has the form of a secret in all events and lines, and calls \a alongside with the
/// number of events that changed, in the same transaction. A row that does not fit its digest stays
/// one.
[[nodiscard]] Result<> maskSecrets(
    const Database &database, const std::function<Result<>(int)> &alongside);
/// True if a row that can be read has the form of a secret in it, whatever else is damaged.
bool holdsSecret(const Database &database);
/// Deletes all events, lines and relations of the streams \a ids, and calls \a alongside in the
/// same transaction.
[[nodiscard]] Result<> erase(
    const Database &database, const QStringList &ids, const std::function<Result<>()> &alongside);
} // namespace RowChanges
