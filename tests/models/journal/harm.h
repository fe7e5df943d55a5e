// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

#include <QStringList>

/// Runs \a changes on rows that triggers protect, as a flipped bit would: the schema is as before.
/// Empty if all went well.
inline QString harm(const Database &database, const QStringList &changes)
{
    QStringList statements;
    QStringList again;
    (void)database.each(QStringLiteral("SELECT name, sql FROM sqlite_schema WHERE type='trigger'"),
        {}, [&](const QSqlQuery &row) -> Result<> {
            statements.append(QStringLiteral("DROP TRIGGER ") + row.value(0).toString());
            again.append(row.value(1).toString());
            return {};
        });
    for (const QString &one : statements + changes + again) {
        if (!database.run(one)) {
            return one;
        }
    }
    return {};
}

/// The same on the file \a path.
inline QString harm(const QString &path, const QStringList &changes)
{
    const auto database = Database::open(path, Database::Mode::ReadWrite);
    return database ? harm(*database, changes) : database.error().id;
}
