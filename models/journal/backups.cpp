// SPDX-License-Identifier: MIT
#include "models/journal/backups.h"

#include "models/journal/eventrows.h"
#include "models/journal/migrations.h"
#include "models/journal/storagefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

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
    return Rows::verifyAllEvents(*database);
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

void prune(const QString &folder)
{
    const QStringList all = list(folder);
    for (const QString &old : all.mid(kept)) {
        QFile::remove(old);
    }
}
} // namespace

Result<QString> make(const Database &database, const QDateTime &now)
{
    const QString folder = QFileInfo(database.path()).absolutePath();
    const auto version = database.value(u"PRAGMA user_version"_s);
    if (!version) {
        return tl::unexpected(version.error());
    }
    if (const auto prepared = Storage::prepareFolder(backupFolder(folder)); !prepared) {
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
        QFile::remove(partial);
        return tl::unexpected(done.error());
    }
    prune(folder);
    return path;
}

QStringList list(const QString &folder)
{
    const QDir dir(backupFolder(folder));
    QStringList paths;
    for (const QString &name : dir.entryList({u"journal.v*.sqlite"_s}, QDir::Files)) {
        paths.append(dir.filePath(name));
    }
    std::sort(paths.begin(), paths.end(),
        [](const QString &a, const QString &b) { return timeOf(a) > timeOf(b); });
    return paths;
}

QDateTime timeOf(const QString &path)
{
    return Storage::timeOfStamp(QFileInfo(path).fileName().section(u'.', 2, 2));
}

bool isDue(const QString &folder, const QDateTime &now)
{
    const QStringList all = list(folder);
    // A copy "from the future" was made by a clock that was wrong; it says nothing about age.
    return all.isEmpty() || qAbs(timeOf(all.first()).secsTo(now)) >= secondsOfADay;
}

Result<QDateTime> restoreNewest(const QString &folder, const QString &target)
{
    for (const QString &backup : list(folder)) {
        if (!check(backup)) {
            continue;
        }
        const auto source = Database::open(backup, Database::Mode::Immutable);
        if (!source) {
            continue;
        }
        const auto copied = copyChecked(*source, target);
        return copied ? Result<QDateTime>(timeOf(backup)) : tl::unexpected(copied.error());
    }
    return failure(u"storage.missing"_s, {{u"file"_s, u"backups"_s}});
}
} // namespace Backups
