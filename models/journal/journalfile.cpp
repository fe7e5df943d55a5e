// SPDX-License-Identifier: MIT
#include "models/journal/journalfile.h"

#include "models/journal/backups.h"
#include "models/journal/erasure.h"
#include "models/journal/eventrows.h"
#include "models/journal/inventory.h"
#include "models/journal/salvage.h"
#include "models/journal/schema.h"
#include "models/journal/storagefiles.h"
#include "models/journal/tally.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QtEndian>

#include <functional>

using namespace Qt::StringLiterals;

namespace {
// Up to here a full check takes a few ms; above, it would be seen at start.
constexpr qint64 smallFile = 8 * 1024 * 1024;
constexpr qsizetype headerSize = 100;

const QString damagedId = u"storage.damaged"_s;

Finding damaged(const QString &fileName)
{
    return {damagedId, {{u"kept"_s, fileName}}, {}};
}

QString logPath(const QString &path)
{
    return path + u"-wal"_s;
}

/// What SQLite itself does not call damaged: an empty file is an empty database to it, an unknown
/// format number a reason to refuse writing only, and the end of a last page that is cut off reads
/// as zeros.
Result<> checkHeader(const QString &path, bool hasLog)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(u"storage.io"_s, {{u"code"_s, u"open"_s}});
    }
    const QByteArray header = file.read(headerSize);
    const auto damage = tl::unexpected(damaged(QFileInfo(path).fileName()));
    const auto isKnown = [&header](
                             qsizetype at) { return header.at(at) == 1 || header.at(at) == 2; };
    if (header.size() < headerSize || !header.startsWith("SQLite format 3") || !isKnown(18)
        || !isKnown(19)) {
        return damage;
    }
    const int stored = qFromBigEndian<quint16>(header.constData() + 16);
    const int pageSize = stored == 1 ? 65536 : stored;
    // With a log the last page may have been half written; the log has it whole.
    if (pageSize < 512 || (!hasLog && file.size() % pageSize != 0)) {
        return damage;
    }
    return {};
}

/// A log that is left over tells that the last run did not close the journal.
Result<> check(const Database &database, bool leftOver)
{
    if (QFileInfo(database.path()).size() <= smallFile) {
        return database.check(u"integrity_check(1)"_s);
    }
    if (leftOver) {
        return database.check(u"quick_check(1)"_s);
    }
    auto sound = database.check(u"quick_check('journeys')"_s);
    if (sound && Rows::kindsIn(database).contains(Stream::Entity)) {
        sound = database.check(u"quick_check('entities')"_s);
    }
    return sound;
}

/// The schema's version; "storage.damaged" if the file is no journal at all.
Result<int> versionOf(const Database &database)
{
    const auto id = database.value(u"PRAGMA application_id"_s);
    const auto version = database.value(u"PRAGMA user_version"_s);
    if (!id || !version) {
        return tl::unexpected(!id ? id.error() : version.error());
    }
    if (id->toInt() != journalApplicationId || version->toInt() < 1) {
        return tl::unexpected(damaged(QFileInfo(database.path()).fileName()));
    }
    return version->toInt();
}

/// The schema's version of a journal that is sound as far as a start can look.
Result<int> judge(const Database &database, bool leftOver, const QList<Migration> &migrations)
{
    const auto version = versionOf(database);
    auto sound = version ? Schema::check(database, migrations) : tl::unexpected(version.error());
    if (sound) {
        sound = check(database, leftOver);
    }
    return sound ? version : tl::unexpected(sound.error());
}

/// A newer program may have chosen other settings: they stay.
Result<JournalFile> openNewer(const QString &path, int version)
{
    auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const Finding newer{u"storage.newer"_s, {{u"version"_s, version}}, {}};
    return JournalFile{std::move(*database), {newer}, newer, true, {}};
}

Result<> migrateFrom(
    const Database &database, int version, const QDateTime &now, const QList<Migration> &migrations)
{
    if (version < migrations.last().version) {
        if (const auto backup = Backups::make(database, now); !backup) {
            const QString reason = backup.error().id;
            return reason == "storage.read-only"_L1 || reason == "storage.not-a-file"_L1
                ? failure(u"storage.no-backup"_s, {{u"reason"_s, u"before-update"_s}})
                : tl::unexpected(backup.error());
        }
    }
    return migrate(database, migrations);
}

