// SPDX-License-Identifier: MIT
#include "models/journal/marks.h"

using namespace Qt::StringLiterals;

namespace Marks {
namespace {
Result<bool> areThere(const Database &database)
{
    const auto table = database.value(u"SELECT COUNT(*) FROM sqlite_schema WHERE name='marks'"_s);
    return table ? Result<bool>(table->toInt() > 0) : tl::unexpected(table.error());
}
} // namespace

Result<qint64> value(const Database &database, const QString &name)
{
    const auto there = areThere(database);
    if (!there || !*there) {
        return there ? Result<qint64>(0) : tl::unexpected(there.error());
    }
    const auto found = database.value(u"SELECT value FROM marks WHERE name=?"_s, {name});
    return found ? Result<qint64>(found->toLongLong()) : tl::unexpected(found.error());
}

Result<> make(const Database &database)
{
    return database.run(u"CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, "
                        "value INTEGER NOT NULL) STRICT, WITHOUT ROWID"_s);
}

Result<> set(const Database &database, const QString &name, qint64 value)
{
    if (const auto made = make(database); !made) {
        return made;
    }
    return database.run(u"INSERT OR REPLACE INTO marks VALUES (?,?)"_s, {name, value});
}

Result<> remove(const Database &database, const QString &name)
{
    const auto there = areThere(database);
    if (!there || !*there) {
        return there ? Result<>() : tl::unexpected(there.error());
    }
    return database.run(u"DELETE FROM marks WHERE name=?"_s, {name});
}

QHash<QString, qint64> startingWith(const Database &database, const QString &prefix)
{
    QHash<QString, qint64> found;
    if (areThere(database).value_or(false)) {
        (void)database.each(u"SELECT name, value FROM marks WHERE name LIKE ?"_s,
            {QString(prefix + u'%')}, [&](const QSqlQuery &row) -> Result<> {
                found.insert(row.value(0).toString().mid(prefix.size()), row.value(1).toLongLong());
                return {};
            });
    }
    return found;
}
} // namespace Marks
