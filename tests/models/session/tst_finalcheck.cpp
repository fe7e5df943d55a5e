// SPDX-License-Identifier: MIT
#include "models/session/finalcheck.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// How many results have one of these statuses.
qsizetype count(const CheckRun &run, std::initializer_list<CheckStatus> statuses)
{
    return std::count_if(
        run.results().begin(), run.results().end(), [&](const CheckResult &result) {
            return std::find(statuses.begin(), statuses.end(), result.status) != statuses.end();
        });
}
} // namespace

/// Without a window: a practice world, and a session with all values of its mini program.
class FinalCheckTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void recordsWhatIsNewAndNothingElse();
    void listsWhatWasStopped();
    void tellsWhetherOtherChecksFail();
    void checksTheValuesOfNow();
    void repeatsAllThatWereAskedFor();
    void saysWhatCameOut_data();
    void saysWhatCameOut();

private:
    void open(const QString &exerciseId = {});
    QJsonObject lastRun() const;

    std::unique_ptr<Language> m_language;
    std::unique_ptr<Composition> m_world;
    std::unique_ptr<Session> m_session;
};

void FinalCheckTest::init()
{
    m_language = std::make_unique<Language>(u"en"_s);
}

void FinalCheckTest::cleanup()
{
    m_session.reset();
    m_world.reset();
    m_language.reset();
}

void FinalCheckTest::open(const QString &exerciseId)
{
    namespace Keys = Journey::Keys;
    m_world = std::move(*Composition::practice(exerciseId, *m_language));
    m_session = std::make_unique<Session>(m_world->tools(), Journey::kCertify);
    const Exercise &exercise = *m_session->exercise();
    m_session->answers().set(Keys::method, Journey::Method::Managed);
    m_session->answers().set(Keys::appId, exercise.appId);
    m_session->answers().set(Keys::keyFileName, exercise.keyFileName);
    m_session->answers().set(Keys::domains, {{DomainKind::Request, exercise.domains.constFirst()}});
    for (const auto &[kind, value] : {std::pair(u"app-secret"_s, exercise.appSecret.toUtf8()),
             std::pair(u"upload-key"_s, exercise.keyPem)}) {
        QVERIFY(m_session->keepSecret(kind, Secret(QByteArrayView(value)), false).result());
    }
}

QJsonObject FinalCheckTest::lastRun() const
{
    return m_world->journal().events(m_session->state().id)->constLast().payload;
}

void FinalCheckTest::recordsWhatIsNewAndNothingElse()
{
    open();
    FinalCheck check(*m_session);
    QVERIFY(!check.isRunning());
    check.start();
    QTRY_VERIFY(!check.isRunning());
    const int total = static_cast<int>(check.results().size());
    QCOMPARE(count(check, {CheckStatus::Passed}), total);
    QCOMPARE(m_session->verdict().proved, check.tally().lines); // counted as they are shown
    QCOMPARE(m_session->verdict().unknown, 0);
    const Journey::Answers before = m_session->answers();
    m_session->answers().set(Journey::Keys::domains,
        before[Journey::Keys::domains]
            + QList<DomainEntry>{{DomainKind::Request, u"https://added.shop.example"_s}});
    QCOMPARE(m_session->verdict().unknown, 1); // nobody has looked at it
    m_session->answers() = before;
    QCOMPARE(lastRun().value("results"_L1).toArray().size(), total);
    check.start();
    QTRY_VERIFY(!check.isRunning());
    QVERIFY(lastRun().value("all"_L1).toBool());
    QVERIFY(lastRun().value("results"_L1).toArray().isEmpty());
    check.restart(check.results().constFirst());
    QTRY_VERIFY(!check.isRunning());
    QVERIFY(lastRun().value("all"_L1).toBool()); // nothing came of it: nothing is recorded
}

void FinalCheckTest::listsWhatWasStopped()
{
    open();
    FinalCheck check(*m_session);
    check.start();
    check.stop();
    QVERIFY(!check.isRunning());
    QVERIFY(count(check, {CheckStatus::Skipped, CheckStatus::Unknown}) > 0);
    QCOMPARE(count(check, {CheckStatus::Pending, CheckStatus::Running}), 0);
}

void FinalCheckTest::tellsWhetherOtherChecksFail()
{
    open(u"secret-frozen"_s);
    FinalCheck check(*m_session);
    QSignalSpy other(&check, &FinalCheck::otherFailed);
    check.start();
    QTRY_VERIFY(!check.isRunning());
    QVERIFY(count(check, {CheckStatus::Failed}) > 0);
    QCOMPARE(other.size(), 1);
    check.start();
    QTRY_VERIFY(!check.isRunning());
    QCOMPARE(other.size(), 1); // the same ones again
    repair(*m_session->exercise());
    check.start();
    QTRY_VERIFY(!check.isRunning());
    QCOMPARE(count(check, {CheckStatus::Failed}), 0);
    QCOMPARE(other.size(), 2);
}

/// The secrets are being read: what is asked for now waits for them, or is in the run anyway.
void FinalCheckTest::checksTheValuesOfNow()
{
    open();
    FinalCheck check(*m_session);
    check.start();
    QTRY_VERIFY(!check.isRunning());
    const CheckResult domain = check.results().constLast();
    m_session->answers().set(
        Journey::Keys::domains, {{DomainKind::Request, u"https://other.shop.example"_s}});
    check.start();
    check.restart(domain);
    QTRY_VERIFY(!check.isRunning());
    QCOMPARE(check.results().constLast().subject, u"https://other.shop.example"_s);
    QVERIFY(lastRun().value("all"_L1).toBool());
}

void FinalCheckTest::repeatsAllThatWereAskedFor()
{
    open(u"offline"_s);
    FinalCheck check(*m_session);
    check.start();
    QTRY_VERIFY(!check.isRunning());
    QVERIFY(count(check, {CheckStatus::Unknown}) >= 2);
    repair(*m_session->exercise());
    const QList<CheckResult> before = check.results();
    for (const CheckResult &result : before) {
        if (result.status == CheckStatus::Unknown) {
            check.restart(result);
        }
    }
    QTRY_VERIFY(!check.isRunning());
    QCOMPARE(count(check, {CheckStatus::Unknown}), 0);
}

void FinalCheckTest::saysWhatCameOut_data()
{
    QTest::addColumn<QString>("exercise");
    QTest::addColumn<bool>("hasDomains");
    QTest::addColumn<QString>("said");
    QTest::newRow("passed") << QString() << true << u"All checks passed."_s;
    QTest::newRow("no domain") << QString() << false << u"No domain is entered yet"_s;
    QTest::newRow("one failed") << u"wrong-secret"_s << true << u"1 check failed"_s;
}

void FinalCheckTest::saysWhatCameOut()
{
    QFETCH(const QString, exercise);
    QFETCH(const bool, hasDomains);
    QFETCH(const QString, said);
    open(exercise);
    if (!hasDomains) {
        m_session->answers().set(Journey::Keys::domains, {});
    }
    FinalCheck check(*m_session);
    QCOMPARE(check.startWords(), QString());
    check.start();
    QTRY_VERIFY(!check.isRunning());
    QVERIFY(!check.startWords().isEmpty());
    const QString summary = check.summary(check.tally(), false);
    QVERIFY2(summary.contains(said), qPrintable(summary));
}

QTEST_MAIN(FinalCheckTest)
#include "tst_finalcheck.moc"
