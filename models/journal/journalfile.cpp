// SPDX-License-Identifier: MIT
#include "models/journal/journalfile.h"

#include "models/journal/backups.h"
#include "models/journal/storagefiles.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

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
    return database.check(leftOver ? u"quick_check(1)"_s : u"quick_check('journeys')"_s);
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

/// A newer program may have chosen other settings: they stay.
Result<JournalFile> openNewer(const QString &path, int version)
{
    auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const Finding newer{u"storage.newer"_s, {{u"version"_s, version}}, {}};
    return JournalFile{std::move(*database), newer, newer, true};
}

Result<> bringUpToDate(
    const Database &database, int version, const QDateTime &now, const QList<Migration> &migrations)
{
    if (version < migrations.last().version) {
        if (const auto backup = Backups::make(database, now); !backup) {
            return tl::unexpected(backup.error());
        }
    }
    return migrate(database, migrations);
}

Result<JournalFile> openExisting(
    const QString &path, const QDateTime &now, const QList<Migration> &migrations)
{
    const bool leftOver = QFileInfo(logPath(path)).size() > 0;
    if (const auto plausible = checkHeader(path, leftOver); !plausible) {
        return tl::unexpected(plausible.error());
    }
    Storage::makePrivate(path);
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database) {
        return tl::unexpected(database.error());
    }
    if (const auto sound = check(*database, leftOver); !sound) {
        return tl::unexpected(sound.error());
    }
    const auto version = versionOf(*database);
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (*version > migrations.last().version) {
        return openNewer(path, *version);
    }
    auto ready = database->prepareForWriting();
    if (ready) {
        ready = bringUpToDate(*database, *version, now, migrations);
    }
    if (!ready) {
        return tl::unexpected(ready.error());
    }
    return JournalFile{std::move(*database), {}, {}, false};
}

Result<> fillNew(const QString &path, const QList<Migration> &migrations)
{
    if (const auto created = Storage::createPrivateFile(path); !created) {
        return created;
    }
    const auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database) {
        return tl::unexpected(database.error());
    }
    return migrate(*database, migrations);
}

/// Under another name first: an empty or half journal.sqlite can then only be damage.
Result<> create(const QString &path, const QList<Migration> &migrations)
{
    const QString fresh = path + u".new"_s;
    if (const auto filled = fillNew(fresh, migrations); !filled) {
        return filled;
    }
    if (const auto synced = Storage::sync(fresh); !synced) {
        return synced;
    }
    return Storage::rename(fresh, path);
}

/// Puts the newest good backup at \a path, or an empty journal; \a notice gets the time of the
/// backup.
Result<> replace(const QString &path, const QList<Migration> &migrations, Finding &notice)
{
    const QString fresh = path + u".new"_s;
    const auto restored = Backups::restoreNewest(QFileInfo(path).absolutePath(), fresh);
    if (restored) {
        notice.facts.insert(u"restored"_s, restored->toString(Qt::ISODate));
        return Storage::rename(fresh, path);
    }
    return restored.error().id == "storage.missing"_L1 ? create(path, migrations)
                                                       : tl::unexpected(restored.error());
}

Result<JournalFile> openReplaced(
    const QString &path, const QDateTime &now, const QList<Migration> &migrations, Finding notice)
{
    if (const auto replaced = replace(path, migrations, notice); !replaced) {
        return tl::unexpected(replaced.error());
    }
    auto opened = openExisting(path, now, migrations);
    if (opened) {
        opened->notice = notice;
    }
    return opened;
}

Result<JournalFile> recover(
    const QString &path, const QDateTime &now, const QList<Migration> &migrations)
{
    const auto kept = Storage::setAside(path, now);
    if (!kept) {
        return tl::unexpected(damaged(QFileInfo(path).fileName()));
    }
    return openReplaced(path, now, migrations, damaged(*kept));
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
    if (const auto sound = check(*database, false); !sound) {
        return tl::unexpected(sound.error());
    }
    const auto version = versionOf(*database);
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (*version < migrations.last().version) {
        return tl::unexpected(reason);
    }
    return JournalFile{std::move(*database), reason, reason, *version > migrations.last().version};
}
} // namespace

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
    if (writable && exists) {
        writable = Storage::requireWritable(path);
    }
    if (!writable) {
        return exists ? openReadOnly(path, writable.error(), migrations)
                      : tl::unexpected(writable.error());
    }
    if (!exists && Backups::list(folder).isEmpty()) {
        const auto created = create(path, migrations);
        return created ? openExisting(path, now, migrations) : tl::unexpected(created.error());
    }
    if (!exists) {
        return openReplaced(path, now, migrations, {u"storage.restored"_s, {}, {}});
    }
    auto opened = openExisting(path, now, migrations);
    return opened || opened.error().id != damagedId ? std::move(opened)
                                                    : recover(path, now, migrations);
}
