// SPDX-License-Identifier: MIT
#include "models/journal/schema.h"

#include "models/journal/marks.h"
#include "models/journal/storagefiles.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Schema {
namespace {
/// A row of sqlite_schema: type, name, table, text. The rest is where things stand.
using Entry = QStringList;

struct Entries
{
    QList<Entry> all;
    QList<qint64> rows;

    bool haveMarks() const
    {
        return std::any_of(
            all.begin(), all.end(), [](const Entry &one) { return one.contains(u"marks"_s); });
    }
};

Result<Entries> entriesOf(const Database &database)
{
    Entries found;
    const auto read = database.each(
        u"SELECT type, name, tbl_name, sql, rowid FROM sqlite_schema ORDER BY name, type"_s, {},
        [&found](const QSqlQuery &row) -> Result<> {
            found.all.append({row.value(0).toString(), row.value(1).toString(),
                row.value(2).toString(), row.value(3).toString()});
            found.rows.append(row.value(4).toLongLong());
            return {};
        });
    return read ? Result<Entries>(found) : tl::unexpected(read.error());
}

/// Those of a journal that \a migrations have just made. The table of marks may be missing.
Result<QList<Entry>> made(const QList<Migration> &migrations, bool withMarks)
{
    const auto fresh = Database::inMemory();
    if (!fresh) {
        return tl::unexpected(fresh.error());
    }
    auto done = migrate(*fresh, migrations);
    if (done && withMarks) {
        done = Marks::make(*fresh);
    }
    const auto entries = done ? entriesOf(*fresh) : tl::unexpected(done.error());
    return entries ? Result<QList<Entry>>(entries->all) : tl::unexpected(entries.error());
}

/// How much of one entry is that of another: 0 to 4.
qsizetype likeness(const Entry &a, const Entry &b)
{
    qsizetype same = 0;
    for (qsizetype i = 0; i < a.size(); ++i) {
        same += a.at(i) == b.at(i) ? 1 : 0;
    }
    return same;
}

/// An entry that differs in one thing alone from one that is missing becomes that one; any other
/// goes: it would keep SQLite from reading the rest.
Result<> mend(const Database &copy)
{
    auto done = copy.run(u"PRAGMA writable_schema=ON"_s); // before it has read the schema
    if (done) {
        done = copy.run(u"PRAGMA journal_mode=DELETE"_s);
    }
    const auto found = done ? entriesOf(copy) : tl::unexpected(done.error());
    const auto shipped = found ? made(shippedMigrations(), found->haveMarks())
                               : Result<QList<Entry>>(tl::unexpected(found.error()));
    if (!shipped) {
        return tl::unexpected(shipped.error());
    }
    QList<Entry> missing = *shipped;
    missing.removeIf([&found](const Entry &one) { return found->all.contains(one); });
    for (qsizetype i = 0; done && i < found->all.size(); ++i) {
        const Entry &entry = found->all.at(i);
        const auto meant = std::find_if(missing.cbegin(), missing.cend(),
            [&entry](const Entry &one) { return likeness(one, entry) == entry.size() - 1; });
        if (meant != missing.cend()) {
            done = copy.run(
                u"UPDATE sqlite_schema SET type=?, name=?, tbl_name=?, sql=NULLIF(?,'') WHERE rowid=?"_s,
                {meant->at(0), meant->at(1), meant->at(2), meant->at(3), found->rows.at(i)});
            missing.erase(meant);
        } else if (!shipped->contains(entry)) {
            done = copy.run(u"DELETE FROM sqlite_schema WHERE rowid=?"_s, {found->rows.at(i)});
        }
    }
    if (done) {
        done = copy.run(u"PRAGMA writable_schema=RESET"_s); // reads it again
    }
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<> copyAll(const QString &path, const QString &copy)
{
    for (const QString &part : {QString(), u"-wal"_s}) {
        const QString to = copy + part;
        if (QFileInfo::exists(path + part)
            && (!QFile::copy(path + part, to)
                || !QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner))) {
            return failure(u"storage.io"_s, {{u"code"_s, QFileInfo(to).fileName()}});
        }
    }
    return {};
}
/// SQLite opens nothing without the text at the start of a file, which is the same in each.
Result<> mendStart(const QString &copy)
{
    static constexpr QByteArrayView start("SQLite format 3\0", 16);
    QFile file(copy);
    if (file.size() < start.size()) {
        return {}; // nor is it there, perhaps
    }
    const bool isDone = file.open(QIODevice::ReadWrite)
        && file.write(start.data(), start.size()) == start.size() && file.flush();
    return isDone ? Result<>()
                  : failure(u"storage.io"_s, {{u"code"_s, QFileInfo(copy).fileName()}});
}
} // namespace

Result<> check(const Database &database, const QList<Migration> &migrations)
{
    const auto version = database.value(u"PRAGMA user_version"_s);
    const auto found = entriesOf(database);
    if (!version || !found) {
        return tl::unexpected(!version ? version.error() : found.error());
    }
    QList<Migration> known = migrations;
    known.removeIf([&version](const Migration &one) { return one.version > version->toInt(); });
    if (known.isEmpty() || version->toInt() > migrations.last().version) {
        return {};
    }
    const auto expected = made(known, found->haveMarks());
    if (expected && *expected != found->all) {
        return failure(u"storage.damaged"_s, {{u"kept"_s, QFileInfo(database.path()).fileName()}});
    }
    return expected ? Result<>() : tl::unexpected(expected.error());
}

Result<Database> mended(const QString &path)
{
    const QString copy = path + u".mended"_s;
    Storage::removeDatabase(copy);
    auto done = copyAll(path, copy);
    if (done) {
        done = mendStart(copy);
    }
    auto database = done ? Database::open(copy, Database::Mode::ReadWrite)
                         : Result<Database>(tl::unexpected(done.error()));
    if (database) {
        done = mend(*database);
    }
    Storage::removeDatabase(copy); // what is open can be read on
    return done ? std::move(database) : tl::unexpected(done.error());
}
} // namespace Schema