/// What was acknowledged but is not there: SQLite takes a damaged log for a short one, and one that
/// is gone for none.
Result<> checkTally(const Database &database)
{
    const Tally::Counts counts = Tally::read(QFileInfo(database.path()).absolutePath());
    const QStringList erased = counts.isEmpty() ? QStringList() : Erasure::pending(database);
    for (const Tally::Count &count : counts) {
        const auto row = Rows::line(database, count.stream);
        const qint64 stored = row && row->isSound ? row->lastSeq : count.lastSeq;
        const bool isGone = !row && row.error().id == "storage.missing"_L1;
        if ((isGone && !erased.contains(count.stream.id)) || stored < count.lastSeq) {
            return tl::unexpected(damaged(QFileInfo(database.path()).fileName()));
        }
    }
    return {};
}

/// A log that is left over is judged before anything can be moved from it into the journal.
Result<> checkLeftOver(const QString &path, const QList<Migration> &migrations)
{
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const auto version = judge(*database, true, migrations);
    return version ? checkTally(*database) : tl::unexpected(version.error());
}

/// Everything else is right: what only tidies up may fail and is tried again by the next start.
JournalFile finished(Database database, const Result<> &cleaned)
{
    JournalFile file{std::move(database), {}, {}, false, {}};
    if (!cleaned) {
        addErasure(file, cleaned);
        return file;
    }
    file.unclean = Erasure::filesBeside(file.database);
    if (!file.unclean && !Erasure::isClean(file.database)) {
        addErasure(file, Erasure::markClean(file.database));
    } else if (!file.unclean) {
        addErasure(file, {}); // the user may not have been told yet
    }
    return file;
}

/// Brings a sound journal of a schema that is known to the newest one.
Result<JournalFile> bringUpToDate(
    Database database, int version, const QDateTime &now, const QList<Migration> &migrations)
{
    auto ready = checkTally(database);
    if (ready) {
        ready = database.prepareForWriting();
    }
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    // Secrets of earlier versions go before anything is copied from journeys that may hold some.
    const auto cleaned = Erasure::cleanJournal(database);
    ready = migrateFrom(database, version, now, migrations);
    if (ready) {
        ready = Inventory::complete(database);
    }
    return ready ? finished(std::move(database), cleaned)
                 : Result<JournalFile>(tl::unexpected(ready.error()));
}

/// One that this start has just made has nothing to be judged.
Result<JournalFile> openMade(
    const QString &path, const QDateTime &now, const QList<Migration> &migrations)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    return database
        ? bringUpToDate(std::move(*database), migrations.last().version, now, migrations)
        : Result<JournalFile>(tl::unexpected(database.error()));
}

Result<JournalFile> openExisting(
    const QString &path, const QDateTime &now, const QList<Migration> &migrations)
{
    const bool leftOver = QFileInfo(logPath(path)).size() > 0;
    auto sound = checkHeader(path, leftOver);
    if (sound && leftOver) {
        sound = checkLeftOver(path, migrations);
    }
    if (!sound) {
        return tl::unexpected(sound.error());
    }
    Storage::makePrivate(path);
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const auto version = judge(*database, leftOver, migrations);
    if (!version) {
        return tl::unexpected(version.error());
    }
    return *version > migrations.last().version
        ? openNewer(path, *version)
        : bringUpToDate(std::move(*database), *version, now, migrations);
}

/// A file that putNew() waits for as a whole: no commit need wait for the disk.
Result<Database> openNew(const QString &path)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    for (const QString &setting : {u"synchronous=OFF"_s, u"journal_mode=MEMORY"_s}) {
        if (database) {
            if (const auto done = database->run(u"PRAGMA "_s + setting); !done) {
                return tl::unexpected(done.error());
            }
        }
    }
    return database;
}

Result<> fillNew(const QString &path, const QList<Migration> &migrations)
{
    if (const auto created = Storage::createPrivateFile(path); !created) {
        return created;
    }
    const auto database = openNew(path);
    return database ? migrate(*database, migrations) : tl::unexpected(database.error());
}

/// Runs \a fill on a new journal and puts it at \a path when it is whole: an empty or half
/// journal.sqlite can then only be damage.
Result<> putNew(const QString &path, const QList<Migration> &migrations,
    const std::function<Result<>(const QString &)> &fill)
{
    const QString fresh = path + u".new"_s;
    auto done = fillNew(fresh, migrations);
    if (done) {
        done = fill(fresh);
    }
    if (done) {
        done = Storage::sync(fresh);
    }
    if (done) {
        done = Storage::rename(fresh, path);
    }
    if (!done) {
        Storage::removeDatabase(fresh);
    }
    return done;
}

