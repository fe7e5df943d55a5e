// SPDX-License-Identifier: MIT
#include "models/journey/methods.h"
#include "models/journey/premise.h"
#include "models/secrets/sessionsecretstore.h"
#include "models/session/rail.h"
#include "models/session/waiting.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"

#include <QJsonDocument>
#include <QPromise>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const Journey::Step &step(const QString &id)
{
    return *Journey::stepOf(Journey::kCertify, id);
}

/// Another program that has the journal open.
class Outside
{
public:
    explicit Outside(const QString &file)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"outside"_s))
    {
        m_database.setDatabaseName(file);
        m_database.open();
    }
    ~Outside()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"outside"_s);
    }
    Outside(const Outside &) = delete;
    Outside &operator=(const Outside &) = delete;
    bool run(const QString &sql) const { return QSqlQuery(m_database).exec(sql); }

private:
    QSqlDatabase m_database;
};
} // namespace

namespace {
const QString kKind = u"app-secret"_s;
const QString kAppId = u"wx0123456789abcdef"_s;

Secret secret(const char *text)
{
    return Secret(QByteArrayView(text));
}

/// A keychain that writes when the test says so.
class SlowKeychain final : public SecretStore
{
public:
    Future<Secret> read(const SecretRef &ref) override { return kept.read(ref); }
    Future<> has(const SecretRef &ref) override
    {
        return writes.isEmpty() ? kept.has(ref)
                                : later([this, ref] { return kept.has(ref).result(); });
    }
    Future<> remove(const SecretRef &ref) override { return kept.remove(ref); }
    Future<KeychainState> state() override { return kept.state(); }
    Future<> write(const SecretRef &ref, const Secret &secret) override
    {
        return later([this, ref, secret] { return kept.write(ref, secret).result(); });
    }
    Future<> later(const std::function<Result<>()> &act)
    {
        const auto promise = std::make_shared<QPromise<Result<>>>();
        promise->start();
        writes.append([promise, act] {
            promise->addResult(act());
            promise->finish();
        });
        return promise->future();
    }
    void answerAll()
    {
        while (!writes.isEmpty()) {
            writes.takeFirst()();
        }
    }

    SessionSecretStore kept;
    QList<std::function<void()>> writes; ///< and what was asked after them
};

bool isKept(const Future<> &kept)
{
    return QTest::qWaitFor([&] { return kept.isFinished(); }) && kept.result();
}
} // namespace

class SessionTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void resumesWhatAnOlderVersionDidNotAsk();
    void tellsTheWayInTheRail();
    void goesOnWhereItWasLeft();
    void dropsWhatIsGivenUp();
    void init();
    void startsNothingBeforeTheFirstAnswer();
    void savesByItselfSoonAfterAnEdit();
    void savesWhoTypesWithoutAPause();
    void firstSaveIsOneCommit();
    void saysByWhomAStepWasConfirmed();
    void changingAFinishedJourneyReopensIt();
    void keepsUpWithTheJournal();
    void recordsOnlyWhatChanged();
    void tellsWhenSavingFailsAndTriesAgain();
    void storesAgainWhatARepairHasLost();
    void keepsSecretsOutOfTheJournal();
    void keepsNoEmptySecret();
    void leavesNoOlderSecretInTheKeychain();
    void tellsOfASecretThatIsKeptLate();
    void keepsTheOneThatWasGivenLast();
    void removesASecretFromWhereverItIs();
    void countsASecretForItsAppIdAlone();
    void countsASessionSecretAsGoneAfterARestart();
    void cleansWhatAnInterruptedWriteLeft();
    void keepsTicksOfAnOlderJournal();

