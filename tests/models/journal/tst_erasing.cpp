// SPDX-License-Identifier: MIT
// What is deleted is gone: from lists, from the file, its log and free pages, from backups and from
// damaged files that were set aside.
#include "models/journal/backups.h"
#include "models/journal/database.h"
#include "models/journal/journal.h"
#include "models/journal/journalfile.h"
#include "models/journal/marks.h"
#include "tests/models/journal/harm.h"
#include "tests/models/journal/settableclock.h"
#include "tests/support/datafolder.h"
#include "tests/support/files.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
const QString appId = u"wx0123456789abcdef"_s;
const QString keptAppId = u"wx00000000000000ff"_s;
const QString giveAway = u"Giveaway Trading Ltd"_s;

NewEvent answers(const QJsonObject &some)
{
    return {EventKind::AnswerSet, some};
}

} // namespace

class ErasingTest : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    SettableClock m_clock;
    QString m_id; ///< the journey that goes
    QString m_kept; ///< the one that stays
    QStringList m_needles;

    QString path() const { return journalPath(m_dir->path()); }
    std::shared_ptr<Journal> open()
    {
        auto journal = Journal::open(m_dir->path(), m_clock);
        return journal ? *journal : nullptr;
    }
    static QString entityOf(
        const Journal &journal, const QString &id, const QString &role = EntityKind::MiniProgram)
    {
        return journal.load(id)->entities.value(role).id;
    }
    /// A mini program to be deleted among others, with texts on pages of every kind.
    void fill(Journal &journal)
    {
        for (int i = 0; i < 20; ++i) {
            const QString other = *journal.start(u"certify"_s, false);
            QVERIFY(journal.append(other,
                {answers({{u"name"_s, u"Other %1"_s.arg(i)},
                    {u"principal"_s, QString(300 * i, u'p')}})}));
        }
        m_kept = *journal.start(u"certify"_s, false);
        QVERIFY(journal.append(
            m_kept, {answers({{u"name"_s, u"Keep me"_s}, {u"appId"_s, keptAppId}})}));
        m_id = *journal.start(u"certify"_s, false);
        const QJsonObject said{{u"name"_s, giveAway}, {u"appId"_s, appId},
            {u"edition"_s, u"enterprise"_s}, {u"inUsePrincipal"_s, giveAway},
            {u"principal"_s, QString(giveAway + QString(20000, u'x') + giveAway)}};
        QVERIFY(journal.append(m_id, {answers(said)}));
        for (int i = 0; i < 40; ++i) {
            QVERIFY(journal.append(m_id,
                {{EventKind::NoteAdded,
                    {{u"text"_s, QString(giveAway + QString(i * 40, u'y'))}}}}));
            QVERIFY(journal.append(
                m_kept, {{EventKind::NoteAdded, {{u"text"_s, QString(i * 50, u'z')}}}}));
        }
        QVERIFY(journal.append(m_id,
            {{EventKind::SecretStored, {{u"kind"_s, u"app-secret"_s}, {u"where"_s, u"keychain"_s}}},
                {EventKind::SecretIntended, {{u"kind"_s, u"upload-key"_s}}}}));
        m_needles = QStringList{giveAway, appId, m_id, entityOf(journal, m_id),
            entityOf(journal, m_id, EntityKind::CloudAccount)};
    }
    /// Deletes it and waits until the files are clean.
    static void eraseIn(Journal &journal, const QString &entity)
    {
        QSignalSpy erased(&journal, &Journal::tracesErased);
        QVERIFY(journal.erase({Stream::Entity, entity}));
        QTRY_COMPARE(erased.size(), 1);
    }
    void expectTheOthers(const Journal &journal)
    {
        QCOMPARE(journal.journeyCount(), 21);
        QCOMPARE(journal.entityCount({EntityKind::MiniProgram}), 21);
        QCOMPARE(journal.entityCount({EntityKind::CloudAccount}), 0);
        QCOMPARE(journal.load(m_id).error().id, u"storage.missing"_s);
        QVERIFY(journal.events(m_kept)->size() >= 43);
        QCOMPARE(journal.entity(entityOf(journal, m_kept))->answers().value("appId"_L1),
            QJsonValue(keptAppId));
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>(quickFolder());
        m_clock.time = SettableClock().time;
    }

    void nothingIsLeftInAnyFile()
    {
        {
            const auto journal = open();
            fill(*journal);
        }
        open(); // makes a backup
        m_clock.time = m_clock.time.addDays(2);
        const auto journal = open();
        QTRY_COMPARE(Backups::list(m_dir->path()).size(), 2);
        const QString aside = m_dir->filePath(u"journal.damaged-20260119T000000000Z.sqlite"_s);
        QByteArray damaged = contents(Backups::list(m_dir->path()).first());
        damaged.replace(damaged.indexOf("Other 7"), 3, "XXX");
        QVERIFY(put(aside, damaged));
        QVERIFY(put(m_dir->filePath(u"journal.damaged-20260118T000000000Z.sqlite"_s),
            "unreadable " + m_id.toUtf8() + giveAway.toUtf8()));
        const QByteArray foreign = "unreadable, and about something else";
        QVERIFY(put(m_dir->filePath(u"journal.damaged-20260117T000000000Z.sqlite"_s), foreign));
        QVERIFY(journal->append(m_id, {answers({{u"name"_s, QString(giveAway + u" 2"_s)}})}));
        QVERIFY(findIn(m_dir->path(), m_needles).size() > 0);

        const QString entity = entityOf(*journal, m_id);
        const Stream stream{Stream::Entity, entity};
        const QList<JourneySecret> secrets{{m_id, u"app-secret"_s}, {m_id, u"upload-key"_s}};
        QCOMPARE(*journal->secretsOf(stream), secrets);
        QSignalSpy gone(journal.get(), &Journal::journeyChanged);
        QSignalSpy erased(journal.get(), &Journal::tracesErased);
        QCOMPARE(*journal->erase(stream), secrets);
        QVERIFY(!gone.isEmpty());
        expectTheOthers(*journal); // at once
        QTRY_COMPARE(erased.size(), 1);
        QCOMPARE(findIn(m_dir->path(), m_needles), QString());
        QCOMPARE(Backups::list(m_dir->path()).size(), 2);
        QVERIFY(contents(aside).contains("Keep me"));
        QCOMPARE(
            contents(m_dir->filePath(u"journal.damaged-20260117T000000000Z.sqlite"_s)), foreign);
        QVERIFY(journal->notices().isEmpty());
        QVERIFY(journal->append(m_kept, {answers({{u"name"_s, u"Still here"_s}})}));
    }

    /// What its notice promised is taken back with the file.
    void damagedFileThatGoesIsSaid()
    {
        {
            const auto journal = open();
            fill(*journal);
        }
        open(); // makes a backup
        QVERIFY(put(path(), "unreadable " + m_id.toUtf8() + giveAway.toUtf8()));
        const auto journal = open();
        QCOMPARE(journal->notice().id, u"storage.may-lack"_s);
        const QString kept = journal->notice().facts.value("kept"_L1).toString();
        QCOMPARE(journal->setAside(), QStringList{kept});
        eraseIn(*journal, entityOf(*journal, m_id));
        QCOMPARE(journal->setAside(), QStringList());
        QCOMPARE(journal->notice().id, u"storage.may-lack"_s); // others may miss steps still
        QVERIFY(!journal->notice().facts.contains("kept"_L1));
        expectTheOthers(*journal);
    }

    /// Its first bytes alone are damaged; what it holds of others stays.
    void damagedFileKeepsTheOthers()
    {
        const auto journal = open();
        fill(*journal);
        QVERIFY(journal->append(m_kept, {answers({{u"name"_s, u"Only there"_s}})}));
        const QString aside = m_dir->filePath(u"journal.damaged-20260119T000000000Z.sqlite"_s);
        const auto copy = *Database::open(path(), Database::Mode::ReadWrite);
        QVERIFY(copy.run(u"VACUUM INTO '%1'"_s.arg(aside)));
        QByteArray bytes = contents(aside);
        bytes.replace(0, 4, "\xff\xff\xff\xff");
        QVERIFY(put(aside, bytes));
        eraseIn(*journal, entityOf(*journal, m_id));
        QCOMPARE(findIn(m_dir->path(), m_needles), QString());
        QVERIFY(contents(aside).contains("Only there"));
    }

    void backupsGiveNothingBack()
    {
        {
            const auto journal = open();
            fill(*journal);
        }
        open(); // makes a backup
        {
            const auto journal = open();
            eraseIn(*journal, entityOf(*journal, m_id));
        }
        QVERIFY(open()->notices().isEmpty());
        QVERIFY(QFile::remove(path()));
        const auto restored = open();
        QCOMPARE(restored->notice().id, u"storage.restored"_s);
        expectTheOthers(*restored);
    }

    /// The program ends before a file beside the journal was cleaned.
    void nextStartGoesOn_data()
    {
        QTest::addColumn<bool>("isDamaged");
        QTest::newRow("journal is sound") << false;
        QTest::newRow("journal is damaged as well") << true;
    }
    void nextStartGoesOn()
    {
        QFETCH(bool, isDamaged);
        {
            const auto journal = open();
            fill(*journal);
        }
        open(); // makes a backup
        const QString backup = Backups::list(m_dir->path()).first();
        const QByteArray before = contents(backup);
        {
            const auto journal = open();
            eraseIn(*journal, entityOf(*journal, m_id));
        }
        QVERIFY(put(backup, before));
        {
            const auto database = *Database::open(path(), Database::Mode::ReadWrite);
            for (const QString &id : m_needles.mid(2)) {
                QVERIFY(Marks::set(database, u"erase:"_s + id, 1));
            }
            if (isDamaged) {
                QCOMPARE(
                    harm(database,
                        {u"UPDATE events SET payload='{}' WHERE journey_id='%1' AND seq=2"_s.arg(
                            m_kept)}),
                    QString());
            }
        }
        const auto journal = open();
        QSignalSpy erased(journal.get(), &Journal::tracesErased);
        if (isDamaged) {
            QVERIFY(journal->repair());
        }
        expectTheOthers(*journal);
        QTRY_VERIFY(!erased.isEmpty());
        QCOMPARE(findIn(m_dir->path(), m_needles), QString());
    }

    void countOfAcknowledgedEventsForgetsThem()
    {
        const auto journal = open();
        fill(*journal);
        eraseIn(*journal, entityOf(*journal, m_id));
        QVERIFY(journal->append(m_kept, {answers({{u"name"_s, u"Still here"_s}})}));
        QVERIFY(!contents(m_dir->filePath(u"journal.tally"_s)).contains(m_id.toUtf8()));
        QTemporaryDir copy; // as after kill -9
        for (const QString &name : QDir(m_dir->path()).entryList(QDir::Files)) {
            QVERIFY(QFile::copy(m_dir->filePath(name), copy.filePath(name)));
        }
        const auto left = *Journal::open(copy.path(), m_clock);
        QVERIFY(left->notices().isEmpty());
        expectTheOthers(*left);
    }

    void whatOthersKnowStays()
    {
        const auto journal = open();
        const QString first = *journal->start(u"register"_s, false);
        QVERIFY(journal->append(first, {answers({{u"appId"_s, appId}, {u"role"_s, u"main"_s}})}));
        const QString account = entityOf(*journal, first, EntityKind::CloudAccount);
        const QString second =
            journal
                ->start(u"certify"_s, false,
                    {{EventKind::Related,
                         {{u"role"_s, EntityKind::CloudAccount}, {u"entity"_s, account}}},
                        answers({{u"appId"_s, keptAppId}})})
                ->first()
                .journeyId;
        eraseIn(*journal, entityOf(*journal, first));
        QVERIFY(journal->entity(account));
        QCOMPARE(journal->journeysOf(account).size(), 1);
        QCOMPARE(journal->journeys().first().id, second);
        // An account goes alone; its journeys keep what they have said.
        eraseIn(*journal, account);
        QCOMPARE(journal->journeyCount(), 1);
        QVERIFY(!journal->entity(account));
        QVERIFY(journal->append(second, {answers({{u"role"_s, u"sub"_s}})}));
        QVERIFY(journal->entity(entityOf(*journal, second, EntityKind::CloudAccount)));
    }

    /// One turned out to be a second, and that a third.
    void whatWasMergedBeforeGoesToo()
    {
        const auto journal = open();
        QStringList entities;
        for (const QString &name : {u"First name"_s, u"Second name"_s, u"Third name"_s}) {
            m_id = *journal->start(u"certify"_s, false);
            QVERIFY(journal->append(m_id, {answers({{u"name"_s, name}})}));
            entities.append(entityOf(*journal, m_id));
        }
        for (int i = 0; i < 2; ++i) {
            QVERIFY(journal->append({{{Stream::Entity, entities.at(i)},
                {{EventKind::Merged, {{u"into"_s, entities.at(i + 1)}}}}}}));
        }
        QVERIFY(journal->erase({Stream::Entity, entities.last()}));
        QCOMPARE(journal->entity(entities.at(1)).error().id, u"storage.missing"_s);
        QCOMPARE(journal->entity(entities.at(0)).error().id, u"storage.missing"_s);
    }

    void journeyGoesAlone()
    {
        const auto journal = open();
        fill(*journal);
        const QString entity = entityOf(*journal, m_id);
        QSignalSpy erased(journal.get(), &Journal::tracesErased);
        QVERIFY(journal->erase({Stream::Journey, m_id}));
        QTRY_COMPARE(erased.size(), 1);
        QVERIFY(!journal->load(m_id));
        QVERIFY(journal->entity(entity));
        QVERIFY(journal->journeysOf(entity).isEmpty());
        QCOMPARE(journal->entityCount({EntityKind::CloudAccount}), 0);
    }

    void lostEventsMayHaveToldOfSecrets()
    {
        QString id;
        {
            const auto journal = open();
            id = *journal->start(u"certify"_s, false);
            QVERIFY(journal->append(id, {answers({{u"appId"_s, appId}})}));
            QVERIFY(journal->secretsOf({Stream::Journey, id})->isEmpty());
            const auto other = *Database::open(path(), Database::Mode::ReadWrite);
            QCOMPARE(harm(other, {u"UPDATE events SET payload='{}' WHERE seq=2"_s}), QString());
        }
        const auto journal = open();
        const QList<JourneySecret> any{{id, u"app-secret"_s}, {id, u"upload-key"_s}};
        QCOMPARE(*journal->secretsOf({Stream::Journey, id}), any);
        QVERIFY(journal->repair());
        QCOMPARE(*journal->secretsOf({Stream::Entity, entityOf(*journal, id)}), any);
        QCOMPARE(
            journal->secretsOf({Stream::Entity, u"nobody"_s}).error().id, u"storage.missing"_s);
    }

    /// SQLite has one writer, and the traces are being erased in the background.
    void writingGoesOnMeanwhile()
    {
        const auto journal = open();
        fill(*journal);
        QSignalSpy erased(journal.get(), &Journal::tracesErased);
        QVERIFY(journal->erase({Stream::Entity, entityOf(*journal, m_id)}));
        for (int i = 0; i < 30; ++i) {
            QVERIFY(journal->append(m_kept, {answers({{u"name"_s, QString::number(i)}})}));
        }
        QTRY_COMPARE(erased.size(), 1);
        QCOMPARE(findIn(m_dir->path(), m_needles), QString());
    }

    /// The files beside the journal may take long; none of them keeps anybody from writing.
    void writingWaitsForTheJournalAlone()
    {
        const QString aside = m_dir->filePath(u"journal.damaged-20260119T000000000Z.sqlite"_s);
        const QByteArray pipe = QFile::encodeName(aside + u"-wal"_s);
        const auto journal = open();
        fill(*journal);
        QVERIFY(put(aside, QByteArray(100, 'x')));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0); // the worker waits in it
        QSignalSpy erased(journal.get(), &Journal::tracesErased);
        QVERIFY(journal->erase({Stream::Entity, entityOf(*journal, m_id)}));
        QTRY_VERIFY(!contents(path()).contains(giveAway.toUtf8()));
        const NewEvent event = answers({{u"name"_s, u"b"_s}});
        {
            const auto other = *Database::open(path(), Database::Mode::ReadWrite);
            bool isHeld = false;
            QTRY_VERIFY(isHeld = isHeld || other.run(u"BEGIN IMMEDIATE"_s));
            ::alarm(20); // ends what hangs
            QCOMPARE(journal->append(m_kept, {event}).error().id, u"storage.busy"_s);
            ::alarm(0);
        }
        QVERIFY(journal->append(m_kept, {event}));
        QVERIFY(erased.isEmpty());
        ::close(::open(pipe.constData(), O_WRONLY));
        QTRY_COMPARE(erased.size(), 1);
    }

    void oneAfterTheOther()
    {
        const auto journal = open();
        fill(*journal);
        QSignalSpy erased(journal.get(), &Journal::tracesErased);
        const QString kept = entityOf(*journal, m_kept);
        QVERIFY(journal->erase({Stream::Entity, entityOf(*journal, m_id)}));
        QVERIFY(journal->erase({Stream::Entity, kept})); // the first may still be at work
        QTRY_VERIFY(!erased.isEmpty());
        QCOMPARE(findIn(m_dir->path(), m_needles + QStringList{u"Keep me"_s, kept}), QString());
        QCOMPARE(journal->journeyCount(), 20);
    }

    void backupThatCannotBeCleanedIsSaid()
    {
        {
            const auto journal = open();
            fill(*journal);
        }
        open(); // makes a backup
        const QString inTheWay = m_dir->filePath(u"backups/journal.partial"_s);
        QVERIFY(QDir().mkpath(inTheWay + u"/x"_s));
        {
            const auto journal = open();
            QSignalSpy noticed(journal.get(), &Journal::noticed);
            QVERIFY(journal->erase({Stream::Entity, entityOf(*journal, m_id)}));
            QTRY_COMPARE(noticed.size(), 1);
            QCOMPARE(journal->notice().id, u"storage.not-erased"_s);
            expectTheOthers(*journal);
        }
        QVERIFY(QDir(inTheWay).removeRecursively());
        const auto journal = open();
        QSignalSpy erased(journal.get(), &Journal::tracesErased);
        QTRY_COMPARE(erased.size(), 1);
        QVERIFY(journal->notices().isEmpty());
        QCOMPARE(findIn(m_dir->path(), m_needles), QString());
    }
};

QTEST_GUILESS_MAIN(ErasingTest)
#include "tst_erasing.moc"
