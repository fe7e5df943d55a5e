// SPDX-License-Identifier: MIT
#include "tests/gui/desk.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using Journey::Step;

namespace {
/// Another program that holds the journal for writing.
class Locker
{
public:
    explicit Locker(const QString &file)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"locker"_s))
    {
        m_database.setDatabaseName(file);
        m_locked = m_database.open() && QSqlQuery(m_database).exec(u"BEGIN EXCLUSIVE"_s);
    }
    ~Locker()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"locker"_s);
    }
    Locker(const Locker &) = delete;
    Locker &operator=(const Locker &) = delete;
    bool isLocked() const { return m_locked; }

private:
    QSqlDatabase m_database;
    bool m_locked = false;
};
} // namespace

class SessionTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void startsNothingBeforeTheFirstAnswer();
    void savesByItselfSoonAfterAnEdit();
    void savesWhoTypesWithoutAPause();
    void firstSaveIsOneCommit();
    void changingAFinishedJourneyReopensIt();
    void keepsUpWithTheJournal();
    void recordsOnlyWhatChanged();
    void tellsWhenSavingFailsAndTriesAgain();
    void keepsSecretsOutOfTheJournal();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<Composition> m_world;
};

void SessionTest::init()
{
    m_world.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_language = std::make_unique<Language>(u"en"_s);
    m_world = std::move(*Composition::real(m_folder->path(), {}, *m_language));
}

void SessionTest::startsNothingBeforeTheFirstAnswer()
{
    Session session(m_world->tools());
    QVERIFY(session.save());
    QCOMPARE(m_world->journal().journeyCount(), 0);
    session.draft().name = u"Shop"_s;
    QVERIFY(session.save());
    QCOMPARE(m_world->journal().journeyCount(), 1);
}

void SessionTest::savesByItselfSoonAfterAnEdit()
{
    Session session(m_world->tools());
    QSignalSpy changed(&m_world->journal(), &Journal::journeyChanged);
    for (const QString &typed : {u"S"_s, u"Sh"_s, u"Shop"_s}) {
        session.draft().name = typed;
        session.touch();
    }
    QVERIFY(changed.wait());
    QTRY_COMPARE(m_world->journal().load(session.state().id)->draft().name, u"Shop"_s);
    const auto events = m_world->journal().events(session.state().id);
    const auto answers = std::count_if(events->begin(), events->end(),
        [](const Event &e) { return e.kind == EventKind::AnswerSet; });
    QCOMPARE(answers, 1); // not one a keystroke
}

void SessionTest::savesWhoTypesWithoutAPause()
{
    Session session(m_world->tools());
    QSignalSpy changed(&m_world->journal(), &Journal::journeyChanged);
    QTimer keys;
    connect(&keys, &QTimer::timeout, &session, [&session] {
        session.draft().name += u'x';
        session.touch();
    });
    keys.start(20);
    QTRY_VERIFY(changed.size() >= 2); // while the keys go on
    QVERIFY(keys.isActive());
}

void SessionTest::firstSaveIsOneCommit()
{
    Session session(m_world->tools());
    QSignalSpy changed(&m_world->journal(), &Journal::journeyChanged);
    session.draft().name = u"Shop"_s;
    QVERIFY(session.advance(Step::MiniProgram, Step::Account));
    QCOMPARE(changed.size(), 1);
    const auto events = m_world->journal().events(session.state().id);
    QCOMPARE(events->size(), 4);
    QCOMPARE(events->first().kind, EventKind::Started);
}

void SessionTest::changingAFinishedJourneyReopensIt()
{
    Session session(m_world->tools());
    session.draft().name = u"Shop"_s;
    QVERIFY(session.record({{EventKind::Closed, {}}}));
    QVERIFY(m_world->journal().journeys().first().closed);
    QVERIFY(session.enter(Step::Account)); // only looked at
    QVERIFY(m_world->journal().journeys().first().closed);
    session.draft().name = u"Other shop"_s;
    QVERIFY(session.save());
    QVERIFY(!session.state().closed);
    QVERIFY(!m_world->journal().journeys().first().closed);
}

void SessionTest::keepsUpWithTheJournal()
{
    Session session(m_world->tools());
    for (int i = 0; i < 3; ++i) {
        session.draft().certifiedCount = i;
        QVERIFY(session.record({{EventKind::CheckFinished,
            {{u"id"_s, u"credential"_s}, {u"subject"_s, u""_s}, {u"status"_s, i}}}}));
    }
    const auto read = m_world->journal().load(session.state().id);
    QCOMPARE(session.state().lastSeq, read->lastSeq);
    QCOMPARE(session.state().answers, read->answers);
    QCOMPARE(session.state().checks, read->checks);
    QCOMPARE(session.state().changedAt, read->changedAt);
    QCOMPARE(session.state().startedAt, read->startedAt);
}

void SessionTest::recordsOnlyWhatChanged()
{
    Session session(m_world->tools());
    session.draft().name = u"Shop"_s;
    QVERIFY(session.advance(Step::MiniProgram, Step::Account));
    session.draft().certifiedCount = 3;
    QVERIFY(session.advance(Step::Account, Step::Method));
    const auto events = m_world->journal().events(session.state().id);
    QCOMPARE(events->at(events->size() - 3).payload, (QJsonObject{{u"certifiedCount"_s, 3}}));
    QCOMPARE(session.state().step, u"method"_s);
    QVERIFY(session.state().confirmed.contains(u"account"_s));
}

void SessionTest::tellsWhenSavingFailsAndTriesAgain()
{
    Session session(m_world->tools());
    session.draft().name = u"Shop"_s;
    QVERIFY(session.save());
    QSignalSpy failed(&session, &Session::saveFailed);
    {
        const Locker locker(m_folder->filePath(u"journal.sqlite"_s));
        QVERIFY(locker.isLocked());
        session.draft().name = u"Other shop"_s;
        session.touch();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<Finding>().id.startsWith(u"storage."_s));
        QCOMPARE(session.draft().name, u"Other shop"_s);
        QVERIFY(!session.advance(Step::MiniProgram, Step::Account));
    }
    QVERIFY(session.save());
    QCOMPARE(m_world->journal().load(session.state().id)->draft().name, u"Other shop"_s);
}

void SessionTest::keepsSecretsOutOfTheJournal()
{
    Session session(m_world->tools());
    const QByteArray secret("0123456789abcdef0123456789abcdef");
    const auto kept = session.keepSecret(u"app-secret"_s, Secret(QByteArrayView(secret)), true);
    QTRY_VERIFY(kept.isFinished());
    QVERIFY(kept.result());
    QCOMPARE(session.secretPlace(u"app-secret"_s), u"session"_s);
    const auto read = session.readSecret(u"app-secret"_s);
    QTRY_VERIFY(read.isFinished());
    QVERIFY(*read.result() == Secret(QByteArrayView(secret)));
    const auto events = m_world->journal().events(session.state().id);
    for (const Event &event : *events) {
        QVERIFY(!QJsonDocument(event.payload).toJson().contains(secret));
    }
    const auto absent = session.readSecret(u"upload-key"_s);
    QTRY_VERIFY(absent.isFinished());
    QCOMPARE(absent.result().error().id, u"keychain.absent"_s);
}

QTEST_MAIN(SessionTest)
#include "tst_session.moc"
