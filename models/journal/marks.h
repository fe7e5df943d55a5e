// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

#include <QHash>

/// Notes of the program about the file itself, in the table "marks". It is not part of the schema:
/// a file without the table is one without marks. Internal to models/journal.
namespace Marks {

/// 0 if it is not there.
[[nodiscard]] Result<qint64> value(const Database &database, const QString &name);
/// Makes the table if it is missing.
[[nodiscard]] Result<> make(const Database &database);
[[nodiscard]] Result<> set(const Database &database, const QString &name, qint64 value);
[[nodiscard]] Result<> remove(const Database &database, const QString &name);
/// Those whose name begins with \a prefix, by the rest of the name. None if they cannot be read.
QHash<QString, qint64> startingWith(const Database &database, const QString &prefix);
} // namespace Marks