private:
    Toolbox tools() { return tools(m_sessionSecrets); }
    Toolbox tools(SecretStore &sessionSecrets) { return tools(m_keychain, sessionSecrets); }
    Toolbox tools(SecretStore &keychain, SecretStore &sessionSecrets)
    {
        const Toolbox &t = m_world->tools();
        return {t.journal, t.rulebook, t.language, keychain, sessionSecrets, t.wechat, t.upload,
            t.probe};
    }
    bool isIn(SecretStore &store, const Session &session) const
    {
        return store.has({session.state().id, kKind}).result().has_value();
    }

    SessionSecretStore m_keychain; ///< plays the keychain: what it holds is there after a "restart"
    SessionSecretStore m_sessionSecrets;
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
    Session session(m_world->tools(), Journey::kCertify);
    QVERIFY(session.save());
    QCOMPARE(m_world->journal().journeyCount(), 0);
    session.answers().set(Journey::Keys::name, u"Shop"_s);
    QVERIFY(session.save());
    QCOMPARE(m_world->journal().journeyCount(), 1);
}

void SessionTest::savesByItselfSoonAfterAnEdit()
{
    Session session(m_world->tools(), Journey::kCertify);
    QSignalSpy changed(&m_world->journal(), &Journal::journeyChanged);
    for (const QString &typed : {u"S"_s, u"Sh"_s, u"Shop"_s}) {
        session.answers().set(Journey::Keys::name, typed);
        session.touch();
    }
    QVERIFY(changed.wait());
    QTRY_COMPARE(
        m_world->journal().load(session.state().id)->given()[Journey::Keys::name], u"Shop"_s);
    const auto events = m_world->journal().events(session.state().id);
    const auto answers = std::count_if(events->begin(), events->end(),
        [](const Event &e) { return e.kind == EventKind::AnswerSet; });
    QCOMPARE(answers, 1); // not one a keystroke
}

void SessionTest::savesWhoTypesWithoutAPause()
{
    Session session(m_world->tools(), Journey::kCertify);
    QSignalSpy changed(&m_world->journal(), &Journal::journeyChanged);
    QTimer keys;
    connect(&keys, &QTimer::timeout, &session, [&session] {
        session.answers().change(Journey::Keys::name, [](QString &name) { name += u'x'; });
        session.touch();
    });
    keys.start(20);
    QTRY_VERIFY(changed.size() >= 2); // while the keys go on
    QVERIFY(keys.isActive());
}

void SessionTest::firstSaveIsOneCommit()
{
    Session session(m_world->tools(), Journey::kCertify);
    QSignalSpy changed(&m_world->journal(), &Journal::journeyChanged);
    session.answers().set(Journey::Keys::name, u"Shop"_s);
    QVERIFY(session.advance(step(Step::MiniProgram), step(Step::Account)));
    QCOMPARE(changed.size(), 1);
    const auto events = m_world->journal().events(session.state().id);
    QCOMPARE(events->size(), 5);
    QCOMPARE(events->first().kind, EventKind::Started);
}

void SessionTest::saysByWhomAStepWasConfirmed()
{
    Session session(m_world->tools(), Journey::kCertify);
    session.answers().set(Journey::Keys::bindConfirmation, {u"Li"_s, u"saw-it"_s});
    QVERIFY(session.advance(step(Step::ScanBind), step(Step::ScanAuthorise)));
    const auto events = m_world->journal().events(session.state().id);
    const auto confirmed = std::find_if(events->begin(), events->end(),
        [](const Event &event) { return event.kind == EventKind::StepConfirmed; });
    QCOMPARE(confirmed->payload,
        (QJsonObject{{u"step"_s, u"scan-bind"_s}, {u"by"_s, u"Li"_s}, {u"how"_s, u"saw-it"_s}}));
    QCOMPARE(session.state().confirmed.value(u"scan-bind"_s).by, u"Li"_s);
    session.answers().set(Journey::Keys::bindConfirmation, {u"Wang"_s, u"did-it"_s});
    QVERIFY(session.save()); // what was confirmed stays what it was
    QCOMPARE(session.state().confirmed.value(u"scan-bind"_s).by, u"Li"_s);
    QVERIFY(session.finish(step(Step::Done)));
    QVERIFY(session.state().closed);
    QVERIFY(session.state().confirmed.value(u"done"_s).how.isEmpty());
}

