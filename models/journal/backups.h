// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

#include <QDateTime>
#include <QStringList>

/// Checked copies of the journal in "<folder>/backups", named "journal.v<schema>.<UTC
/// time>.sqlite"; the newest three are kept. Internal to models/journal.
namespace Backups {

/// Writes a copy of \a database as it is now, waits for the disk, opens and checks it. Returns its
/// path.
[[nodiscard]] Result<QString> make(const Database &database, const QDateTime &now);
/// Paths of the copies for the journal in \a folder, newest first.
QStringList list(const QString &folder);
/// When the copy \a path was made.
QDateTime timeOf(const QString &path);
/// True if the newest copy is older than a day.
bool isDue(const QString &folder, const QDateTime &now);
/// Writes the newest copy that passes its check to \a target (a private file, on the disk). Returns
/// the time it was made; "storage.missing" if there is none.
[[nodiscard]] Result<QDateTime> restoreNewest(const QString &folder, const QString &target);
} // namespace Backups
