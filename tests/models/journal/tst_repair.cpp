// SPDX-License-Identifier: MIT
// A second damage after a first one, and what is left of files that were set aside.
#include "models/journal/backups.h"
#include "models/journal/journal.h"
#include "tests/models/journal/harm.h"
#include "tests/models/journal/settableclock.h"
#include "tests/support/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString oldAppId = u"wx0000000000000001"_s;
const QString newAppId = u"wx00000000000000ff"_s;

NewEvent named(const QString &name, const QString &appId)
{
    return {EventKind::AnswerSet, {{u"name"_s, name}, {u"appId"_s, appId}}};
}

/// Events of \a id that fit no digest any more, the pages around them whole.
QString destroy(const QString &path, const QString &id, const QString &which)
{
    return harm(path,
        {u"UPDATE events SET payload='{\"x\":1}' WHERE journey_id='%1' AND %2"_s.arg(id, which)});
}
} // namespace

class RepairTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    SettableClock m_clock;

    QString path() const { return m_dir->filePath(u"journal.sqlite"_s); }
    QString keptPath() const
    {
        const QDir dir(m_dir->path());
        return dir.filePath(dir.entryList({u"journal.damaged-*.sqlite"_s}, QDir::Files).value(0));
    }
    std::shared_ptr<Journal> open()
    {
        auto journal = Journal::open(m_dir->path(), m_clock);
        return journal ? *journal : nullptr;
    }
    /// A journey with an English name and an AppID, eight answers long; the first leads to the mini
    /// program that they are about. last_seq is 10.
    QString startNamed(Journal &journal, const QString &name)
    {
        const QString id = *journal.start(u"certify"_s, false);
        for (int i = 0; i < 8; ++i) {
            (void)journal.append(id, {named(name, oldAppId)});
        }
        return id;
    }
    /// The last events of \a id are destroyed and the journal is repaired.
    void loseTheEnd(const QString &id)
    {
        QCOMPARE(destroy(path(), id, u"seq>5"_s), QString());
        const auto journal = open();
        QVERIFY(!journal->load(id));
        QVERIFY(journal->repair());
        QCOMPARE(journal->notice().id, u"storage.steps-missing"_s);
        QVERIFY(journal->notice().facts.contains("until"_L1));
        QCOMPARE(journal->load(id)->answers.value("name"_L1).toString(), u"旧店"_s);
        QVERIFY(journal->append(id, {named(u"新店"_s, newAppId)}));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock.time = SettableClock().time;
    }

    void laterRepairKeepsNewerAnswers_data()
    {
        QTest::addColumn<bool>("isItsOwn");
        QTest::newRow("another journey is damaged") << false;
        QTest::newRow("the corrected answer is damaged") << true;
    }
    void laterRepairKeepsNewerAnswers()
    {
        QFETCH(bool, isItsOwn);
        QString first;
        QString second;
        {
            const auto journal = open();
            first = startNamed(*journal, u"旧店"_s);
            second = startNamed(*journal, u"别店"_s);
        }
        loseTheEnd(first);
        if (QTest::currentTestFailed()) {
            return;
        }
        QDir(m_dir->filePath(u"backups"_s)).removeRecursively();
        m_clock.time = m_clock.time.addDays(3);
        const QString last =
            u"seq=(SELECT MAX(seq) FROM events WHERE journey_id='%1')"_s.arg(first);
        QCOMPARE(
            destroy(path(), isItsOwn ? first : second, isItsOwn ? last : u"seq=2"_s), QString());
        const auto journal = open();
        QVERIFY(journal->repair());
        const auto state = journal->load(first);
        QVERIFY(state);
        QCOMPARE(state->answers.value("name"_L1).toString(), u"新店"_s);
        QCOMPARE(state->answers.value("appId"_L1).toString(), newAppId);
        // What the first repair told is not told again.
        QCOMPARE(journal->notice().facts.value("missing"_L1).toInt(), isItsOwn ? 1 : 0);
    }

    /// The name stands beside the journey's id and the AppID: together they look like a token.
    void fileSetAsideWithoutASecretStaysAsItWas_data()
    {
        QTest::addColumn<bool>("hasMarks");
        QTest::addColumn<bool>("hasLog");
        QTest::newRow("cleaned before") << true << false;
        QTest::newRow("never cleaned") << false << false;
        QTest::newRow("with a log, never cleaned") << false << true;
    }
    void fileSetAsideWithoutASecretStaysAsItWas()
    {
        QFETCH(bool, hasMarks);
        QFETCH(bool, hasLog);
        QTemporaryDir origin;
        const QString source = origin.filePath(u"journal.sqlite"_s);
        {
            auto journal = *Journal::open(origin.path(), m_clock);
            const QString id = startNamed(*journal, u"Cornershop"_s);
            if (!hasLog) {
                journal.reset();
            }
            QCOMPARE(destroy(source, id, u"seq=4"_s), QString());
            if (!hasMarks) {
                QCOMPARE(harm(source, {u"DELETE FROM marks"_s}), QString());
            }
            for (const QString &part : {QString(), u"-wal"_s}) {
                QFile::copy(source + part, path() + part);
            }
        }
        const QByteArray before = contents(path());
        const QByteArray log = contents(path() + u"-wal"_s);
        QCOMPARE(log.isEmpty(), !hasLog);
        // Damage that is found at once, on a page without a row.
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(18) && file.write("\x09") == 1);
        file.close();
        QByteArray harmed = before;
        harmed[18] = 9;
        open(); // closing waits until all is cleaned
        QVERIFY(contents(keptPath()) == harmed);
        QVERIFY(contents(keptPath() + u"-wal"_s) == log);
    }

    void secretInAFileSetAsideGoes_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("SQLite reads all") << QByteArray();
        QTest::newRow("SQLite reads nothing") << QByteArray("no longer SQLite");
    }
    void secretInAFileSetAsideGoes()
    {
        QFETCH(QByteArray, damage);
        const QString kept = m_dir->filePath(u"journal.damaged-20260119T000000000Z.sqlite"_s);
        QByteArray bytes = contents(QStringLiteral(TEST_DATA "/journal/v1-secrets.sqlite"));
        bytes.replace(0, damage.size(), damage);
        QVERIFY(put(kept, bytes));
        // Of a journal that is gone; nobody can read it.
        QVERIFY(put(kept + u"-wal"_s, "{\"appId\":\"c0ffee5ec2e7c0ffee5ec2e7c0ffee55\"}"));
        QVERIFY(put(m_dir->filePath(u"journal.damaged-20260118T000000000Z.sqlite-wal"_s),
            "{\"appId\":\"c0ffee5ec2e7c0ffee5ec2e7c0ffee55\"}"));
        open();
        for (const QString &name : QDir(m_dir->path()).entryList(QDir::Files)) {
            const QByteArray left = contents(m_dir->filePath(name));
            QVERIFY2(!left.contains("c0ffee5ec2e7c0ffee") && !left.contains("Canary9PrivateKey"),
                qPrintable(name));
        }
        QVERIFY(!QFileInfo::exists(kept + u"-wal"_s));
        QVERIFY(contents(kept).contains("wx0123456789abcdef")); // the rest is there
    }

    /// A journal that has lost an event itself may need what a damaged backup still holds.
    void backupIsOnlyDeletedForAWholeJournal_data()
    {
        QTest::addColumn<bool>("isWhole");
        QTest::newRow("whole") << true;
        QTest::newRow("damaged") << false;
    }
    void backupIsOnlyDeletedForAWholeJournal()
    {
        QFETCH(bool, isWhole);
        QString id;
        {
            const auto journal = open();
            id = startNamed(*journal, u"旧店"_s);
            QVERIFY(journal->append(id, {named(u"新店"_s, newAppId)}));
        }
        QVERIFY(QDir(m_dir->path()).mkpath(u"backups"_s));
        const QString backup = m_dir->filePath(u"backups/journal.v1.20260131T075900000Z.sqlite"_s);
        QFile::remove(backup);
        QVERIFY(QFile::copy(path(), backup));
        QCOMPARE(destroy(backup, id, u"seq=4"_s), QString());
        QCOMPARE(harm(backup, {u"DELETE FROM marks"_s}), QString());
        QCOMPARE(harm(path(), {u"DELETE FROM marks"_s}), QString());
        if (!isWhole) {
            QCOMPARE(destroy(path(), id, u"seq=10"_s), QString());
        }
        open();
        QCOMPARE(QFileInfo::exists(backup), !isWhole);
        const auto journal = open();
        if (!isWhole) {
            QVERIFY(journal->repair());
            QCOMPARE(journal->notice().id, u"storage.damaged"_s); // nothing is missing
        }
        QCOMPARE(journal->load(id)->answers.value("name"_L1).toString(), u"新店"_s);
    }

    void nothingIsPromisedWhereAFirstStepIsMissing()
    {
        QString first;
        QString second;
        {
            const auto journal = open();
            first = startNamed(*journal, u"一店"_s);
            second = startNamed(*journal, u"二店"_s);
        }
        QCOMPARE(destroy(path(), first, u"seq=1"_s), QString());
        QCOMPARE(destroy(path(), second, u"seq=5"_s), QString());
        const auto journal = open();
        QVERIFY(journal->repair());
        QCOMPARE(journal->notice().facts.value("missing"_L1).toInt(), 2);
        QVERIFY(!journal->notice().facts.contains("until"_L1));
    }

    void vanishedLogIsNoticed()
    {
        QTemporaryDir origin;
        const auto journal = *Journal::open(origin.path(), m_clock);
        const QString id = startNamed(*journal, u"shop"_s);
        // As after a kill, and without the log.
        for (const QString &name : {u"journal.sqlite"_s, u"journal.tally"_s}) {
            QVERIFY(QFile::copy(origin.filePath(name), m_dir->filePath(name)));
        }
        {
            const auto left = open();
            QVERIFY(left);
            QCOMPARE(left->notice().id, u"storage.steps-missing"_s);
            QCOMPARE(left->notice().facts.value("missing"_L1).toInt(), 10);
            QVERIFY(left->load(id));
        }
        QVERIFY(open()->notices().isEmpty());
    }

    void vanishedJournalIsNoticed()
    {
        QTemporaryDir origin;
        const auto journal = *Journal::open(origin.path(), m_clock);
        startNamed(*journal, u"shop"_s);
        QVERIFY(
            QFile::copy(origin.filePath(u"journal.tally"_s), m_dir->filePath(u"journal.tally"_s)));
        const auto left = open();
        QVERIFY(left);
        QCOMPARE(left->notice().facts.value("missing"_L1).toInt(), 10);
    }
};

QTEST_GUILESS_MAIN(RepairTest)
#include "tst_repair.moc"
