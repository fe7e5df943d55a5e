// SPDX-License-Identifier: MIT
// Damaged files: recovered from a backup or started anew, the damaged file kept, never wrong data
// in silence.
#include "models/journal/backups.h"
#include "models/journal/salvage.h"
#include "tests/faults/writerprocess.h"
#include "tests/models/journal/settableclock.h"
#include "tests/support/files.h"

#include <QDir>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace {
using Damage = std::function<void(QByteArray &)>;
}
Q_DECLARE_METATYPE(Damage)

namespace {
QByteArray text(const QList<Event> &events)
{
    QByteArray all;
    for (const Event &event : events) {
        all += QByteArray::number(event.seq) + event.at.toString(Qt::ISODateWithMs).toUtf8()
            + QByteArray::number(event.monotonicMs) + event.kind.toUtf8()
            + QJsonDocument(event.payload).toJson(QJsonDocument::Compact) + '\n';
    }
    return all;
}

QByteArray text(const JourneySummary &s)
{
    return (s.id + u'|' + s.journey + u'|' + s.name + u'|' + s.appId + u'|' + s.step + u'|'
        + s.changedAt.toString(Qt::ISODateWithMs) + u'|' + (s.closed ? u'1' : u'0'))
        .toUtf8();
}

QByteArray text(const EntitySummary &s, const QList<JourneySummary> &journeys)
{
    QByteArray all = (s.id + u'|' + s.kind + u'|' + s.name + u'|' + s.appId + u'|'
        + s.changedAt.toString(Qt::ISODateWithMs) + u'|' + (s.putAway ? u'1' : u'0'))
                         .toUtf8();
    for (const JourneySummary &one : journeys) {
        all += '|' + one.id.toUtf8();
    }
    return all;
}

/// All that a journal shows.
struct Picture
{
    QList<QByteArray> list;
    QHash<QString, QByteArray> events; ///< a damaged journey has none
    QHash<QString, QByteArray> entities; ///< a damaged one has none
    QList<QByteArray> entityList;

    static Picture of(const Journal &journal)
    {
        Picture picture;
        for (const EntitySummary &one : journal.entities({EntityKind::MiniProgram})) {
            picture.entityList.append(text(one, journal.journeysOf(one.id)));
            const auto events = journal.entityEvents(one.id);
            picture.entities.insert(one.id, events ? text(*events) : QByteArray());
        }
        for (const JourneySummary &one : journal.journeys()) {
            picture.list.append(text(one));
            const auto events = journal.events(one.id);
            picture.events.insert(one.id, events ? text(*events) : QByteArray());
        }
        return picture;
    }
};

/// Lets a writer work until it says \a word, then kills it.
QByteArray killAt(const QString &folder, const QByteArray &word)
{
    QProcess writer;
    writer.start(QStringLiteral(JOURNAL_WRITER), {folder, u"0"_s});
    QByteArray output;
    while (!output.contains(word) && writer.waitForReadyRead(10000)) {
        output += writer.readAllStandardOutput();
    }
    writer.kill();
    writer.waitForFinished();
    return output;
}

Damage cutTo(qsizetype size)
{
    return [size](QByteArray &bytes) { bytes.truncate(size >= 0 ? size : bytes.size() + size); };
}

Damage garbageAt(qsizetype offset)
{
    return [offset](QByteArray &bytes) {
        bytes.replace(
            offset, 16, "\xde\xad\xbe\xef\xde\xad\xbe\xef\xde\xad\xbe\xef\xde\xad\xbe\xef");
    };
}
/// A relation that was lost, made again from what the journey still says.
bool isFoundAgain(const Event &event)
{
    return event.kind == EventKind::Related && event.payload["migrated"_L1].toBool();
}
} // namespace