/// Nothing is to be tidied up in a new journal, and nothing to be taken over.
Result<> markNew(const QString &path)
{
    const auto database = openNew(path);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const auto marked = database->transaction([&database]() -> Result<> {
        const auto clean = Erasure::markClean(*database);
        return clean ? Inventory::markComplete(*database) : clean;
    });
    // Else who opens it first would wait for the disk; where there is no WAL it stays as it is.
    return marked ? database->run(u"PRAGMA journal_mode=WAL"_s) : marked;
}

Result<> create(const QString &path, const QList<Migration> &migrations)
{
    return putNew(path, migrations, markNew);
}

/// What a damaged journal may still tell of erasures.
struct Erasures
{
    bool isClean = false; ///< neither it nor what stands beside it holds a secret
    QStringList pending;
};

Erasures erasuresOf(const QString &path)
{
    const bool hasLog = QFileInfo(logPath(path)).size() > 0;
    auto database =
        Database::open(path, hasLog ? Database::Mode::ReadOnly : Database::Mode::Immutable);
    if (!database || !Schema::check(*database)) {
        if (auto mended = Schema::mended(path)) {
            database = std::move(mended);
        }
    }
    return database ? Erasures{Erasure::isClean(*database), Erasure::pending(*database)}
                    : Erasures();
}

/// Goes on in the new journal \a path where the damaged one was.
Result<> carryOver(const QString &path, const Erasures &erasures)
{
    const auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database) {
        return tl::unexpected(database.error());
    }
    if (erasures.isClean) {
        (void)Erasure::markClean(*database);
    }
    return Erasure::carryOver(*database, erasures.pending);
}

/// A log whose journal is gone: all it holds can be read if it was never moved into that journal,
/// for a new one begins with the same pages.
QString readableLog(const QString &path, const QList<Migration> &migrations)
{
    const QString stand = path + u".log"_s;
    if (QFileInfo::exists(path) || !QFileInfo::exists(logPath(path))
        || !fillNew(stand, migrations)) {
        return {};
    }
    if (const auto database = Database::open(stand, Database::Mode::ReadWrite)) {
        (void)database->prepareForWriting();
    }
    return QFile::copy(logPath(path), logPath(stand)) ? stand : QString();
}

QStringList setAsideEarlier(const QString &folder)
{
    const QDir dir(folder);
    QStringList paths;
    const auto filter = QDir::Files | QDir::NoSymLinks;
    for (const QString &name :
        dir.entryList({u"journal.damaged-*.sqlite"_s}, filter, QDir::Name | QDir::Reversed)) {
        paths.append(dir.filePath(name));
    }
    return paths;
}

/// What is told of \a salvaged: which steps are missing, that none is, or that nobody can know.
Finding storyOf(const Salvaged &salvaged, const QString &kept, const QStringList &backups)
{
    Finding story;
    for (const QString &backup : backups) {
        if (salvaged.used.contains(backup) && !story.facts.contains("restored"_L1)) {
            story.facts.insert(u"restored"_s, Backups::timeOf(backup).toString(Qt::ISODate));
        }
    }
    if (kept.isEmpty() && !story.facts.contains("restored"_L1) && !salvaged.used.isEmpty()) {
        story.facts.insert(u"restored"_s, QFileInfo(salvaged.used.first()).fileName());
    }
    if (!kept.isEmpty()) {
        story.facts.insert(u"kept"_s, kept);
    }
    if (salvaged.missing > 0) {
        story.facts.insert(u"missing"_s, salvaged.missing);
        story.facts.insert(u"which"_s, QJsonArray::fromStringList(salvaged.which));
        if (salvaged.until.isValid()) {
            story.facts.insert(u"until"_s, salvaged.until.toString(Qt::ISODate));
        }
    }
    if (salvaged.journeys == 0) {
        story.id = u"storage.lost"_s;
    } else if (salvaged.mayLack && !kept.isEmpty()) {
        story.id = u"storage.may-lack"_s;
    } else if (salvaged.missing > 0) {
        story.id = u"storage.steps-missing"_s;
    } else {
        story.id = kept.isEmpty() ? u"storage.restored"_s : damagedId;
    }
    return story;
}

