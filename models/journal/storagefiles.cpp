// SPDX-License-Identifier: MIT
#include "models/journal/storagefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Storage {
namespace {
constexpr qint64 megabyte = 1024 * 1024;
constexpr qint64 roomToWork = 16 * megabyte;
const QString stampFormat = u"yyyyMMdd'T'HHmmsszzz'Z'"_s;

/// Result of a system call that returns 0 when all is well.
Result<> checked(int outcome, const QString &path)
{
    if (outcome == 0) {
        return {};
    }
    return tl::unexpected(findingForErrno(errno, path));
}

Result<> makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir()) {
        return {};
    }
    const QString parent = QFileInfo(folder).absolutePath();
    if (parent != folder) {
        if (const auto made = makeFolder(parent); !made) {
            return made;
        }
    }
    const QByteArray name = QFile::encodeName(folder);
    if (::mkdir(name.constData(), S_IRWXU) != 0
        && (errno != EEXIST || !QFileInfo(folder).isDir())) {
        return tl::unexpected(findingForErrno(errno, folder));
    }
    return checked(::chmod(name.constData(), S_IRWXU), folder);
}

/// Bytes; -1 if that cannot be found out.
qint64 available(const QString &path)
{
    const QFileInfo info(path);
    return QStorageInfo(info.isDir() ? path : info.absolutePath()).bytesAvailable();
}

/// A folder that the user shares for other ends (a home, /tmp) keeps its rights.
bool isOurs(const QString &folder)
{
    const QFileInfo info(folder);
    const QDir dir(folder);
    return info.ownerId() == ::geteuid() && (dir.isEmpty() || dir.exists(u"journal.sqlite"_s));
}
} // namespace

bool isFull(const QString &path)
{
    constexpr qint64 fewPages = qint64(64) * 1024;
    const qint64 room = available(path);
    return room >= 0 && room < fewPages;
}

Finding full(const QString &path)
{
    const qint64 missing = std::max(roomToWork - available(path), megabyte);
    return {u"storage.full"_s, {{u"needed"_s, (missing + megabyte - 1) / megabyte}}, {}};
}

Finding findingForErrno(int code, const QString &path)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return full(path);
    case EROFS:
    case EACCES:
    case EPERM:
        return {u"storage.read-only"_s, {}, {}};
    case ENOENT:
        return {u"storage.missing"_s, {{u"file"_s, QFileInfo(path).fileName()}}, {}};
    case EEXIST:
    case ENOTDIR:
    case EISDIR:
    case ELOOP:
        return {u"storage.not-a-file"_s, {{u"file"_s, QFileInfo(path).fileName()}}, {}};
    default:
        return {u"storage.io"_s, {{u"code"_s, u"errno %1"_s.arg(code)}}, {}};
    }
}

Result<> prepareFolder(const QString &folder)
{
    if (const auto made = makeFolder(folder); !made) {
        return made;
    }
    if (isOurs(folder)) {
        makePrivate(folder);
    }
    return requireWritable(folder);
}

Result<> requirePlainFile(const QString &path)
{
    struct stat info = {};
    if (::lstat(QFile::encodeName(path).constData(), &info) != 0) {
        return errno == ENOENT ? Result<>() : tl::unexpected(findingForErrno(errno, path));
    }
    return S_ISREG(info.st_mode) ? Result<>() : tl::unexpected(findingForErrno(ELOOP, path));
}

Result<> requireReadable(const QString &path)
{
    const auto readable = checked(::access(QFile::encodeName(path).constData(), R_OK), path);
    return !readable && readable.error().id == "storage.read-only"_L1
        ? failure(u"storage.no-access"_s, {{u"file"_s, QFileInfo(path).fileName()}})
        : readable;
}

Result<> requireWritable(const QString &path)
{
    const int mode = QFileInfo(path).isDir() ? W_OK | X_OK : W_OK;
    return checked(::access(QFile::encodeName(path).constData(), mode), path);
}

Result<> createPrivateFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    // A log of a copy that was cut short would be taken for one of the new file.
    removeDatabase(path);
    if (::unlink(name.constData()) != 0 && errno != ENOENT) {
        return tl::unexpected(findingForErrno(errno, path));
    }
    const int file =
        ::open(name.constData(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        return tl::unexpected(findingForErrno(errno, path));
    }
    const auto done = checked(::fchmod(file, S_IRUSR | S_IWUSR), path);
    ::close(file);
    return done;
}

void makePrivate(const QString &path)
{
    struct stat info = {};
    const QByteArray name = QFile::encodeName(path);
    if (::stat(name.constData(), &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        // Somebody else's file cannot be changed; then it is no secret of ours either.
        (void)::chmod(name.constData(), info.st_mode & S_IRWXU);
    }
}

Result<> sync(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return tl::unexpected(findingForErrno(errno, path));
    }
    const auto done = checked(::fsync(file), path);
    ::close(file);
    return done;
}

Result<> rename(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
        return tl::unexpected(findingForErrno(errno, from));
    }
    return sync(QFileInfo(to).absolutePath());
}

Result<QString> setAside(const QString &path, const QDateTime &now)
{
    const QFileInfo info(path);
    const QString kept = info.completeBaseName() + u".damaged-"_s + stamp(now) + u".sqlite"_s;
    const QString target = info.absolutePath() + u'/' + kept;
    // The log goes first: a log without its database is nothing, a new database with a foreign log
    // is damaged again.
    for (const QString &part : {u"-wal"_s, u"-shm"_s, QString()}) {
        if (!QFileInfo::exists(path + part)) {
            continue;
        }
        if (const auto renamed = rename(path + part, target + part); !renamed) {
            return tl::unexpected(renamed.error());
        }
    }
    return kept;
}

Result<QString> moveAside(const QString &path, const QDateTime &now)
{
    const QString target = path + u".aside-"_s + stamp(now);
    const auto renamed = rename(path, target);
    return renamed ? Result<QString>(QFileInfo(target).fileName())
                   : tl::unexpected(renamed.error());
}

void removeDatabase(const QString &path)
{
    for (const QString &part : {u"-journal"_s, u"-wal"_s, u"-shm"_s, QString()}) {
        ::unlink(QFile::encodeName(path + part).constData());
    }
}

QString stamp(const QDateTime &time)
{
    return time.toUTC().toString(stampFormat);
}

QDateTime timeOfStamp(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, stampFormat);
    time.setTimeSpec(Qt::UTC);
    return time;
}
} // namespace Storage