void SessionTest::changingAFinishedJourneyReopensIt()
{
    Session session(m_world->tools(), Journey::kCertify);
    session.answers().set(Journey::Keys::name, u"Shop"_s);
    QVERIFY(session.record({{EventKind::Closed, {}}}));
    QVERIFY(m_world->journal().journeys().first().closed);
    QVERIFY(session.enter(step(Step::Account))); // only looked at
    QVERIFY(m_world->journal().journeys().first().closed);
    session.answers().set(Journey::Keys::name, u"Other shop"_s);
    QVERIFY(session.save());
    QVERIFY(!session.state().closed);
    QVERIFY(!m_world->journal().journeys().first().closed);
}

void SessionTest::keepsUpWithTheJournal()
{
    Session session(m_world->tools(), Journey::kCertify);
    for (int i = 0; i < 3; ++i) {
        session.answers().set(Journey::Keys::certifiedCount, i);
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
    Session session(m_world->tools(), Journey::kCertify);
    session.answers().set(Journey::Keys::name, u"Shop"_s);
    QVERIFY(session.advance(step(Step::MiniProgram), step(Step::Account)));
    session.answers().set(Journey::Keys::certifiedCount, 3);
    QVERIFY(session.advance(step(Step::Account), step(Step::Method)));
    const auto events = m_world->journal().events(session.state().id);
    const qsizetype last = events->size() - 1; // entered, confirmed, related to the account, said
    QCOMPARE(events->at(last - 3).payload, (QJsonObject{{u"certifiedCount"_s, 3}}));
    QCOMPARE(session.state().step, u"method"_s);
    QVERIFY(session.state().confirmed.contains(u"account"_s));
}

void SessionTest::tellsWhenSavingFailsAndTriesAgain()
{
    Session session(m_world->tools(), Journey::kCertify);
    session.answers().set(Journey::Keys::name, u"Shop"_s);
    QVERIFY(session.save());
    QSignalSpy failed(&session, &Session::saveFailed);
    {
        const Outside locker(m_folder->filePath(u"journal.sqlite"_s));
        QVERIFY(locker.run(u"BEGIN EXCLUSIVE"_s));
        session.answers().set(Journey::Keys::name, u"Other shop"_s);
        session.touch();
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().value<Finding>().id.startsWith(u"storage."_s));
        QCOMPARE(session.answers()[Journey::Keys::name], u"Other shop"_s);
        QVERIFY(!session.advance(step(Step::MiniProgram), step(Step::Account)));
    }
    QVERIFY(session.save());
    QCOMPARE(
        m_world->journal().load(session.state().id)->given()[Journey::Keys::name], u"Other shop"_s);
}

void SessionTest::storesAgainWhatARepairHasLost()
{
    Session session(m_world->tools(), Journey::kCertify);
    session.answers().set(Journey::Keys::name, u"Shop"_s);
    QVERIFY(session.save());
    session.answers().set(Journey::Keys::principal, u"示例公司"_s);
    QVERIFY(session.save());
    const auto stored = [&] { return m_world->journal().load(session.state().id); };
    {
        const Outside outside(m_folder->filePath(u"journal.sqlite"_s));
        QVERIFY(outside.run(u"DROP TRIGGER events_are_never_changed"_s));
        QVERIFY(outside.run(u"UPDATE events SET payload='{}' WHERE seq=4"_s));
    }
    QVERIFY(!stored());
    QVERIFY(m_world->journal().repair());
    QCOMPARE(stored()->given()[Journey::Keys::principal], QString());
    QCOMPARE(session.answers()[Journey::Keys::principal], u"示例公司"_s);
    QTRY_COMPARE(stored()->given()[Journey::Keys::principal], u"示例公司"_s); // without another key
    QCOMPARE(session.state().lastSeq, stored()->lastSeq);
}