class JournalDamageTest : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_origin{quickFolder()};
    QByteArray m_bytes; ///< of a good journal
    Picture m_good;
    QHash<QString, QList<QByteArray>> m_events; ///< one by one
    qint64 m_total = 0;
    std::unique_ptr<QTemporaryDir> m_dir;
    SettableClock m_clock;

    QString path() const { return m_dir->filePath(u"journal.sqlite"_s); }

    /// True if it was noticed; fails the test if wrong data was shown.
    bool isNoticed(const QByteArray &bytes)
    {
        m_dir = std::make_unique<QTemporaryDir>(quickFolder());
        if (!put(path(), bytes)) {
            return false;
        }
        const auto opened = Journal::open(m_dir->path(), m_clock);
        if (!opened || !(*opened)->notice().id.isEmpty()) {
            return true;
        }
        const Picture picture = Picture::of(**opened);
        bool noticed = false;
        for (auto it = m_good.events.begin(); it != m_good.events.end(); ++it) {
            const QByteArray shown = picture.events.value(it.key());
            const auto events = (*opened)->events(it.key());
            noticed = noticed || !events;
            if (events && shown != it.value()) {
                QTest::qFail("wrong events", __FILE__, __LINE__);
            }
        }
        for (auto it = m_good.entities.begin(); it != m_good.entities.end(); ++it) {
            const auto events = (*opened)->entityEvents(it.key());
            noticed = noticed || !events;
            if (events && picture.entities.value(it.key()) != it.value()) {
                QTest::qFail("wrong events of an entity", __FILE__, __LINE__);
            }
        }
        const QList<EntitySummary> entities = (*opened)->entities({EntityKind::MiniProgram});
        noticed = noticed
            || std::ranges::any_of(entities, [](const EntitySummary &one) { return one.damaged; });
        if (!noticed && (picture.list != m_good.list || picture.entityList != m_good.entityList)) {
            QTest::qFail("wrong list", __FILE__, __LINE__);
        }
        return noticed;
    }

    /// Empty if each journey shows its own events, or a stand-in, and \a notice counts what is
    /// missing.
    QString whatIsWrong(const Journal &journal, const Finding &notice) const
    {
        qint64 there = 0;
        for (const JourneySummary &one : journal.journeys()) {
            const auto events = journal.events(one.id);
            if (!events || !m_events.contains(one.id)) {
                return u"journey "_s + one.id;
            }
            for (const Event &event : *events) {
                const bool isOwn = m_events[one.id].contains(text(QList<Event>{event}));
                there += isOwn ? 1 : 0;
                if (!isOwn && !isStandIn(event) && !isFoundAgain(event)) {
                    return u"event of "_s + one.id;
                }
            }
        }
        const qint64 missing = notice.facts.value("missing"_L1).toInteger();
        const QString id = notice.id;
        if (id == "storage.lost"_L1) {
            return there == 0 ? QString() : u"not all is lost"_s;
        }
        const bool isUnsure = id == "storage.may-lack"_L1;
        if (!isUnsure && (id == "storage.damaged"_L1) != (missing == 0)) {
            return id;
        }
        // A journey whose end nobody has counted may have had more.
        return missing <= m_total - there ? QString()
                                          : u"%1 missing, %2 there"_s.arg(missing).arg(there);
    }

    void sweep(const std::function<void(QByteArray &, qsizetype)> &harm)
    {
        QRandomGenerator random(42);
        int noticed = 0;
        for (int round = 0; round < 200; ++round) {
            QByteArray bytes = m_bytes;
            const qsizetype offset = random.bounded(int(bytes.size()) - 16);
            harm(bytes, offset);
            noticed += isNoticed(bytes) ? 1 : 0;
            if (QTest::currentTestFailed()) {
                qWarning() << "at offset" << offset;
                return;
            }
        }
        qInfo() << noticed << "of 200 noticed, the others harmless";
        QVERIFY(noticed > 50);
    }

