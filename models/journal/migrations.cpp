// SPDX-License-Identifier: MIT
#include "models/journal/migrations.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
Result<> runAll(const Database &database, const Migration &migration)
{
    QStringList all = statements(migration.sql);
    all.append(u"PRAGMA application_id=%1"_s.arg(journalApplicationId));
    all.append(u"PRAGMA user_version=%1"_s.arg(migration.version));
    for (const QString &statement : std::as_const(all)) {
        if (const auto done = database.run(statement); !done) {
            return tl::unexpected(done.error());
        }
    }
    return {};
}
} // namespace

QList<Migration> shippedMigrations()
{
    QList<Migration> migrations;
    const QDir folder(u":/schema"_s);
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly)) {
            migrations.append(
                {name.section(u'_', 0, 0).toInt(), QString::fromUtf8(file.readAll())});
        }
    }
    Q_ASSERT(!migrations.isEmpty());
    return migrations;
}

QStringList statements(const QString &sql)
{
    QStringList found{QString()};
    for (const QStringView raw : QStringView(sql).split(u'\n')) {
        const QStringView line = raw.trimmed();
        if (line.isEmpty()) {
            found.append(QString());
        } else if (!line.startsWith("--"_L1)) {
            found.last() +=
                (found.constLast().isEmpty() ? ""_L1 : "\n"_L1) + raw.toString().remove(u'\r');
        }
    }
    found.removeAll(QString());
    return found;
}

Result<> migrate(const Database &database, const QList<Migration> &migrations)
{
    const auto version = database.value(u"PRAGMA user_version"_s);
    if (!version) {
        return tl::unexpected(version.error());
    }
    for (const Migration &migration : migrations) {
        if (migration.version <= version->toInt()) {
            continue;
        }
        const auto done = database.transaction([&] { return runAll(database, migration); });
        if (!done) {
            return done;
        }
    }
    return {};
}
