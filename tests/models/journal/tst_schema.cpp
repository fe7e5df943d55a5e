// SPDX-License-Identifier: MIT
// What SQLite calls sound and is not: tables that are not those of a journal, and copies of such.
#include "models/journal/backups.h"
#include "models/journal/journal.h"
#include "models/journal/schema.h"
#include "tests/models/journal/harm.h"
#include "tests/models/journal/oldjournal.h"
#include "tests/models/journal/settableclock.h"
#include "tests/support/datafolder.h"
#include "tests/support/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
/// Flips a bit of the letter \a at of the first \a text behind \a anchor.
QByteArray flipped(QByteArray bytes, const QByteArray &anchor, const QByteArray &text, int at)
{
    const qsizetype found = bytes.indexOf(text, bytes.indexOf(anchor));
    bytes[found + at] = static_cast<char>(bytes.at(found + at) ^ 1);
    return bytes;
}

NewEvent answers(const QJsonObject &payload)
{
    return {EventKind::AnswerSet, payload};
}
} // namespace

class SchemaTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    SettableClock m_clock;
    QString m_id;

    QString path() const { return m_dir->filePath(u"journal.sqlite"_s); }
    QStringList backups() const { return Backups::list(m_dir->path()); }

    /// A closed journal of one mini program and a second one without an AppID; no backup of it.
    void make()
    {
        {
            const auto journal = *Journal::open(m_dir->path(), m_clock);
            m_id = *journal->start(u"certify"_s, false);
            QVERIFY(journal->append(
                m_id, {answers({{u"name"_s, u"店"_s}, {u"appId"_s, u"wx0123456789abcdef"_s}})}));
            const QString other = *journal->start(u"certify"_s, false);
            QVERIFY(journal->append(other, {answers({{u"name"_s, u"别店"_s}})}));
        }
        QDir(m_dir->filePath(u"backups"_s)).removeRecursively();
    }

    static QStringList namesIn(const Journal &journal)
    {
        QStringList names;
        for (const EntitySummary &one : journal.entities({EntityKind::MiniProgram})) {
            names.append(one.name);
        }
        names.sort();
        return names;
    }

    /// It opens, says \a notice, and goes on with \a names; afterwards all is as it should be.
    void expectRecovered(const QString &notice, const QStringList &names)
    {
        for (const QString &said : {notice, QString()}) {
            const auto opened = Journal::open(m_dir->path(), m_clock);
            QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().id));
            QCOMPARE((*opened)->notice().id, said);
            QCOMPARE(namesIn(**opened), names);
            for (const JourneySummary &one : (*opened)->journeys()) {
                QVERIFY((*opened)->load(one.id));
                QVERIFY((*opened)->append(one.id, {{EventKind::NoteAdded, {}}}));
            }
        }
        QVERIFY(Schema::check(*Database::open(path(), Database::Mode::ReadOnly)));
        QVERIFY(QDir(m_dir->path()).entryList({u"*.mended*"_s}).isEmpty());
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>(quickFolder());
        m_clock.time = SettableClock().time;
        make();
    }

    void shippedIsItself()
    {
        const auto database = Database::open(path(), Database::Mode::ReadOnly);
        QVERIFY(Schema::check(*database));
        QTemporaryDir old;
        QVERIFY(Schema::check(OldJournal(old.path()).database()));
    }

    /// The rows are whole; what tells how to read them is not.
    void oneFlippedBitLosesNothing_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("at");
        for (const char *table :
            {"journeys", "events", "entities", "entity_events", "relations", "marks"}) {
            const QByteArray create = QByteArray("CREATE TABLE ") + table + " (";
            QTest::addRow("keyword of %s", table) << create << QByteArray("TABLE") << 2;
            QTest::addRow("name of %s", table) << create << QByteArray(table) << 3;
            QTest::addRow("type in %s", table) << create << QByteArray("TEXT") << 3;
            QTest::addRow("end of %s", table) << create << QByteArray("STRICT") << 3;
        }
        for (const char *table : {"journeys", "events", "entities", "entity_events", "relations"}) {
            const QByteArray create = QByteArray("CREATE TABLE ") + table + " (";
            QTest::addRow("digest of %s", table) << create << QByteArray("digest") << 2;
        }
        QTest::newRow("time of journeys")
            << QByteArray("CREATE TABLE journeys") << QByteArray("changed_at") << 1;
        QTest::newRow("column of marks")
            << QByteArray("CREATE TABLE marks") << QByteArray("value") << 1;
        QTest::newRow("trigger") << QByteArray("CREATE TRIGGER") << QByteArray("events_are") << 0;
        QTest::newRow("trigger's end") << QByteArray("CREATE TRIGGER") << QByteArray("END") << 0;
        QTest::newRow("index") << QByteArray("CREATE INDEX") << QByteArray("app_id") << 0;
        QTest::newRow("own index")
            << QByteArray("sqlite_autoindex") << QByteArray("autoindex") << 0;
        QTest::newRow("kind of entry")
            << QByteArray("indexsqlite_autoindex") << QByteArray("index") << 1;
    }
    void oneFlippedBitLosesNothing()
    {
        QFETCH(const QByteArray, table);
        QFETCH(const QByteArray, text);
        QFETCH(const int, at);
        const QByteArray good = contents(path());
        QVERIFY(good.contains(table));
        const QByteArray harmed = flipped(good, table, text, at);
        QVERIFY(put(path(), harmed));
        expectRecovered(u"storage.damaged"_s, {u"别店"_s, u"店"_s});
        const QDir dir(m_dir->path());
        const QStringList kept = dir.entryList({u"journal.damaged-*.sqlite"_s});
        QCOMPARE(kept.size(), 1);
        QVERIFY(contents(dir.filePath(kept.first())) == harmed);
    }

    void foreignTablesAreRecovered_data()
    {
        QTest::addColumn<QStringList>("changes");
        QTest::newRow("another table") << QStringList{u"CREATE TABLE other (x)"_s};
        QTest::newRow("another trigger")
            << QStringList{u"CREATE TRIGGER foreign_one BEFORE INSERT ON events BEGIN SELECT "
                           "RAISE(ABORT, 'no'); END"_s};
        QTest::newRow("a trigger less") << QStringList{u"DROP TRIGGER events_are_never_changed"_s};
        QTest::newRow("marks of another kind")
            << QStringList{u"DROP TABLE marks"_s, u"CREATE TABLE marks (a, b, c)"_s};
        QTest::newRow("a column more") << QStringList{u"ALTER TABLE entities ADD COLUMN x TEXT"_s};
        QTest::newRow("no entities") << QStringList{u"PRAGMA foreign_keys=OFF"_s,
            u"DROP TABLE entity_events"_s, u"DROP TABLE entities"_s, u"DROP TABLE relations"_s};
        QTest::newRow("entities without rows")
            << QStringList{u"PRAGMA foreign_keys=OFF"_s, u"DROP TABLE entity_events"_s};
    }
    void foreignTablesAreRecovered()
    {
        QFETCH(const QStringList, changes);
        {
            const auto database = Database::open(path(), Database::Mode::ReadWrite);
            for (const QString &one : changes) {
                QVERIFY2(database->run(one), qPrintable(one));
            }
        }
        expectRecovered(u"storage.damaged"_s, {u"别店"_s, u"店"_s});
    }

    void whatIsGoneIsNamed_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("notice");
        const QString some = u"storage.steps-missing"_s;
        QTest::newRow("events") << u"DROP TABLE events"_s << some;
        QTest::newRow("payloads") << u"ALTER TABLE events DROP COLUMN payload"_s << some;
        QTest::newRow("journeys") << u"DROP TABLE journeys"_s << u"storage.damaged"_s;
    }
    void whatIsGoneIsNamed()
    {
        QFETCH(const QString, change);
        QFETCH(const QString, notice);
        {
            const auto database = Database::open(path(), Database::Mode::ReadWrite);
            QVERIFY(database->run(u"PRAGMA foreign_keys=OFF"_s));
            QVERIFY(database->run(change));
        }
        expectRecovered(notice, {u"别店"_s, u"店"_s});
    }

    void halfMigratedIsRecovered_data()
    {
        QTest::addColumn<QStringList>("changes");
        const QString second = shippedMigrations().at(1).sql;
        QTest::newRow("one of the new tables") << QStringList{u"CREATE TABLE entities (x)"_s};
        QTest::newRow("all of them") << statements(second);
        QTest::newRow("none, but the number") << QStringList{u"PRAGMA user_version=2"_s};
    }
    void halfMigratedIsRecovered()
    {
        QFETCH(const QStringList, changes);
        QVERIFY(QFile::remove(path()));
        {
            OldJournal old(m_dir->path());
            old.add({{EventKind::Started, {{u"journey"_s, u"certify"_s}}},
                        answers({{u"name"_s, u"老店"_s}})},
                m_clock.time);
            for (const QString &one : changes) {
                QVERIFY2(old.database().run(one), qPrintable(one));
            }
        }
        expectRecovered(u"storage.damaged"_s, {u"老店"_s});
    }

    /// SQLite is content with each of them.
    void brokenJournalIsNotCopied_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("line of a journey") << u"UPDATE journeys SET name='x'"_s;
        QTest::newRow("line of an entity") << u"UPDATE entities SET name='x'"_s;
        QTest::newRow("event") << u"UPDATE events SET kind='x' WHERE seq=1"_s;
        QTest::newRow("event of an entity") << u"UPDATE entity_events SET kind='x' WHERE seq=1"_s;
        QTest::newRow("relation") << u"UPDATE relations SET role='x'"_s;
        QTest::newRow("marks") << u"ALTER TABLE marks RENAME COLUMN value TO valve"_s;
        QTest::newRow("schema") << u"DROP INDEX relations_by_entity"_s;
    }
    void brokenJournalIsNotCopied()
    {
        QFETCH(const QString, change);
        const auto database = Database::open(path(), Database::Mode::ReadWrite);
        QVERIFY(Backups::make(*database, m_clock.time));
        QCOMPARE(harm(*database, {change}), QString());
        QCOMPARE(
            Backups::make(*database, m_clock.time.addDays(1)).error().id, u"storage.damaged"_s);
        QCOMPARE(backups().size(), 1);
    }

    void brokenCopyNeverPushesOutAGoodOne()
    {
        const auto database = Database::open(path(), Database::Mode::ReadWrite);
        QStringList made;
        for (int day = 0; day < 3; ++day) {
            made.append(*Backups::make(*database, m_clock.time.addDays(day)));
        }
        // It says that it holds most, and is the newest of them.
        QCOMPARE(harm(made.last(), {u"UPDATE entities SET last_seq=9999"_s}), QString());
        made.append(*Backups::make(*database, m_clock.time.addDays(3)));
        QStringList left = backups();
        left.sort();
        QCOMPARE(left, (QStringList{made.at(0), made.at(1), made.at(3)}));
    }
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
