// SPDX-License-Identifier: MIT
#include "models/journal/backups.h"

#include "models/journal/eventrows.h"
#include "models/journal/migrations.h"
#include "models/journal/relations.h"
#include "models/journal/schema.h"
#include "models/journal/storagefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Backups {
namespace {
constexpr int kept = 3;
constexpr qint64 secondsOfADay = 24 * 60 * 60;

QString backupFolder(const QString &folder)
{
    return folder + u"/backups"_s;
}

Result<> check(const QString &path)
{
    const auto database = Database::open(path, Database::Mode::Immutable);
    if (!database) {
        return tl::unexpected(database.error());
    }
    if (const auto sound = database->check(u"integrity_check(1)"_s); !sound) {
        return sound;
    }
    const auto id = database->value(u"PRAGMA application_id"_s);
    if (!id || id->toInt() != journalApplicationId) {
        return failure(u"storage.damaged"_s, {{u"kept"_s, QFileInfo(path).fileName()}});
    }
    return verify(*database);
}

/// Copies into \a partial, which vanishes again unless the copy is whole and on the disk.
Result<> copyChecked(const Database &database, const QString &partial)
{
    if (const auto created = Storage::createPrivateFile(partial); !created) {
        return created;
    }
    if (const auto copied = database.run(u"VACUUM INTO ?"_s, {partial}); !copied) {
        return tl::unexpected(copied.error());
    }
    if (const auto synced = Storage::sync(partial); !synced) {
        return synced;
    }
    return check(partial);
}

void prune(const QString &folder, const QString &justMade)
{
    QStringList others = list(folder);
    others.removeOne(justMade);
    if (others.size() < kept) {
        return;
    }
    std::stable_partition(
        others.begin(), others.end(), [](const QString &path) { return check(path).has_value(); });
    for (const QString &old : others.mid(kept - 1)) {
        QFile::remove(old);
    }
}

/// How much a copy holds; events only ever become more.
qint64 eventsIn(const QString &path)
{
    const auto database = Database::open(path, Database::Mode::Immutable);
    return database ? Rows::eventCount(*database) : -1;
}

/// A link would lead out of the folder.
Result<> requireOwnFolder(const QString &path)
{
    const QFileInfo info(path);
    return info.isSymLink() || (info.exists() && !info.isDir())
        ? failure(u"storage.not-a-file"_s, {{u"file"_s, info.fileName()}})
        : Result<>();
}

QStringList unordered(const QString &folder)
{
    QStringList paths;
    if (!requireOwnFolder(backupFolder(folder))) {
        return paths;
    }
    const QDir dir(backupFolder(folder));
    const auto filter = QDir::Files | QDir::NoSymLinks;
    for (const QString &name : dir.entryList({u"journal.v*.sqlite"_s}, filter)) {
        paths.append(dir.filePath(name));
    }
    return paths;
}
} // namespace

Result<QString> make(const Database &database, const QDateTime &now)
{
    const QString folder = QFileInfo(database.path()).absolutePath();
    const auto version = database.value(u"PRAGMA user_version"_s);
    if (!version) {
        return tl::unexpected(version.error());
    }
    auto prepared = requireOwnFolder(backupFolder(folder));
    if (prepared) {
        prepared = Storage::prepareFolder(backupFolder(folder));
    }
    if (!prepared) {
        return tl::unexpected(prepared.error());
    }
    const QString path = backupFolder(folder)
        + u"/journal.v%1.%2.sqlite"_s.arg(QString::number(version->toInt()), Storage::stamp(now));
    const QString partial = backupFolder(folder) + u"/journal.partial"_s;
    auto done = copyChecked(database, partial);
    if (done) {
        done = Storage::rename(partial, path);
    }
    if (!done) {
        Storage::removeDatabase(partial);
        return tl::unexpected(done.error());
    }
    prune(folder, path);
    return path;
}

Result<> verify(const Database &database)
{
    auto sound = Schema::check(database);
    if (sound) {
        sound = Rows::verifyAll(database);
    }
    return sound && Rows::kindsIn(database).contains(Stream::Entity)
        ? Relations::verifyAll(database)
        : sound;
}

QStringList list(const QString &folder)
{
    const QStringList paths = unordered(folder);
    QHash<QString, qint64> events;
    for (const QString &path : paths) {
        events.insert(path, eventsIn(path));
    }
    QStringList ordered = paths;
    std::sort(ordered.begin(), ordered.end(), [&events](const QString &a, const QString &b) {
        return std::pair(events.value(a), timeOf(a)) > std::pair(events.value(b), timeOf(b));
    });
    return ordered;
}

QDateTime timeOf(const QString &path)
{
    return Storage::timeOfStamp(QFileInfo(path).fileName().section(u'.', 2, 2));
}

void removePartial(const QString &folder)
{
    if (requireOwnFolder(backupFolder(folder))) {
        Storage::removeDatabase(backupFolder(folder) + u"/journal.partial"_s);
    }
}

bool isDue(const QString &folder, const QDateTime &now)
{
    const QStringList all = unordered(folder);
    return std::none_of(all.begin(), all.end(), [&now](const QString &path) {
        // A copy "from the future" was made by a clock that was wrong; it says nothing about age.
        const qint64 age = timeOf(path).secsTo(now);
        return age >= 0 && age < secondsOfADay;
    });
}

Result<> rewrite(const QString &path, const std::function<Result<>(const Database &)> &change)
{
    const QString partial = QFileInfo(path).absolutePath() + u"/journal.partial"_s;
    const auto done = [&]() -> Result<> {
        const auto source = Database::open(path, Database::Mode::Immutable);
        if (!source) {
            return tl::unexpected(source.error());
        }
        if (const auto copied = copyChecked(*source, partial); !copied) {
            return copied;
        }
        const auto copy = Database::open(partial, Database::Mode::ReadWrite);
        if (!copy) {
            return tl::unexpected(copy.error());
        }
        return change(*copy);
    }();
    const auto renamed = done ? Storage::rename(partial, path) : done;
    if (!renamed) {
        Storage::removeDatabase(partial);
    }
    return renamed;
}
} // namespace Backups
