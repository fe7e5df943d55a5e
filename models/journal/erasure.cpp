// SPDX-License-Identifier: MIT
#include "models/journal/erasure.h"

#include "models/core/secretform.h"
#include "models/journal/backups.h"
#include "models/journal/eventrows.h"
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

/// Those that cannot be cleaned go: the journal itself holds all that they do. Returns how many.
Result<int> cleanBackups(const QString &folder)
{
    int gone = 0;
    for (const QString &path : Backups::list(folder)) {
        const auto backup = Database::open(path, Database::Mode::Immutable);
        if (backup && isClean(*backup)) {
            continue;
        }
        const auto done = Backups::rewrite(path, cleanCopy);
        if (done) {
            continue;
        }
        if (done.error().id != "storage.damaged"_L1) {
            return tl::unexpected(done.error());
        }
        gone += QFile::remove(path) ? 1 : 0;
    }
    return gone;
}

/// A letter that stands somewhere in a file.
struct Letter
{
    QString text;
    qsizetype bytes = 0; ///< 0: no letter
};
using Decoder = Letter (*)(const QByteArray &bytes, qsizetype at);

Letter utf8(const QByteArray &bytes, qsizetype at)
{
    const auto lead = static_cast<unsigned char>(bytes.at(at));
    const qsizetype length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const QString text = QString::fromUtf8(bytes.constData() + at, qMin(length, bytes.size() - at));
    return lead < ' ' || lead == 0x7f || text.contains(QChar::ReplacementCharacter)
        ? Letter()
        : Letter{text, length};
}

Letter utf16(const QByteArray &bytes, qsizetype at)
{
    if (at + 2 > bytes.size()) {
        return {};
    }
    const QChar c(
        static_cast<unsigned char>(bytes.at(at)), static_cast<unsigned char>(bytes.at(at + 1)));
    return c.isPrint() ? Letter{QString(c), 2} : Letter();
}

/// Overwrites what has the form of a secret in runs of letters, from \a start on.
void overwrite(QByteArray &bytes, qsizetype start, qsizetype step, Decoder letterAt)
{
    for (qsizetype at = start; at < bytes.size();) {
        QString run;
        QList<qsizetype> places; // of each unit of the run, and its end
        for (Letter next = letterAt(bytes, at); next.bytes > 0;
             next = at < bytes.size() ? letterAt(bytes, at) : Letter()) {
            run += next.text;
            while (places.size() < run.size()) {
                places.append(at);
            }
            at += next.bytes;
        }
        places.append(at);
        for (const SecretSpan &span : secretsIn(run)) {
            const qsizetype from = places.at(span.start);
            const qsizetype end = places.at(span.start + span.length);
            bytes.replace(from, end - from, QByteArray(end - from, '*'));
        }
        at = places.size() > 1 ? at : at + step;
    }
}

/// A damaged file cannot be changed row by row: its bytes are overwritten where they stand.
Result<> cleanBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite)) {
        return failure(u"storage.io"_s, {{u"code"_s, QFileInfo(path).fileName()}});
    }
    const QByteArray before = file.readAll();
    QByteArray bytes = before;
    overwrite(bytes, 0, 1, utf8);
    overwrite(bytes, 0, 2, utf16);
    overwrite(bytes, 1, 2, utf16);
    if (bytes == before) {
        return {};
    }
    file.seek(0);
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        return failure(u"storage.io"_s, {{u"code"_s, QFileInfo(path).fileName()}});
    }
    return Storage::sync(path);
}

Result<> cleanDamaged(const QString &folder)
{
    const QDir dir(folder);
    const QStringList names{u"journal.damaged-*"_s};
    for (const QString &name : dir.entryList(names, QDir::Files | QDir::NoSymLinks)) {
        if (const auto done = cleanBytes(dir.filePath(name)); !done) {
            return done;
        }
    }
    return {};
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

Result<> run(const Database &database)
{
    if (isClean(database)) {
        return {};
    }
    const QString folder = QFileInfo(database.path()).absolutePath();
    Backups::removePartial(folder);
    Storage::removeDatabase(database.path() + u".new"_s);
    if (const auto rows = cleanRows(database); !rows) {
        return tl::unexpected(rows.error());
    }
    const auto gone = cleanBackups(folder);
    if (!gone) {
        return tl::unexpected(gone.error());
    }
    auto done = cleanDamaged(folder);
    if (done) {
        done = cleanPages(database);
    }
    if (done) {
        done = database.transaction([&]() -> Result<> {
            const auto told = add(database, removed, *gone);
            return told ? markClean(database) : told;
        });
    }
    return done;
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
        (void)database.run(u"DELETE FROM marks WHERE name<>?"_s, {clean});
    }
}
} // namespace Erasure