void SessionTest::keepsSecretsOutOfTheJournal()
{
    Session session(m_world->tools(), Journey::kCertify);
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

void SessionTest::keepsNoEmptySecret()
{
    Session session(tools(), Journey::kCertify);
    for (const bool sessionOnly : {false, true}) {
        QVERIFY(!isKept(session.keepSecret(kKind, {}, sessionOnly)));
    }
    QCOMPARE(session.secretPlace(kKind), QString());
    QVERIFY(session.state().leftInKeychain.isEmpty());
}

void SessionTest::leavesNoOlderSecretInTheKeychain()
{
    Session session(tools(), Journey::kCertify);
    QVERIFY(isKept(session.keepSecret(kKind, secret("first"), false)));
    QVERIFY(isIn(m_keychain, session));
    QVERIFY(isKept(session.keepSecret(kKind, secret("second"), true)));
    QCOMPARE(session.secretPlace(kKind), u"session"_s);
    QTRY_VERIFY(!isIn(m_keychain, session));
    QTRY_VERIFY(!session.mayBeInKeychainToo(kKind));
    QVERIFY(isKept(session.keepSecret(kKind, secret("third"), false)));
    QVERIFY(isIn(m_keychain, session));
    QVERIFY(!isIn(m_sessionSecrets, session));
    QVERIFY(*session.readSecret(kKind).result() == secret("third"));
}

void SessionTest::tellsOfASecretThatIsKeptLate()
{
    SlowKeychain slow;
    Session session(tools(slow, m_sessionSecrets), Journey::kCertify);
    auto given = session.keepSecret(kKind, secret("first"), false);
    given.cancel(); // nobody waits any more
    const QSignalSpy changed(&session, &Session::secretsChanged);
    slow.answerAll();
    QCOMPARE(session.secretPlace(kKind), u"keychain"_s);
    QCOMPARE(changed.count(), 1);
}

void SessionTest::keepsTheOneThatWasGivenLast()
{
    SlowKeychain slow;
    Session session(tools(slow, m_sessionSecrets), Journey::kCertify);
    auto first = session.keepSecret(kKind, secret("first"), false);
    first.cancel();
    QVERIFY(isKept(session.keepSecret(kKind, secret("second"), true)));
    slow.answerAll();
    QCOMPARE(session.secretPlace(kKind), u"session"_s);
    QVERIFY(*session.readSecret(kKind).result() == secret("second"));
    QTRY_VERIFY(!isIn(slow, session));
    QTRY_VERIFY(!session.mayBeInKeychainToo(kKind));
}

void SessionTest::removesASecretFromWhereverItIs()
{
    Session session(tools(), Journey::kCertify);
    QVERIFY(isKept(session.keepSecret(kKind, secret("first"), false)));
    // A journal of an older version: kept for the session, the one in the keychain forgotten.
    QVERIFY(session.record(
        {{EventKind::SecretStored, {{u"kind"_s, kKind}, {u"where"_s, u"session"_s}}}}));
    QVERIFY(session.mayBeInKeychainToo(kKind));
    QVERIFY(isKept(session.removeSecret(kKind)));
    QVERIFY(!isIn(m_keychain, session));
    QVERIFY(!isIn(m_sessionSecrets, session));
    QVERIFY(!session.mayBeInKeychainToo(kKind));
    QCOMPARE(session.secretPlace(kKind), QString());
}

void SessionTest::countsASecretForItsAppIdAlone()
{
    Session session(tools(), Journey::kCertify);
    session.answers().set(Journey::Keys::appId, kAppId);
    QVERIFY(isKept(session.keepSecret(kKind, secret("first"), false)));
    QCOMPARE(session.secretPlace(kKind), u"keychain"_s);
    session.answers().set(Journey::Keys::appId, u"wxfedcba9876543210"_s);
    QCOMPARE(session.secretPlace(kKind), QString());
    QCOMPARE(session.secretTrouble(kKind).id, u"secret.other-appid"_s);
    QCOMPARE(session.secretTrouble(kKind).facts.value(u"appId"_s).toString(), kAppId);
    QCOMPARE(session.readSecret(kKind).result().error().id, u"secret.other-appid"_s);
    session.answers().set(Journey::Keys::appId, kAppId);
    QCOMPARE(session.secretPlace(kKind), u"keychain"_s);
    QVERIFY(session.readSecret(kKind).result());
}

void SessionTest::countsASessionSecretAsGoneAfterARestart()
{
    Session session(tools(), Journey::kCertify);
    session.answers().set(Journey::Keys::appId, u"wxfedcba9876543210"_s);
    QVERIFY(isKept(session.keepSecret(kKind, secret("first"), true)));
    QCOMPARE(session.secretPlace(kKind), u"session"_s);
    SessionSecretStore ofTheNextRun;
    Session next(
        tools(ofTheNextRun), Journey::kCertify, *m_world->journal().load(session.state().id));
    QCOMPARE(next.secretPlace(kKind), QString());
    QCOMPARE(next.secretTrouble(kKind).id, u"secret.session-ended"_s);
    QCOMPARE(next.readSecret(kKind).result().error().id, u"secret.session-ended"_s);
    next.answers().set(Journey::Keys::appId, kAppId); // and no other AppID brings it back
    QCOMPARE(next.secretTrouble(kKind).id, u"secret.session-ended"_s);
    QVERIFY(isKept(next.keepSecret(kKind, secret("again"), true)));
    QCOMPARE(next.secretPlace(kKind), u"session"_s);
}

void SessionTest::cleansWhatAnInterruptedWriteLeft()
{
    QString id;
    {
        Session session(tools(), Journey::kCertify);
        QVERIFY(session.enter(step(Step::Secret)));
        id = session.state().id;
        // The program ended between the write and its record.
        QVERIFY(session.record({{EventKind::SecretIntended, {{u"kind"_s, kKind}}}}));
        QVERIFY(m_keychain.write({id, kKind}, secret("first")).result());
    }
    Session next(tools(), Journey::kCertify, *m_world->journal().load(id));
    QCOMPARE(next.secretPlace(kKind), QString());
    QTRY_VERIFY(!isIn(m_keychain, next));
    QTRY_VERIFY(m_world->journal().load(id)->leftInKeychain.isEmpty());
}

void SessionTest::keepsTicksOfAnOlderJournal()
{
    Session session(m_world->tools(), Journey::kCertify);
    QVERIFY(session.record({{EventKind::AnswerSet,
        {{u"method"_s, u"managed"_s}, {u"inUse"_s, u"scan"_s}, {u"undoConfirmed"_s, true}}}}));
    const QString id = session.state().id;
    const auto lastSeq = [&] { return m_world->journal().load(id)->lastSeq; };
    const qint64 before = lastSeq();
    Session next(m_world->tools(), Journey::kCertify, *m_world->journal().load(id));
    QVERIFY(Journey::withoutOutdatedTicks(next.answers())[Journey::Keys::undoConfirmed]);
    QVERIFY(next.save());
    QCOMPARE(lastSeq(), before); // to look at it changes nothing
    next.answers().set(Journey::Keys::method, Journey::Method::Scan);
    QVERIFY(next.save());
    const Session after(m_world->tools(), Journey::kCertify, *m_world->journal().load(id));
    QVERIFY(!Journey::withoutOutdatedTicks(after.answers())[Journey::Keys::undoConfirmed]);
}

// Whether the account has certified mini programs was not asked for then: silence was "none".
void SessionTest::resumesWhatAnOlderVersionDidNotAsk()
{
    const QJsonObject given{{u"name"_s, u"Shop"_s}, {u"subject"_s, u"company"_s},
        {u"role"_s, u"main"_s}, {u"edition"_s, u"enterprise"_s}, {u"method"_s, u"scan"_s}};
    for (const QString &left : {Step::Account, Step::Method, Step::ScanBind, Step::Done}) {
        Session older(tools(), Journey::kCertify);
        QVERIFY(older.record({{EventKind::AnswerSet, given}}));
        QVERIFY(older.enter(step(left)));
        if (left == Step::Done) {
            QVERIFY(older.finish(step(left)));
        }
        const auto known = m_world->journal().load(older.state().id);
        Session next(tools(), Journey::kCertify, *known);
        QCOMPARE(idOf(Journey::resumedAt(Journey::kCertify, next.answers(), known->step)), left);
        QCOMPARE(next.answers().json(), given);
        QVERIFY(next.save()); // to look at it changes nothing
        QCOMPARE(m_world->journal().load(known->id)->lastSeq, known->lastSeq);
        QCOMPARE(known->closed, left == Step::Done);
        QCOMPARE(Journey::methodInUse(next.answers()), Journey::Method::None);
    }
}

void SessionTest::tellsTheWayInTheRail()
{
    Desk desk(u"en"_s, {}, false);
    Rail rail(*desk.session);
    const QList<Rail::Row> rows = rail.rows({0, 1});
    QVERIFY(rows.at(0).state == Rail::State::Done && rows.at(0).isBehind());
    QVERIFY(rows.at(1).state == Rail::State::Here && !rows.at(1).isBehind());
    QVERIFY(rows.at(2).state == Rail::State::ToCome && !rows.at(2).isBehind());
    QVERIFY(rows.last().isLast && !rows.first().isLast);
    QCOMPARE(rows.at(1).spoken, rows.at(1).title + u", you are here"_s);
    QCOMPARE(rail.way({0, 1}).size(), rows.size());

    const auto provider = static_cast<int>(&step(Step::Provider) - Journey::kCertify.steps.data());
    QCOMPARE(rail.way({0, provider}).at(1), &step(Step::Provider)); // although nothing leads there

    const QString heading = rail.heading();
    desk.session->answers().set(Journey::Keys::name, u"Tea Shop"_s);
    QVERIFY(rail.heading().endsWith(u" · Tea Shop"_s));
    desk.language.setLocale(u"zh_CN"_s);
    rail.retranslate();
    QVERIFY(rail.rows({0, 1}).at(0).title != rows.at(0).title);
    QVERIFY(rail.heading() != heading);
}

void SessionTest::goesOnWhereItWasLeft()
{
    const Journey::Answers none;
    QCOMPARE(&Journey::resumedAt(Journey::kCertify, none, Step::Account), &step(Step::Account));
    const auto &after = Journey::resumedAt(Journey::kCertify, none, Step::Provider);
    QVERIFY(&after > &step(Step::Provider) && after.when(none)); // nothing leads there
    QCOMPARE(&Journey::resumedAt(Journey::kCertify, none, u"of-a-newer-version"_s),
        &Journey::kCertify.steps.front());
}

void SessionTest::dropsWhatIsGivenUp()
{
    Waiting waiting;
    QSignalSpy changed(&waiting, &Waiting::changed);
    QPromise<Result<>> slow;
    slow.start();
    int answers = 0;
    const int run = waiting.run();
    waiting.start(slow.future(), [&answers](const Result<> &) { answers += 10; });
    QVERIFY(waiting.isOn() && waiting.isFor(run));
    QVERIFY(waiting.giveUp());
    QVERIFY(!waiting.isFor(run) && !waiting.giveUp());
    QVERIFY(slow.isCanceled());
    slow.finish();
    waiting.start(ready<>({}), [&answers](const Result<> &) { ++answers; }); // known already
    QCoreApplication::processEvents();
    QCOMPARE(answers, 1);
    QCOMPARE(changed.size(), 2);
}

QTEST_MAIN(SessionTest)
#include "tst_session.moc"
