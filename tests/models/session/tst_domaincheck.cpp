// SPDX-License-Identifier: MIT
#include "models/session/domaincheck.h"
#include "tests/gui/desk.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
const DomainEntry kA{DomainKind::Request, u"https://a.shop.example"_s};
const DomainEntry kB{DomainKind::Request, u"https://b.shop.example"_s};

/// How many results have one of these statuses.
qsizetype count(const CheckRun &run, std::initializer_list<CheckStatus> statuses)
{
    return std::count_if(
        run.results().begin(), run.results().end(), [&](const CheckResult &result) {
            return std::find(statuses.begin(), statuses.end(), result.status) != statuses.end();
        });
}
} // namespace

/// Without a window: a practice world, and a session with domains.
class DomainCheckTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void checksOnlyWhatWasNotChecked();
    void saysWhyItCouldNot();
    void stopsWhenTheDomainsChange();
    void stopsWithItsAnswer();
    void showsWhatIsKnownOnce();
    void saysWhatIsToBeDone();

private:
    qsizetype runs() const;

    std::unique_ptr<Language> m_language;
    std::unique_ptr<Composition> m_world;
    std::unique_ptr<Session> m_session;
};

void DomainCheckTest::init()
{
    m_language = std::make_unique<Language>(u"en"_s);
    m_world = std::move(*Composition::practice({}, *m_language));
    m_session = std::make_unique<Session>(m_world->tools(), Journey::kCertify);
    m_session->answers().set(Keys::method, Journey::Method::Managed);
    m_session->answers().set(Keys::domains, {kA});
}

void DomainCheckTest::cleanup()
{
    m_session.reset();
    m_world.reset();
    m_language.reset();
}

qsizetype DomainCheckTest::runs() const
{
    const auto events = *m_world->journal().events(m_session->state().id);
    return std::count_if(events.begin(), events.end(),
        [](const Event &event) { return event.kind == EventKind::ChecksFinished; });
}

void DomainCheckTest::checksOnlyWhatWasNotChecked()
{
    DomainCheck check(*m_session);
    QCOMPARE(check.open(), 1);
    const auto first = check.startRest();
    QVERIFY(check.isRunning());
    QTRY_VERIFY(first.isFinished());
    QVERIFY(first.result());
    QCOMPARE(check.open(), 0);
    QVERIFY(check.startRest().isFinished()); // nothing is left
    QCOMPARE(runs(), 1);

    m_session->answers().set(Keys::domains, {kA, kB});
    check.refresh();
    QVERIFY(!check.isRunning());
    QCOMPARE(check.results().size(), 4); // those of the first one
    QCOMPARE(check.open(), 1);
    const auto second = check.startRest();
    QCOMPARE(count(check, {CheckStatus::Pending}), 4);
    QTRY_VERIFY(second.isFinished());
    QCOMPARE(count(check, {CheckStatus::Passed}), 8);
    QCOMPARE(m_session->checks().size(), 8);
    QVERIFY(!m_session->state().checkedAt.isValid()); // these were not all checks
}

void DomainCheckTest::saysWhyItCouldNot()
{
    m_session->exercise()->scenario.offline = true;
    DomainCheck check(*m_session);
    const auto asked = check.startRest();
    QTRY_VERIFY(asked.isFinished());
    QVERIFY(!asked.result());
    QVERIFY(asked.result().error().id.startsWith("network."_L1));
    QCOMPARE(check.open(), 0); // it was said
    check.reread(false);
    QCOMPARE(check.open(), 0);
    check.reread(true); // another visit
    QCOMPARE(check.open(), 1);
}

void DomainCheckTest::stopsWhenTheDomainsChange()
{
    DomainCheck check(*m_session);
    check.start();
    check.refresh();
    QVERIFY(check.isRunning()); // they are the same
    m_session->answers().set(Keys::domains, {kB});
    check.refresh();
    QVERIFY(!check.isRunning());
    QCOMPARE(check.open(), 1);
    QVERIFY(check.results().isEmpty());
}

void DomainCheckTest::stopsWithItsAnswer()
{
    DomainCheck check(*m_session);
    auto asked = check.startRest();
    asked.cancel();
    QTRY_VERIFY(!check.isRunning());
    QCOMPARE(check.open(), 1);
    QVERIFY(!check.startRest().isFinished()); // it can be asked anew
}

// As a page does when it is entered, shown, and shown again.
void DomainCheckTest::showsWhatIsKnownOnce()
{
    DomainCheck check(*m_session);
    const QSignalSpy started(&check, &CheckRun::started);
    check.start();
    QTRY_VERIFY(!check.isRunning());
    DomainCheck later(*m_session);
    const QSignalSpy shown(&later, &CheckRun::started);
    later.reread(true);
    QCOMPARE(later.results().size(), 4);
    later.refresh();
    later.reread(false);
    check.reread(true);
    QCOMPARE(shown.size(), 1);
    QCOMPARE(started.size(), 1);
    QVERIFY(m_session->recordChecks({{u"domain.http"_s, kA.text, CheckStatus::Failed,
        {u"domain.http-status"_s, {}, {}}, domainKindId(kA.kind)}}));
    later.reread(false);
    QCOMPARE(shown.size(), 2); // there is news
}

void DomainCheckTest::saysWhatIsToBeDone()
{
    DomainCheck check(*m_session);
    const auto summary = [&check] { return check.summary(check.tally(), check.isRunning()); };
    QVERIFY(!check.startWords().isEmpty());
    QVERIFY2(summary().startsWith(u"1 domain "_s), qPrintable(summary()));
    check.start();
    QCOMPARE(summary(), u"Checking: 0 of 1 done"_s);
    QTRY_VERIFY(!check.isRunning());
    QVERIFY2(summary().contains(u"none failed"_s), qPrintable(summary()));
    m_session->answers().set(Keys::domains, {});
    check.refresh();
    QCOMPARE(check.startWords() + summary(), QString());
}

QTEST_MAIN(DomainCheckTest)
#include "tst_domaincheck.moc"
