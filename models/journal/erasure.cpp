// SPDX-License-Identifier: MIT
#include "models/journal/erasure.h"

#include "models/journal/backups.h"
#include "models/journal/eventrows.h"
#include "models/journal/migrations.h"
#include "models/journal/salvage.h"
#include "models/journal/secretbytes.h"
#include "models/journal/storagefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Erasure {
namespace {
// To be raised when secretsIn() learns another form: then all files are searched again.
constexpr int formsKnown = 1;
const QString clean = u"clean"_s;
const QString erased = u"erased"_s;
const QString removed = u"removed"_s;
const QString ownRows = u"rows"_s; // the journal's, not yet those of the files beside it

Result<qint64> mark(const Database &database, const QString &name)
{
    // Not part of the schema: a file without the table is one without marks.
    const auto table = database.value(u"SELECT COUNT(*) FROM sqlite_schema WHERE name='marks'"_s);
    if (!table || table->toInt() == 0) {
        return table ? Result<qint64>(0) : tl::unexpected(table.error());
    }
    const auto value = database.value(u"SELECT value FROM marks WHERE name=?"_s, {name});
    return value ? Result<qint64>(value->toLongLong()) : tl::unexpected(value.error());
}

Result<> setMark(const Database &database, const QString &name, qint64 value)
{
    auto done = database.run(u"CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, "
                             "value INTEGER NOT NULL) STRICT, WITHOUT ROWID"_s);
    if (done) {
        done = database.run(u"INSERT OR REPLACE INTO marks VALUES (?,?)"_s, {name, value});
    }
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<> add(const Database &database, const QString &name, qint64 more)
{
    const auto before = mark(database, name);
    if (!before) {
        return tl::unexpected(before.error());
    }
    return more == 0 ? Result<>() : setMark(database, name, *before + more);
}

/// Rows, then the pages and the log that held them. The number of the events is kept in the file
/// until the user was told, whatever happens in between.
Result<int> cleanRows(const Database &database)
{
    int count = 0;
    const auto masked = Rows::maskSecrets(database, [&](int changed) {
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
    if (mark(database, erased).value_or(1) == 0) {
        return {};
    }
    const auto compacted = database.run(u"VACUUM"_s);
    return compacted ? database.checkpoint() : tl::unexpected(compacted.error());
}

Result<> cleanCopy(const Database &copy)
{
    const auto masked = cleanRows(copy);
    if (!masked) {
        return tl::unexpected(masked.error());
    }
    if (const auto compacted = copy.run(u"VACUUM"_s); !compacted) {
        return tl::unexpected(compacted.error());
    }
    return markClean(copy);
}

/// A journal of which each event fits its digest holds all that a backup could give back.
bool isWhole(const QString &journal)
{
    const auto database = Database::open(journal, Database::Mode::ReadOnly);
    return database && Rows::verifyAllEvents(*database);
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
    return database && Rows::holdsSecret(*database);
}

/// All that SQLite can read of \a path and its log, masked, in a new file \a fresh.
Result<> salvageClean(const QString &path, const QString &fresh)
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
    const auto salvaged = salvage({path}, fresh, {});
    if (!salvaged) {
        return tl::unexpected(salvaged.error());
    }
    return salvaged->journeys > 0 ? cleanCopy(*database) : failure(u"storage.lost"_s);
}

/// A file that holds no secret stays as it is, to the byte. Else a clean copy takes its place with
/// all that SQLite can read; where it can read nothing, the bytes are overwritten. A log is never
/// written into: what could be read of it stands in the copy, and it goes.
Result<> cleanDamaged(const QString &path)
{
    if (!holdsSecret(path)) {
        return {};
    }
    const QString fresh = path + u".new"_s;
    auto done = QFileInfo::exists(path) ? salvageClean(path, fresh) : Result<>();
    const bool isCopied = done && QFileInfo::exists(path);
    if (isCopied) {
        done = Storage::sync(fresh);
    } else if (!done && done.error().id == "storage.lost"_L1) {
        done = SecretBytes::overwrite(path) ? Result<>() : ioFailure(path);
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
Result<> cleanBackup(const QString &journal, const QString &path, int &gone)
{
    const auto backup = Database::open(path, Database::Mode::Immutable);
    if (backup && isClean(*backup)) {
        return {};
    }
    const auto done = Backups::rewrite(path, cleanCopy);
    if (done || done.error().id != "storage.damaged"_L1) {
        return done;
    }
    if (!isWhole(journal)) {
        return cleanDamaged(path);
    }
    gone += QFile::remove(path) ? 1 : 0;
    return {};
}

/// Files set aside, also those of which only the log was left.
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

qint64 sizeOf(const QString &path)
{
    return QFileInfo(path).size() + QFileInfo(logOf(path)).size();
}

const QString filePrefix = u"file%1:"_s.arg(formsKnown);

QHash<QString, qint64> knownFiles(const Database &database)
{
    QHash<QString, qint64> known;
    (void)database.each(u"SELECT name, value FROM marks WHERE name LIKE ?"_s,
        {QString(filePrefix + u'%')}, [&known](const QSqlQuery &row) -> Result<> {
            known.insert(row.value(0).toString().mid(filePrefix.size()), row.value(1).toLongLong());
            return {};
        });
    return known;
}
} // namespace

Result<> markClean(const Database &database)
{
    return setMark(database, clean, formsKnown);
}

bool isClean(const Database &database)
{
    return mark(database, clean).value_or(0) >= formsKnown;
}

Result<> cleanJournal(const Database &database)
{
    if (isClean(database) || mark(database, ownRows).value_or(0) >= formsKnown) {
        return {};
    }
    Backups::removePartial(QFileInfo(database.path()).absolutePath());
    Storage::removeDatabase(database.path() + u".new"_s);
    if (const auto rows = cleanRows(database); !rows) {
        return tl::unexpected(rows.error());
    }
    const auto done = cleanPages(database);
    return done ? setMark(database, ownRows, formsKnown) : done;
}

std::optional<Files> filesBeside(const Database &database)
{
    const QString folder = QFileInfo(database.path()).absolutePath();
    Files files{database.path(), Backups::list(folder), setAside(folder), {}, 0, {}};
    if (isClean(database) || (files.backups.isEmpty() && files.damaged.isEmpty())) {
        return std::nullopt;
    }
    files.cleaned = knownFiles(database);
    return files;
}

void cleanFiles(Files &files)
{
    for (const QString &path : std::as_const(files.damaged)) {
        const QString name = QFileInfo(path).fileName();
        if (files.cleaned.value(name, -1) == sizeOf(path)) {
            continue;
        }
        if (const auto done = cleanDamaged(path); !done) {
            files.outcome = done;
            return;
        }
        files.cleaned.insert(name, sizeOf(path));
    }
    for (const QString &path : std::as_const(files.backups)) {
        files.outcome = cleanBackup(files.journal, path, files.removed);
        if (!files.outcome) {
            return;
        }
    }
}

Result<> finish(const Database &database, const Files &files)
{
    return database.transaction([&]() -> Result<> {
        auto done = add(database, removed, files.removed);
        for (auto it = files.cleaned.cbegin(); done && it != files.cleaned.cend(); ++it) {
            done = setMark(database, filePrefix + it.key(), it.value());
        }
        return done && files.outcome ? markClean(database) : done;
    });
}

Finding notice(const Database &database)
{
    const qint64 count = mark(database, erased).value_or(0);
    if (count == 0 || !isClean(database)) {
        return {};
    }
    return {u"storage.secret-erased"_s,
        {{u"count"_s, count}, {u"backups"_s, mark(database, removed).value_or(0)}}, {}};
}

void forget(const Database &database)
{
    if (!notice(database).id.isEmpty()) {
        (void)database.run(u"DELETE FROM marks WHERE name IN (?,?)"_s, {erased, removed});
    }
}
} // namespace Erasure
