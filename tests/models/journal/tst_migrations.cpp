// SPDX-License-Identifier: MIT
#include "models/journal/backups.h"
#include "models/journal/journal.h"
#include "models/journal/journalfile.h"
#include "models/journal/storagefiles.h"
#include "tests/models/journal/settableclock.h"
#include "tests/support/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const Migration next{3, u"ALTER TABLE journeys ADD COLUMN colour TEXT NOT NULL DEFAULT 'green';"_s};

QList<Migration> withNext()
{
    return shippedMigrations() + QList<Migration>{next};
}

QString copyOfFixture(const QTemporaryDir &dir)
{
    const QString folder = dir.filePath(u"data"_s);
    QDir().mkpath(folder);
    QFile::copy(QStringLiteral(TEST_DATA "/journal/v1.sqlite"), folder + u"/journal.sqlite"_s);
    QFile::setPermissions(folder + u"/journal.sqlite"_s, QFile::ReadOwner | QFile::WriteOwner);
    return folder;
}

QVariant valueIn(const QString &path, const QString &sql)
{
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    return database ? database->value(sql).value_or(QVariant()) : QVariant();
}
} // namespace

class MigrationsTest : public QObject
{
    Q_OBJECT
private:
    SettableClock m_clock;

private Q_SLOTS:
    void statementsStandBetweenBlankLines()
    {
        QCOMPARE(statements(u"-- only words\n\n"_s), QStringList());
        QCOMPARE(statements(u""_s), QStringList());
        QCOMPARE(statements(u"A;\n\n\n  \nB\n-- why\n  C;\r\n\r\nD"_s),
            QStringList({u"A;"_s, u"B\n  C;"_s, u"D"_s}));
    }

    void triggersStayWhole()
    {
        const QStringList all = statements(shippedMigrations().first().sql);
        QCOMPARE(all.size(), 4);
        QVERIFY(all.at(2).startsWith(u"CREATE TRIGGER"_s));
        QVERIFY(all.at(2).endsWith(u"END;"_s));
        QCOMPARE(all.at(2).count(u';'), 2);
    }

    void shippedFilesAreNumberedWithoutAGap()
    {
        const QList<Migration> all = shippedMigrations();
        QVERIFY(!all.isEmpty());
        for (int i = 0; i < all.size(); ++i) {
            QCOMPARE(all.at(i).version, i + 1);
        }
    }

    void firstReleasedSchemaOpens()
    {
        const QTemporaryDir dir;
        const auto journal = Journal::open(copyOfFixture(dir), m_clock);
        QVERIFY(journal);
        QVERIFY((*journal)->notice().id.isEmpty());
        const QList<JourneySummary> list = (*journal)->journeys();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list.at(0).name, u"示例商城"_s);
        QCOMPARE(list.at(0).step, u"account"_s);
        QCOMPARE((*journal)->events(list.at(0).id)->size(), 5);
        QCOMPARE((*journal)->events(list.at(0).id)->last().kind, EventKind::Related);
        QVERIFY(list.at(1).closed);
        QVERIFY((*journal)->load(list.at(1).id)->practice);
    }

    void olderSchemaIsBackedUpAndMigrated()
    {
        const QTemporaryDir dir;
        const QString folder = copyOfFixture(dir);
        {
            const auto opened = openJournalFile(folder, m_clock.time, withNext());
            QVERIFY(opened);
            QVERIFY(!opened->readOnly);
            QCOMPARE(opened->database.value(u"PRAGMA user_version"_s)->toInt(), 3);
            QCOMPARE(
                opened->database.value(u"SELECT colour FROM journeys"_s)->toString(), u"green"_s);
            // One more says which mini program a journey is about.
            QCOMPARE(opened->database.value(u"SELECT COUNT(*) FROM events"_s)->toInt(), 7);
        }
        const QStringList backups = Backups::list(folder);
        QCOMPARE(backups.size(), 1);
        QCOMPARE(QFileInfo(backups.first()).fileName(), u"journal.v1.20260131T080000000Z.sqlite"_s);
        QCOMPARE(valueIn(backups.first(), u"PRAGMA user_version"_s).toInt(), 1);
        QCOMPARE(valueIn(backups.first(), u"SELECT COUNT(*) FROM events"_s).toInt(), 6);
        QVERIFY(openJournalFile(folder, m_clock.time, withNext()));
        QCOMPARE(Backups::list(folder).size(), 1);
    }

    void failedMigrationLeavesTheOldSchema()
    {
        const QTemporaryDir dir;
        const QString folder = copyOfFixture(dir);
        const Migration broken{4, u"CREATE TABLE half (x INTEGER) STRICT;\n\nNO SUCH STATEMENT"_s};
        QVERIFY(!openJournalFile(folder, m_clock.time, withNext() + QList<Migration>{broken}));
        const QString path = journalPath(folder);
        // The one before was whole, this one has left nothing.
        QCOMPARE(valueIn(path, u"PRAGMA user_version"_s).toInt(), 3);
        QCOMPARE(
            valueIn(path, u"SELECT COUNT(*) FROM sqlite_schema WHERE name='half'"_s).toInt(), 0);
        QCOMPARE(Backups::list(folder).size(), 1);
        QVERIFY(openJournalFile(folder, m_clock.time, withNext()));
    }

    void noMigrationWithoutABackup()
    {
        const QTemporaryDir dir;
        const QString folder = copyOfFixture(dir);
        QFile inTheWay(folder + u"/backups"_s);
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto refused = openJournalFile(folder, m_clock.time, withNext());
        QVERIFY(!refused);
        QCOMPARE(refused.error().id, u"storage.no-backup"_s);
        QCOMPARE(refused.error().facts["reason"_L1].toString(), u"before-update"_s);
        QCOMPARE(valueIn(journalPath(folder), u"PRAGMA user_version"_s).toInt(), 1);
    }

    void newerSchemaIsOnlyRead()
    {
        const QTemporaryDir dir;
        const QString folder = copyOfFixture(dir);
        QVERIFY(openJournalFile(folder, m_clock.time, withNext()));
        const QByteArray before = contents(journalPath(folder));
        {
            const auto opened = Journal::open(folder, m_clock);
            QVERIFY(opened);
            const auto &journal = *opened;
            QVERIFY(journal->isReadOnly());
            QCOMPARE(journal->notice().id, u"storage.newer"_s);
            QCOMPARE(journal->notice().facts.value("version"_L1).toInt(), 3);
            QCOMPARE(journal->journeys().size(), 2);
            const QString id = journal->journeys().first().id;
            QVERIFY(journal->load(id));
            QCOMPARE(journal->append(id, {{EventKind::Closed, {}}}).error().id, u"storage.newer"_s);
            QCOMPARE(journal->start(u"certify"_s, false).error().id, u"storage.newer"_s);
        }
        QCOMPARE(contents(journalPath(folder)), before);
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "tst_migrations.moc"