/// Brings together journey by journey what the damaged journal (or what is left of it), the backups
/// and files set aside earlier hold, and sets the damaged one aside.
Result<JournalFile> recover(
    const QString &path, const QDateTime &now, const QList<Migration> &migrations)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QStringList backups = Backups::list(folder);
    const QString log = readableLog(path, migrations);
    const bool isThere = QFileInfo::exists(path) || QFileInfo::exists(logPath(path));
    const Erasures erasures = erasuresOf(path);
    Result<Salvaged> salvaged;
    Result<QString> kept = QString();
    const auto put = putNew(path, migrations, [&](const QString &fresh) -> Result<> {
        const QString live = log.isEmpty() ? path : log;
        salvaged = salvage(QStringList{live} + backups + setAsideEarlier(folder), fresh,
            Tally::read(folder), erasures.pending);
        if (salvaged && isThere) {
            kept = Storage::setAside(path, now);
        }
        if (salvaged && kept) {
            Tally::remove(folder); // it counted what is set aside now
        }
        return !salvaged ? tl::unexpected(salvaged.error())
            : !kept      ? tl::unexpected(kept.error())
                         : carryOver(fresh, erasures);
    });
    if (!log.isEmpty()) {
        Storage::removeDatabase(log);
    }
    if (!put) {
        return tl::unexpected(put.error());
    }
    auto opened = openExisting(path, now, migrations);
    if (opened) {
        opened->notices.prepend(storyOf(*salvaged, *kept, backups));
    }
    return opened;
}

/// What stands where SQLite would put its log, but is none, is moved out of the way.
Result<QList<Finding>> clearWay(const QString &path, const QDateTime &now)
{
    QList<Finding> told;
    for (const QString &part : {u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
        if (Storage::requirePlainFile(path + part)) {
            continue;
        }
        const auto kept = Storage::moveAside(path + part, now);
        if (!kept) {
            return tl::unexpected(kept.error());
        }
        told.append({u"storage.moved-aside"_s,
            {{u"file"_s, QFileInfo(path + part).fileName()}, {u"kept"_s, *kept}}, {}});
    }
    return told;
}

/// Only plain files, or nothing, stand where the journal's belong.
Result<JournalFile> openPlain(
    const QString &path, const QDateTime &now, const QList<Migration> &migrations)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(path)) {
        if (!QFileInfo::exists(logPath(path)) && Backups::list(folder).isEmpty()
            && setAsideEarlier(folder).isEmpty() && Tally::read(folder).isEmpty()) {
            const auto created = create(path, migrations);
            return created ? openMade(path, now, migrations) : tl::unexpected(created.error());
        }
        return recover(path, now, migrations);
    }
    auto opened = openExisting(path, now, migrations);
    return opened || opened.error().id != damagedId ? std::move(opened)
                                                    : recover(path, now, migrations);
}

/// For a folder or file that cannot be written.
Result<JournalFile> openReadOnly(
    const QString &path, const Finding &reason, const QList<Migration> &migrations)
{
    const bool hasLog = QFileInfo(logPath(path)).size() > 0;
    if (const auto plausible = checkHeader(path, hasLog); !plausible) {
        return tl::unexpected(plausible.error());
    }
    auto database =
        Database::open(path, hasLog ? Database::Mode::ReadOnly : Database::Mode::Immutable);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const auto version = judge(*database, false, migrations);
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (*version < migrations.last().version) {
        return tl::unexpected(reason);
    }
    return JournalFile{
        std::move(*database), {reason}, reason, *version > migrations.last().version, {}};
}
} // namespace

void addErasure(JournalFile &file, const Result<> &erased, const QString &failed)
{
    const Finding notice = erased ? Erasure::notice(file.database)
                                  : Finding{failed, {{u"reason"_s, erased.error().id}}, {}};
    if (!notice.id.isEmpty()) {
        file.notices.append(notice);
    }
}

QString journalPath(const QString &folder)
{
    return folder + u"/journal.sqlite"_s;
}

Result<JournalFile> openJournalFile(
    const QString &folder, const QDateTime &now, const QList<Migration> &migrations)
{
    const QString path = journalPath(folder);
    const bool exists = QFileInfo::exists(path);
    auto writable = Storage::prepareFolder(folder);
    if (const auto plain = Storage::requirePlainFile(path); !plain) {
        return tl::unexpected(plain.error());
    }
    if (exists) {
        if (const auto readable = Storage::requireReadable(path); !readable) {
            return tl::unexpected(readable.error());
        }
        writable = writable ? Storage::requireWritable(path) : writable;
    }
    if (!writable) {
        return exists ? openReadOnly(path, writable.error(), migrations)
                      : tl::unexpected(writable.error());
    }
    const auto moved = clearWay(path, now);
    if (!moved) {
        return tl::unexpected(moved.error());
    }
    auto opened = openPlain(path, now, migrations);
    if (opened) {
        opened->notices.append(*moved);
    }
    return opened;
}

Result<JournalFile> repairJournalFile(
    const QString &folder, const QDateTime &now, const QList<Migration> &migrations)
{
    return recover(journalPath(folder), now, migrations);
}
