// SPDX-License-Identifier: MIT
#include "models/journal/erasure.h"

#include "models/journal/backups.h"
#include "models/journal/eventrows.h"
#include "models/journal/marks.h"
#include "models/journal/migrations.h"
#include "models/journal/rowchanges.h"
#include "models/journal/salvage.h"
#include "models/journal/secretbytes.h"
#include "models/journal/storagefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Erasure {
namespace {
// To be raised when secretsIn() learns another form: then all files are searched again.
constexpr int formsKnown = 2;
constexpr int attempts = 40; // SQLite waits a moment in each
const QString clean = u"clean"_s;
const QString erased = u"erased"_s;
const QString removed = u"removed"_s;
const QString erasePrefix = u"erase:"_s; // and the id of a stream that was deleted
const QString ownRows = u"rows"_s; // the journal's, not yet those of the files beside it

Result<> add(const Database &database, const QString &name, qint64 more)
{
    const auto before = Marks::value(database, name);
    if (!before) {
        return tl::unexpected(before.error());
    }
    return more == 0 ? Result<>() : Marks::set(database, name, *before + more);
}

/// True if \a database holds no secret in its own rows, whatever stands beside it.
bool hasCleanRows(const Database &database)
{
    return isClean(database) || Marks::value(database, ownRows).value_or(0) >= formsKnown;
}

/// Those of \a backups that were not made of clean rows.
QStringList uncleanOf(QStringList backups)
{
    backups.removeIf([](const QString &path) {
        const auto backup = Database::open(path, Database::Mode::Immutable);
        return backup && hasCleanRows(*backup);
    });
    return backups;
}

/// Rows, then the pages and the log that held them. The number of the events is kept in the file
/// until the user was told, whatever happens in between.
Result<int> cleanRows(const Database &database)
{
    int count = 0;
    const auto masked = RowChanges::maskSecrets(database, [&](int changed) {
        count = changed;
        return add(database, erased, changed);
    });
    if (!masked) {
        return tl::unexpected(masked.error());
    }
    return count;
}

/// What was freed long ago stands in free pages; a run cut short may have left them.
Result<> cleanPages(const Database &database)
{
    if (Marks::value(database, erased).value_or(1) == 0) {
        return {};
    }
    const auto compacted = database.run(u"VACUUM"_s);
    return compacted ? database.checkpoint() : tl::unexpected(compacted.error());
}

Result<> cleanCopy(const Database &copy, const QStringList &ids)
{
    const auto masked = cleanRows(copy);
    if (!masked) {
        return tl::unexpected(masked.error());
    }
    if (const auto done = RowChanges::erase(copy, ids, [] { return Result<>(); }); !done) {
        return done;
    }
    if (const auto compacted = copy.run(u"VACUUM"_s); !compacted) {
        return tl::unexpected(compacted.error());
    }
    return markClean(copy);
}

/// A journal of which each row fits its digest holds all that a backup could give back.
bool isWhole(const QString &journal)
{
    const auto database = Database::open(journal, Database::Mode::ReadOnly);
    return database && Backups::verify(*database);
}

QString logOf(const QString &path)
{
    return path + u"-wal"_s;
}

Result<Database> openToRead(const QString &path)
{
    const bool hasLog = QFileInfo(logOf(path)).size() > 0;
    return Database::open(path, hasLog ? Database::Mode::ReadOnly : Database::Mode::Immutable);
}

Result<> ioFailure(const QString &path)
{
    return failure(u"storage.io"_s, {{u"code"_s, QFileInfo(path).fileName()}});
}

bool holdsSecret(const QString &path)
{
    if (SecretBytes::areIn(path) || SecretBytes::areIn(logOf(path))) {
        return true;
    }
    const auto database = openToRead(path);
    return database && RowChanges::holdsSecret(*database);
}

/// Each row of a stream begins with its id. A file that cannot be read may hold any.
bool mentions(const QString &path, const QStringList &ids)
{
    QFile file(path);
    if (ids.isEmpty() || !file.exists() || file.size() == 0) {
        return false;
    }
    const uchar *bytes = file.open(QIODevice::ReadOnly) ? file.map(0, file.size()) : nullptr;
    const QByteArrayView view(bytes, bytes != nullptr ? file.size() : 0);
    return bytes == nullptr || std::any_of(ids.begin(), ids.end(), [view](const QString &id) {
        return view.indexOf(id.toLatin1()) >= 0;
    });
}

/// All that SQLite can read of \a path and its log but \a ids, masked, in a new file \a fresh.
Result<> salvageClean(const QString &path, const QString &fresh, const QStringList &ids)
{
    if (const auto created = Storage::createPrivateFile(fresh); !created) {
        return created;
    }
    const auto database = Database::open(fresh, Database::Mode::ReadWrite);
    if (!database) {
        return tl::unexpected(database.error());
    }
    if (const auto made = migrate(*database, shippedMigrations()); !made) {
        return made;
    }
    const auto salvaged = salvage({path}, fresh, {}, ids);
    if (!salvaged) {
        return tl::unexpected(salvaged.error());
    }
    return salvaged->journeys > 0 ? cleanCopy(*database, {}) : failure(u"storage.lost"_s);
}

/// Nothing of \a path can be read: secrets are overwritten; what tells of a stream that was deleted
/// goes as a whole.
Result<> cleanUnreadable(const QString &path, bool isMentioned)
{
    const bool isDone = isMentioned ? QFile::remove(path) : SecretBytes::overwrite(path);
    return isDone ? Result<>() : ioFailure(path);
}

/// A file that holds no secret and nothing of \a ids stays as it is, to the byte. Else a clean copy
/// takes its place with all that SQLite can read. A log is never written into: what could be read
/// of it stands in the copy, and it goes.
Result<> cleanDamaged(const QString &path, const QStringList &ids)
{
    const bool isMentioned = mentions(path, ids) || mentions(logOf(path), ids);
    if (!isMentioned && !holdsSecret(path)) {
        return {};
    }
    const QString fresh = path + u".new"_s;
    auto done = QFileInfo::exists(path) ? salvageClean(path, fresh, ids) : Result<>();
    const bool isCopied = done && QFileInfo::exists(path);
    if (isCopied) {
        done = Storage::sync(fresh);
    } else if (!done && done.error().id == "storage.lost"_L1) {
        done = cleanUnreadable(path, isMentioned);
    }
    if (done) {
        QFile::remove(path + u"-shm"_s);
        QFile::remove(logOf(path));
        done = QFileInfo::exists(logOf(path)) ? ioFailure(path) : done;
    }
    if (done) {
        done = isCopied ? Storage::rename(fresh, path) : done;
    }
    Storage::removeDatabase(fresh);
    return done;
}

/// The journal itself holds all that a damaged backup does, if it is whole: then that goes.
Result<> cleanBackup(Files &files, const QString &path)
{
    const auto backup = Database::open(path, Database::Mode::Immutable);
    if (backup && hasCleanRows(*backup) && !mentions(path, files.erased)) {
        return {};
    }
    const auto done = Backups::rewrite(
        path, [&files](const Database &copy) { return cleanCopy(copy, files.erased); });
    if (done || done.error().id != "storage.damaged"_L1) {
        return done;
    }
    if (!isWhole(files.journal)) {
        return cleanDamaged(path, files.erased);
    }
    files.removed += QFile::remove(path) ? 1 : 0;
    return {};
}

/// The pages and the log of the journal itself. Somebody may be writing just now.
Result<> cleanOwnFile(const QString &journal)
{
    const auto database = Database::open(journal, Database::Mode::ReadWrite);
    if (!database) {
        return tl::unexpected(database.error());
    }
    auto done = database->prepareForWriting();
    for (int i = 0; done && i < attempts; ++i) {
        const auto compacted = database->run(u"VACUUM"_s);
        done = compacted ? database->checkpoint() : tl::unexpected(compacted.error());
        if (done || done.error().id != "storage.busy"_L1) {
            break;
        }
        done = i + 1 < attempts ? Result<>() : done;
    }
    return done;
}

qint64 sizeOf(const QString &path)
{
    return QFileInfo(path).size() + QFileInfo(logOf(path)).size();
}

const QString filePrefix = u"file%1:"_s.arg(formsKnown);

} // namespace

