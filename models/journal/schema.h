// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/migrations.h"

/// The tables, indexes and triggers that a journal says it has. SQLite takes their texts as they
/// stand: a flipped bit in one is another column to it, and no damage. Internal to models/journal.
namespace Schema {

/// Fails with "storage.damaged" unless \a database has exactly what \a migrations make up to its
/// version. A newer version is not judged.
[[nodiscard]] Result<> check(
    const Database &database, const QList<Migration> &migrations = shippedMigrations());
/// The rows of \a path, read by the shipped texts where its own are damaged, also if it does not
/// begin like a database any more: a copy beside it that
/// has lost its name already and vanishes when it is closed. Fails if nothing can be read so.
[[nodiscard]] Result<Database> mended(const QString &path);
} // namespace Schema
