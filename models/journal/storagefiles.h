// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QDateTime>
#include <QString>

/// Files and folders of the journal: private to the user, never through a link. Internal to
/// models/journal.
namespace Storage {

/// The finding for an errno: "storage.full" {"needed": MB}, "storage.read-only", "storage.missing",
/// "storage.not-a-file"
/// {"file"} or "storage.io" {"code"}.
Finding findingForErrno(int code, const QString &path);
/// True if not even a few pages fit on the disk of \a path.
bool isFull(const QString &path);
/// "storage.full" with the megabytes that should be freed on the disk of \a path.
Finding full(const QString &path);

/// Makes \a folder (0700) and its parents if missing; takes the rights of others away if it is
/// empty or holds a journal already. Fails if nothing can be written there.
[[nodiscard]] Result<> prepareFolder(const QString &folder);
/// Fails unless \a path is absent or a regular file of the user; a link, a pipe or a folder is
/// "storage.not-a-file".
[[nodiscard]] Result<> requirePlainFile(const QString &path);
/// Fails with "storage.no-access" {"file"} if this process may not read \a path.
[[nodiscard]] Result<> requireReadable(const QString &path);
/// Fails if this process may not write \a path.
[[nodiscard]] Result<> requireWritable(const QString &path);
/// A new empty file, 0600 whatever the umask; one that stands there already is replaced.
[[nodiscard]] Result<> createPrivateFile(const QString &path);
/// Takes the rights of group and others away.
void makePrivate(const QString &path);
/// Waits until the file or folder is on the disk.
[[nodiscard]] Result<> sync(const QString &path);
/// Renames and waits until the new name is on the disk.
[[nodiscard]] Result<> rename(const QString &from, const QString &to);
/// Renames a database with its -wal and -shm, as far as they exist, to a name that says when;
/// returns the new file name.
[[nodiscard]] Result<QString> setAside(const QString &path, const QDateTime &now);
/// Renames \a path to a name that says when, whatever it is; a link is renamed, not followed.
[[nodiscard]] Result<QString> moveAside(const QString &path, const QDateTime &now);
/// Removes the file \a path and what SQLite may have left beside it.
void removeDatabase(const QString &path);

/// For file names: "20260131T235959123Z".
QString stamp(const QDateTime &time);
/// The other way round; invalid if \a text is no stamp.
QDateTime timeOfStamp(const QString &text);
} // namespace Storage
