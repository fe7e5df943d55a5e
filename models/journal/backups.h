// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

#include <QDateTime>
#include <QStringList>

#include <functional>

/// Checked copies of the journal in "<folder>/backups", named "journal.v<schema>.<UTC
/// time>.sqlite"; the one just made and two others are kept, whole ones before damaged ones, then
/// those that hold most: a clock that was wrong says nothing about them. A "backups" that is a link
/// is not followed. Internal to models/journal.
namespace Backups {

/// Writes a copy of \a database as it is now, waits for the disk, opens and checks it. Returns its
/// path.
[[nodiscard]] Result<QString> make(const Database &database, const QDateTime &now);
/// Fails with "storage.damaged" unless the schema of \a database and every row in it is as it was
/// written. Reads all of it.
[[nodiscard]] Result<> verify(const Database &database);
/// Paths of the copies for the journal in \a folder, the one that holds most events first, the
/// name's time only among equals. A copy that cannot be read is last.
QStringList list(const QString &folder);
/// When the copy \a path was made.
QDateTime timeOf(const QString &path);
/// Removes what a copy that was cut short has left.
void removePartial(const QString &folder);
/// True if no copy was made within the last day.
bool isDue(const QString &folder, const QDateTime &now);
/// Brings \a path, one of the copies, to what \a change makes of it: the changed copy takes its
/// place only when it is whole.
[[nodiscard]] Result<> rewrite(
    const QString &path, const std::function<Result<>(const Database &)> &change);
} // namespace Backups