private Q_SLOTS:
    void initTestCase()
    {
        {
            const auto journal = *Journal::open(m_origin.path(), m_clock);
            for (int i = 0; i < 6; ++i) {
                const QString id = *journal->start(u"certify"_s, i % 2 == 0);
                m_clock.time = m_clock.time.addSecs(61);
                for (int n = 0; n < 8; ++n) {
                    QVERIFY(journal->append(id,
                        {{EventKind::AnswerSet, {{u"name"_s, u"示例商城 %1"_s.arg(i)}}},
                            {EventKind::StepEntered, {{u"step"_s, u"step-%1"_s.arg(n)}}},
                            {EventKind::NoteAdded, {{u"text"_s, QString(200, QChar(u'a' + n))}}}}));
                }
            }
        }
        m_bytes = contents(m_origin.filePath(u"journal.sqlite"_s));
        QVERIFY(m_bytes.size() > 8 * 4096);
        QCOMPARE(contents(m_origin.filePath(u"journal.sqlite-wal"_s)).size(), 0);
        m_good = Picture::of(**Journal::open(m_origin.path(), m_clock));
        QCOMPARE(m_good.list.size(), 6);
        const auto journal = *Journal::open(m_origin.path(), m_clock);
        for (const JourneySummary &one : journal->journeys()) {
            const auto events = journal->events(one.id);
            for (const Event &event : *events) {
                m_events[one.id].append(text(QList<Event>{event}));
                ++m_total;
            }
        }
        QCOMPARE(Backups::list(m_origin.path()).size(), 1);
    }

    void init() { m_dir = std::make_unique<QTemporaryDir>(quickFolder()); }

    void undamagedIsNotNoticed() { QVERIFY(!isNoticed(m_bytes)); }

    void damagedFileIsKeptAndReplaced_data()
    {
        QTest::addColumn<Damage>("damage");
        const Damage garbage = [](QByteArray &bytes) { bytes.fill('x'); };
        const Damage text = [](QByteArray &bytes) { bytes = "This is my shopping list.\n"; };
        const Damage foreign = [](QByteArray &bytes) { bytes[68] = 'S'; };
        const Damage noVersion = [](QByteArray &bytes) {
            bytes.replace(60, 4, QByteArray(4, '\0'));
        };
        const Damage unknownFormat = [](QByteArray &bytes) { bytes[18] = 9; };
        QTest::newRow("garbage") << garbage;
        QTest::newRow("text") << text;
        QTest::newRow("another program's database") << foreign;
        QTest::newRow("no version") << noVersion;
        QTest::newRow("unknown file format") << unknownFormat;
        for (const qsizetype size : {0, 1, 99, 100, 512, 4096, -1, -4096}) {
            QTest::addRow("cut to %d", int(size)) << cutTo(size);
        }
        QTest::newRow("cut in half")
            << Damage([](QByteArray &bytes) { bytes.truncate(bytes.size() / 2); });
        for (const qsizetype offset : {0, 16, 100}) {
            QTest::addRow("garbage at %d", int(offset)) << garbageAt(offset);
        }
    }
    void damagedFileIsKeptAndReplaced()
    {
        QFETCH(Damage, damage);
        QByteArray bytes = m_bytes;
        damage(bytes);
        QVERIFY(bytes != m_bytes);
        for (const bool hasBackup : {false, true}) {
            init();
            if (hasBackup) {
                QVERIFY(QDir(m_dir->path()).mkdir(u"backups"_s));
                const QString backup = Backups::list(m_origin.path()).first();
                QVERIFY(QFile::copy(
                    backup, m_dir->path() + u"/backups/"_s + QFileInfo(backup).fileName()));
            }
            QVERIFY(put(path(), bytes));
            const auto opened = Journal::open(m_dir->path(), m_clock);
            QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().id));
            const Finding notice = (*opened)->notice();
            QVERIFY(contents(m_dir->filePath(notice.facts.value("kept"_L1).toString())) == bytes);
            const Picture picture = Picture::of(**opened);
            if (hasBackup) {
                // What the file had after the backup nobody knows where its lists are damaged.
                QVERIFY2(notice.id == "storage.damaged"_L1 || notice.id == "storage.may-lack"_L1,
                    qPrintable(notice.id));
                QCOMPARE(picture.list, m_good.list);
                QCOMPARE(picture.events, m_good.events);
            } else {
                QCOMPARE(whatIsWrong(**opened, notice), QString());
            }
            QVERIFY((*opened)->start(u"certify"_s, false));
        }
    }

    void whatABackupCannotKnowIsSaid_data()
    {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("id");
        QTest::newRow("other first bytes")
            << Damage([](QByteArray &bytes) { bytes.replace(0, 4, "\xff\xff\xff\xff"); })
            << u"storage.damaged"_s;
        QTest::newRow("cut") << cutTo(3000) << u"storage.may-lack"_s;
        QTest::newRow("garbage") << Damage([](QByteArray &bytes) { bytes.fill('x'); })
                                 << u"storage.may-lack"_s;
    }
    /// A backup, then a new mini program, then damage.
    void whatABackupCannotKnowIsSaid()
    {
        QFETCH(Damage, damage);
        QFETCH(QString, id);
        QVERIFY(QDir(m_dir->path()).mkdir(u"backups"_s));
        const QString backup = Backups::list(m_origin.path()).first();
        QVERIFY(QFile::copy(backup, m_dir->path() + u"/backups/"_s + QFileInfo(backup).fileName()));
        QVERIFY(put(path(), m_bytes));
        Picture before;
        {
            const auto journal = *Journal::open(m_dir->path(), m_clock);
            const QString fresh = *journal->start(u"certify"_s, false);
            QVERIFY(journal->append(fresh, {{EventKind::AnswerSet, {{u"name"_s, u"new"_s}}}}));
            before = Picture::of(*journal);
        }
        QByteArray bytes = contents(path());
        damage(bytes);
        QVERIFY(put(path(), bytes));
        const auto journal = *Journal::open(m_dir->path(), m_clock);
        const Finding notice = journal->notice();
        QCOMPARE(notice.id, id);
        QVERIFY(contents(m_dir->filePath(notice.facts.value("kept"_L1).toString())) == bytes);
        const bool isAllThere = id == "storage.damaged"_L1;
        QCOMPARE(Picture::of(*journal).list, isAllThere ? before.list : m_good.list);
        QCOMPARE(notice.facts.contains("restored"_L1), !isAllThere);
    }

    void damagedBackupsArePassedOver()
    {
        QVERIFY(QDir(m_dir->path()).mkdir(u"backups"_s));
        QByteArray cut = m_bytes;
        cut.truncate(cut.size() / 2);
        QVERIFY(put(m_dir->filePath(u"backups/journal.v1.20260201T000000000Z.sqlite"_s), m_bytes));
        QVERIFY(put(m_dir->filePath(u"backups/journal.v1.20260202T000000000Z.sqlite"_s), cut));
        QVERIFY(
            put(m_dir->filePath(u"backups/journal.v1.20260203T000000000Z.sqlite"_s), QByteArray()));
        QVERIFY(put(path(), cut));
        const auto opened = Journal::open(m_dir->path(), m_clock);
        QVERIFY(opened);
        const QString notice =
            (*opened)->notice().id; // half a file may hold the whole list, or not
        QVERIFY(notice == u"storage.may-lack"_s || notice == u"storage.damaged"_s);
        QCOMPARE(Picture::of(**opened).list, m_good.list);
    }

    void oneBitFlips()
    {
        sweep([](QByteArray &bytes, qsizetype at) {
            bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << (at % 8)));
        });
    }

    void sixteenBytesOfGarbage()
    {
        sweep([](QByteArray &bytes, qsizetype at) { garbageAt(at)(bytes); });
    }

    /// Every journey's newest event has one bit flipped: pages and schema are whole.
    void oneDamagedJourneyIsRepairedAndTheOthersStay_data()
    {
        QTest::addColumn<bool>("hasBackup");
        QTest::newRow("with a backup") << true;
        QTest::newRow("without") << false;
    }
    void oneDamagedJourneyIsRepairedAndTheOthersStay()
    {
        QFETCH(bool, hasBackup);
        const QByteArray newest = "\xe5\x95\x86\xe5\x9f\x8e 5"; // of journey 5's name
        QByteArray bytes = m_bytes;
        qsizetype at = bytes.indexOf("{\"name\"");
        while (at >= 0 && !bytes.mid(at, 40).contains(newest)) {
            at = bytes.indexOf("{\"name\"", at + 1);
        }
        QVERIFY(at > 0);
        bytes[at + 12] = static_cast<char>(bytes.at(at + 12) ^ 1);
        QVERIFY(put(path(), bytes));
        if (hasBackup) {
            QVERIFY(QDir(m_dir->path()).mkdir(u"backups"_s));
            const QString backup = Backups::list(m_origin.path()).first();
            QVERIFY(
                QFile::copy(backup, m_dir->path() + u"/backups/"_s + QFileInfo(backup).fileName()));
        }
        const auto journal = *Journal::open(m_dir->path(), m_clock);
        QString id;
        for (const JourneySummary &one : journal->journeys()) {
            if (!journal->load(one.id)) {
                QVERIFY(id.isEmpty());
                id = one.id;
            }
        }
        QVERIFY(!id.isEmpty());
        QVERIFY(std::ranges::any_of(journal->journeys(),
            [&id](const JourneySummary &one) { return one.damaged && one.id == id; }));
        QVERIFY(journal->repair());
        const Finding notice = journal->notice();
        QVERIFY(contents(m_dir->filePath(notice.facts.value("kept"_L1).toString())) == bytes);
        QCOMPARE(notice.id, hasBackup ? u"storage.damaged"_s : u"storage.steps-missing"_s);
        if (!hasBackup) {
            QCOMPARE(notice.facts.value("missing"_L1).toInt(), 1);
            QCOMPARE(notice.facts.value("which"_L1)[0].toString(), u"示例商城 5: 1"_s);
        }
        QCOMPARE(journal->load(id)->answers.value("name"_L1).toString(), u"示例商城 5"_s);
        Picture after = Picture::of(*journal);
        QCOMPARE(after.list, m_good.list);
        QCOMPARE(after.events.value(id) == m_good.events.value(id), hasBackup);
        after.events.remove(id);
        for (auto it = after.events.cbegin(); it != after.events.cend(); ++it) {
            QCOMPARE(it.value(), m_good.events.value(it.key()));
        }
        QVERIFY(journal->append(id, {{EventKind::NoteAdded, {}}}));
        QVERIFY(journal->load(id));
    }

    void damagedLogIsNoticedAndNamed()
    {
        const QTemporaryDir origin(quickFolder());
        const Told said = told(killAt(origin.path(), "stored 8\n"));
        const QByteArray database = contents(origin.filePath(u"journal.sqlite"_s));
        const QByteArray log = contents(origin.filePath(u"journal.sqlite-wal"_s));
        const QByteArray tally = contents(origin.filePath(u"journal.tally"_s));
        QVERIFY(!tally.isEmpty());
        QRandomGenerator random(5);
        int noticed = 0;
        for (int round = 0; round < 20; ++round) {
            init();
            QByteArray harmed = log;
            garbageAt(random.bounded(int(log.size()) - 16))(harmed);
            QVERIFY(put(path(), database));
            QVERIFY(put(path() + u"-wal"_s, harmed));
            QVERIFY(put(m_dir->filePath(u"journal.tally"_s), tally));
            auto opened = Journal::open(m_dir->path(), m_clock);
            QVERIFY(opened);
            const auto events = (*opened)->events(said.journeyId);
            QVERIFY(events);
            if ((*opened)->notices().isEmpty()) {
                QCOMPARE(wrongIn(**opened, said), QString());
                continue;
            }
            ++noticed;
            const QJsonObject facts = (*opened)->notice().facts;
            QCOMPARE((*opened)->notice().id, u"storage.steps-missing"_s);
            QVERIFY(
                contents(m_dir->filePath(facts.value("kept"_L1).toString() + u"-wal"_s)) == harmed);
            QVERIFY(facts.value("which"_L1)[0].toString().endsWith(
                u": %1"_s.arg(facts.value("missing"_L1).toInteger())));
            opened->reset();
            QVERIFY((*Journal::open(m_dir->path(), m_clock))->notices().isEmpty());
        }
        qInfo() << noticed << "of 20 lost steps and said so";
        QVERIFY(noticed > 10);
    }

    void logWithoutItsJournalIsKeptAndRead()
    {
        const Told said = told(killAt(m_dir->path(), "stored 4\n"));
        const QByteArray log = contents(path() + u"-wal"_s);
        QVERIFY(QFile::remove(path()));
        {
            const auto opened = Journal::open(m_dir->path(), m_clock);
            QVERIFY(opened);
            const Finding notice = (*opened)->notice();
            const QString kept = notice.facts.value("kept"_L1).toString();
            QVERIFY(contents(m_dir->filePath(kept + u"-wal"_s)) == log);
            // The log was never moved into that journal, so it holds all.
            QCOMPARE(notice.id, u"storage.damaged"_s);
            QCOMPARE(wrongIn(**opened, said), QString());
        }
        QVERIFY((*Journal::open(m_dir->path(), m_clock))->notices().isEmpty());
    }

    void damageIsFoundByTheDailyBackup()
    {
        QByteArray bytes = m_bytes;
        const qsizetype at = bytes.lastIndexOf("aaaaaaaa");
        QVERIFY(at > 0);
        bytes[at] = 'b';
        QVERIFY(put(path(), bytes));
        const auto journal = *Journal::open(m_dir->path(), m_clock);
        QTRY_COMPARE(journal->notice().id, u"storage.steps-missing"_s);
        for (const JourneySummary &one : journal->journeys()) {
            QVERIFY(journal->load(one.id));
        }
    }

    void tornLogsLoseOnlyTheEnd()
    {
        const QTemporaryDir origin(quickFolder());
        const QByteArray output = killAt(origin.path(), "stored 8\n");
        const QByteArray database = contents(origin.filePath(u"journal.sqlite"_s));
        const QByteArray log = contents(origin.filePath(u"journal.sqlite-wal"_s));
        QVERIFY(log.size() > 8 * 4096);
        const QString id = told(output).journeyId;
        const qsizetype step = qMax<qsizetype>(512, log.size() / 100 / 512 * 512);
        for (qsizetype size = 0; size < log.size(); size += step) {
            init();
            QVERIFY(put(path(), database));
            QVERIFY(put(path() + u"-wal"_s, log.first(size)));
            const auto opened = Journal::open(m_dir->path(), m_clock);
            QVERIFY(opened);
            const auto events = (*opened)->events(id);
            QVERIFY(events || events.error().id == "storage.missing"_L1);
            Told said;
            said.journeyId = id;
            QCOMPARE(events ? wrongIn(**opened, said) : QString(), QString());
        }
    }

    void foreignLogIsNoticed()
    {
        const QTemporaryDir origin(quickFolder());
        // A log that holds every page of its own database would bring that in whole; SQLite has no
        // way to tell.
        QProcess::execute(QStringLiteral(JOURNAL_WRITER), {origin.path(), u"60"_s});
        killAt(origin.path(), "stored 4\n");
        const QByteArray log = contents(origin.filePath(u"journal.sqlite-wal"_s));
        QVERIFY(!log.isEmpty());
        QVERIFY(put(path(), m_bytes));
        QVERIFY(put(path() + u"-wal"_s, log));
        const auto opened = Journal::open(m_dir->path(), m_clock);
        QVERIFY(opened);
        QVERIFY2((*opened)->notice().facts.contains("kept"_L1), "in silence");
        QVERIFY((*opened)->start(u"certify"_s, false));
    }
};

QTEST_GUILESS_MAIN(JournalDamageTest)
#include "tst_journaldamage.moc"