QStringList setAside(const QString &folder)
{
    const QDir dir(folder);
    const QStringList names{u"journal.damaged-*.sqlite"_s, u"journal.damaged-*.sqlite-*"_s};
    QStringList paths;
    for (QString name : dir.entryList(names, QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        for (const QString &part : {u"-wal"_s, u"-shm"_s}) {
            name = name.endsWith(part) ? name.chopped(part.size()) : name;
        }
        if (!paths.contains(dir.filePath(name))) {
            paths.append(dir.filePath(name));
        }
    }
    return paths;
}

Result<> markClean(const Database &database)
{
    return Marks::set(database, clean, formsKnown);
}

bool isClean(const Database &database)
{
    return Marks::value(database, clean).value_or(0) >= formsKnown;
}

Result<> cleanJournal(const Database &database)
{
    if (hasCleanRows(database)) {
        return {};
    }
    Backups::removePartial(QFileInfo(database.path()).absolutePath());
    Storage::removeDatabase(database.path() + u".new"_s);
    if (const auto rows = cleanRows(database); !rows) {
        return tl::unexpected(rows.error());
    }
    const auto done = cleanPages(database);
    return done ? Marks::set(database, ownRows, formsKnown) : done;
}

Result<> eraseStreams(const Database &database, const QStringList &ids)
{
    Backups::removePartial(QFileInfo(database.path()).absolutePath());
    Storage::removeDatabase(database.path() + u".new"_s);
    Storage::removeDatabase(database.path() + u".log"_s);
    return RowChanges::erase(database, ids, [&] { return carryOver(database, ids); });
}

QStringList pending(const Database &database)
{
    return Marks::startingWith(database, erasePrefix).keys();
}

Result<> carryOver(const Database &database, const QStringList &ids)
{
    Result<> done;
    for (const QString &id : ids) {
        done = done ? Marks::set(database, erasePrefix + id, 1) : done;
    }
    return done;
}

std::optional<Files> filesBeside(const Database &database)
{
    const QString folder = QFileInfo(database.path()).absolutePath();
    Files files{
        database.path(), pending(database), Backups::list(folder), setAside(folder), {}, 0, {}};
    if (files.erased.isEmpty()) {
        const bool isDone =
            isClean(database) || (files.damaged.isEmpty() && uncleanOf(files.backups).isEmpty());
        if (isDone) {
            return std::nullopt;
        }
    }
    files.cleaned = Marks::startingWith(database, filePrefix);
    return files;
}

void compact(Files &files)
{
    if (!files.erased.isEmpty()) {
        files.outcome = cleanOwnFile(files.journal);
    }
}

void cleanFiles(Files &files)
{
    for (const QString &path : std::as_const(files.damaged)) {
        const QString name = QFileInfo(path).fileName();
        const bool isKnown = files.cleaned.value(name, -1) == sizeOf(path);
        if (files.outcome && (!isKnown || !files.erased.isEmpty())) {
            files.outcome = cleanDamaged(path, files.erased);
            files.cleaned.insert(name, files.outcome ? sizeOf(path) : -1);
        }
    }
    for (const QString &path : std::as_const(files.backups)) {
        files.outcome = files.outcome ? cleanBackup(files, path) : files.outcome;
    }
}

Result<> finish(const Database &database, const Files &files)
{
    return database.transaction([&]() -> Result<> {
        auto done = add(database, removed, files.removed);
        for (auto it = files.cleaned.cbegin(); done && it != files.cleaned.cend(); ++it) {
            done = Marks::set(database, filePrefix + it.key(), it.value());
        }
        for (const QString &id : files.erased) {
            done = done && files.outcome ? Marks::remove(database, erasePrefix + id) : done;
        }
        return done && files.outcome ? markClean(database) : done;
    });
}

Finding notice(const Database &database)
{
    const qint64 count = Marks::value(database, erased).value_or(0);
    if (count == 0 || !isClean(database)) {
        return {};
    }
    return {u"storage.secret-erased"_s,
        {{u"count"_s, count}, {u"backups"_s, Marks::value(database, removed).value_or(0)}}, {}};
}

void forget(const Database &database)
{
    if (!notice(database).id.isEmpty()) {
        (void)database.run(u"DELETE FROM marks WHERE name IN (?,?)"_s, {erased, removed});
    }
}
} // namespace Erasure
