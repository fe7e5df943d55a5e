// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

#include <QHash>
#include <QStringList>

#include <optional>

/// Takes out of all that was written - events, lines, free pages, log, backups, damaged files that
/// were set aside - what has the form of a secret and stems from earlier versions, and streams that
/// the user deletes. Internal to models/journal.
namespace Erasure {

/// Marks \a database, which is empty, as clean: this version writes no secret.
[[nodiscard]] Result<> markClean(const Database &database);
/// True if \a database was cleaned by this version's idea of a secret. One row is read.
bool isClean(const Database &database);
/// Cleans rows, free pages and log of \a database, once. Needs one prepared for writing.
[[nodiscard]] Result<> cleanJournal(const Database &database);

/// Deletes the streams \a ids. From then on they count as never written; their traces go with
/// cleanFiles().
[[nodiscard]] Result<> eraseStreams(const Database &database, const QStringList &ids);
/// Paths of the damaged files that were set aside in \a folder, also of those of which only the log
/// was left.
QStringList setAside(const QString &folder);
/// The streams that were deleted while their traces may still be somewhere.
QStringList pending(const Database &database);
/// Notes in \a database, a new one, that the traces of \a ids are still to go.
[[nodiscard]] Result<> carryOver(const Database &database, const QStringList &ids);

/// The files beside a journal, and how far they were cleaned.
struct Files
{
    QString journal;
    QStringList erased; ///< streams of which no file may tell
    QStringList backups;
    QStringList damaged; ///< set aside
    QHash<QString, qint64> cleaned; ///< name of a file set aside -> its size; not read again
    int removed = 0; ///< backups that could not be cleaned, of a journal that holds all they did
    Result<> outcome;
};
/// What there is to clean in the file of \a database and beside it; nothing if all is clean.
std::optional<Files> filesBeside(const Database &database);
/// Takes the traces of what was deleted out of the journal itself, on any thread: nobody can write
/// meanwhile. To be done before the next.
void compact(Files &files);
/// Cleans those beside it, on any thread; a big file takes seconds. What holds no secret and
/// nothing of what was deleted is not touched.
void cleanFiles(Files &files);
/// Notes in \a database what cleanFiles() has done; all is clean if it has done all. A run that is
/// cut short is repeated by the next start.
[[nodiscard]] Result<> finish(const Database &database, const Files &files);
/// "storage.secret-erased" {"count" of events,"backups" that had to be deleted} from the run that
/// found something until forget(); empty id if there is nothing to tell.
Finding notice(const Database &database);
/// The user was told.
void forget(const Database &database);
} // namespace Erasure
