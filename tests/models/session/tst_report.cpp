// SPDX-License-Identifier: MIT
#include "models/journey/journeys/register.h"
#include "models/journey/premise.h"
#include "models/session/report.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
// A journey of tomorrow, of blocks that there are: two of its keys nobody has seen before.
constexpr Key<QString> kFloor{"floor", Owner::Journey, Redact::Keep};
constexpr Key<bool> kSwept{"swept", Owner::Journey, Redact::Keep};
constexpr const char *kItems[]{"a", "b"};
bool never(const Answers & /*answers*/)
{
    return false;
}
constexpr Block kRoom[]{{Text{kFloor}}, {Text{Keys::inUsePrincipal}},
    {Number{Keys::certifiedCount, 1, 9}}, {Choice{Keys::edition}}, {Tick{kSwept}},
    {Ticks{Keys::ready, kItems}}, {YesNo{Keys::adminPhone}}, {Confirm{Keys::submitConfirmation}},
    {Text{Keys::principal}, never}};
constexpr Block kAgain[]{{Choice{Keys::edition}}, {Special{"method"}}};
constexpr Block kElsewhere[]{{Text{Keys::name}}};
constexpr Step kSteps[]{{"room", kRoom}, {"elsewhere", kElsewhere, never}, {"again", kAgain}};
constexpr Choice kDecisions[]{Choice{Keys::method}};
constexpr Spec kTomorrow{"certify", kSteps, kDecisions, "none", always, {}};

Answers answered()
{
    Answers answers;
    answers.set(kFloor, u"third"_s);
    answers.set(Keys::inUsePrincipal, u"Shop Ltd"_s);
    answers.set(Keys::certifiedCount, 3);
    answers.set(Keys::edition, Edition::Enterprise);
    answers.set(kSwept, true);
    answers.set(Keys::ready, {u"a"_s});
    answers.set(Keys::adminPhone, Tri::No);
    answers.set(Keys::principal, u"not asked for"_s);
    answers.set(Keys::name, u"not on the way"_s);
    answers.set(Keys::method, Method::Scan);
    return answers;
}

JourneyState confirmed(const QString &step)
{
    JourneyState state;
    state.confirmed.insert(
        step, {QDateTime(QDate(2026, 11, 21), QTime(4, 0), Qt::UTC), u"Li"_s, u"saw-it"_s});
    return state;
}

Answers atTheEnd(Method method)
{
    Answers answers;
    answers.set(Keys::method, method);
    answers.set(Keys::submitted, true);
    answers.set(Keys::authorised, true);
    return answers;
}

QString valueOf(const QList<ReportRow> &rows, const QString &name)
{
    for (const ReportRow &row : rows) {
        if (row.name == name) {
            return row.value;
        }
    }
    return {};
}
} // namespace

class ReportTest : public QObject
{
    Q_OBJECT
    const Words m_words{u"en"_s};

private Q_SLOTS:
    void aNewKeyInATableIsInTheReport()
    {
        const Report report = reportOf(kTomorrow, {}, answered(), m_words);
        const QList<ReportRow> about{{u"room"_s, u"third"_s}, // no guide names it: its step does
            {m_words.block(u"certify"_s, u"inUsePrincipal"_s).label, u"Shop Ltd"_s},
            {m_words.report(u"certifiedCount"_s).label, u"3"_s},
            {u"Edition"_s, u"Enterprise (企业版)"_s},
            {u"Certification method"_s, m_words.methodTitle(u"method.scan"_s)}};
        QCOMPARE(report.about, about);
        const QList<ReportRow> said{{u"room"_s, u"Yes"_s},
            {m_words.block(u"certify"_s, u"ready"_s).label, u"1 of 2 done"_s},
            {m_words.report(u"adminPhone"_s).label, u"No"_s}};
        QCOMPARE(report.said, said);
        QVERIFY(report.steps.isEmpty());
    }

    void saysByWhomOnlyWhatIsAllTicked()
    {
        Answers answers = answered();
        const JourneyState state = confirmed(u"room"_s);
        const QString name = m_words.report(u"submitConfirmation"_s).label;
        QVERIFY(valueOf(reportOf(kTomorrow, state, answers, m_words).said, name).isEmpty());
        answers.set(Keys::ready, {u"a"_s, u"b"_s});
        const Report report = reportOf(kTomorrow, state, answers, m_words);
        QCOMPARE(valueOf(report.said, name), u"Li (the result was seen on the screen)"_s);
        QCOMPARE(report.steps.size(), 1);
        QVERIFY(valueOf(reportOf(kTomorrow, {}, answers, m_words).said, name).isEmpty());
    }

    void claimsFallWithTheirPremise()
    {
        Answers answers;
        answers.set(Keys::method, Method::Scan);
        answers.set(Keys::name, u"Shop"_s);
        answers.set(Keys::authorised, true);
        noteTicks(answers);
        const QString name = m_words.report(u"authorised"_s).label;
        QCOMPARE(valueOf(reportOf(kCertify, {}, answers, m_words).said, name), u"Yes"_s);
        answers.set(Keys::name, u"Other shop"_s);
        const Report report = reportOf(kCertify, {}, answers, m_words);
        QVERIFY(valueOf(report.said, name).isEmpty());
        QVERIFY(!report.verdict.isGood());
    }

    void leavesOutWhatIsNotOnTheWay()
    {
        Answers answers;
        answers.set(Keys::appId, u"wx0123456789abcdef"_s);
        answers.set(Keys::keyFingerprint, u"0123456789abcdef"_s);
        answers.set(Keys::edition, Edition::Enterprise);
        answers.set(Keys::method, Method::Managed);
        const auto of = [&] { return reportOf(kCertify, {}, answers, m_words).about; };
        QCOMPARE(valueOf(of(), u"AppID"_s), u"wx0123456789abcdef"_s);
        QCOMPARE(valueOf(of(), u"Fingerprint of the upload key"_s), u"0123456789abcdef"_s);
        answers.set(Keys::method, Method::Scan);
        QVERIFY(valueOf(of(), u"AppID"_s).isEmpty());
        QVERIFY(valueOf(of(), u"Fingerprint of the upload key"_s).isEmpty());
    }

    void theVerdictCountsInWords()
    {
        Verdict verdict;
        verdict.proved = 4;
        verdict.failed = 1;
        QCOMPARE(verdict.in(m_words).label, u"1 check failed, you went on"_s);
        QVERIFY(verdict.in(m_words).hint.contains(u"4 of 5"_s));
        verdict.failed = 2;
        QCOMPARE(verdict.in(m_words).label, u"2 checks failed, you went on"_s);
        QCOMPARE(verdict.in(Words(u"zh_CN"_s)).label, u"2 项检查未通过，您仍然继续"_s);
        verdict.failed = 0;
        verdict.isDeclared = true;
        QCOMPARE(verdict.in(m_words).label, u"Certified, 4 of 4 proved"_s);
    }

    // WeDa shows its domain late, so one may go on without: that is not the end.
    void domainsLeftForLaterAreOpen()
    {
        Answers answers = atTheEnd(Method::Managed);
        const Report late = reportOf(kCertify, {}, answers, m_words);
        QVERIFY(!late.verdict.isGood());
        QCOMPARE(late.verdict.state(), u"warn"_s);
        QCOMPARE(late.verdict.in(m_words).label, u"Not finished: no domain is entered yet"_s);
        QCOMPARE(late.verdict.openBlock(), u"domains"_s);
        QCOMPARE(valueOf(late.about, u"Domains"_s), u"None entered yet"_s);
        answers.set(Keys::domainsEntered, true);
        answers.set(Keys::domains, {{DomainKind::Request, u"https://api.shop.example"_s}});
        const Report unchecked = reportOf(kCertify, {}, answers, m_words);
        QCOMPARE(unchecked.verdict.openBlock(), u"preflight"_s);
        QCOMPARE(
            valueOf(unchecked.said, u"The domains are entered in the WeChat console"_s), u"Yes"_s);
        answers.set(Keys::method, Method::Scan);
        answers.set(Keys::domains, {});
        QVERIFY(reportOf(kCertify, {}, answers, m_words).verdict.isGood());
    }

    // A journey that proves nothing is done when each of its pages has its answer, whatever another
    // journey left open with the same mini program.
    void aJourneyWithoutChecksIsDoneAsItsUserSays()
    {
        Answers answers;
        answers.set(Keys::subject, Subject::Individual);
        answers.set(Keys::subjectFinal, true);
        answers.set(Keys::route, Route::WeChat);
        answers.set(Keys::signUp, {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s});
        answers.set(Keys::identity, {u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s});
        answers.set(Keys::name, u"Shop"_s);
        answers.set(Keys::basicInfo, Tri::Yes);
        answers.set(Keys::category, Tri::Yes);
        answers.set(Keys::adminPhone, Tri::Yes);
        answers.set(Keys::domains, {{DomainKind::Request, u"https://api.shop.example"_s}});
        const auto verdict = [&] { return reportOf(kRegister, {}, answers, m_words).verdict; };
        QVERIFY(!verdict().isGood());
        QCOMPARE(verdict().in(m_words).label, u"Not finished: something is not confirmed"_s);
        QCOMPARE(verdict().inShort(m_words), u"Not finished: something is not confirmed"_s);
        QCOMPARE(verdict().openBlock(), QString());
        answers.set(Keys::appId, u"wx0123456789abcdef"_s);
        QVERIFY(verdict().isGood());
        QCOMPARE(
            verdict().in(m_words).label, u"Registered, as you say; there was nothing to check"_s);
        QCOMPARE(verdict().inShort(m_words), QString());
    }

    void aListSaysWhatIsOpenAtTheEnd()
    {
        JourneyState state;
        state.journey = u"certify"_s;
        state.step = u"done"_s;
        const auto said = [&](const Answers &answers) {
            state.answers = answers.json();
            return openAtTheEnd(state, m_words);
        };
        QCOMPARE(said(atTheEnd(Method::Managed)), u"Not finished: no domain is entered yet"_s);
        QCOMPARE(said(atTheEnd(Method::Scan)), QString());
        QCOMPARE(said(atTheEnd(Method::Provider)), u"Applied, not certified yet"_s);
        Answers open = atTheEnd(Method::Scan);
        open.set(Keys::domains, {{DomainKind::Request, u"https://api.shop.example"_s}});
        QCOMPARE(said(open), u"Not finished: 1 check could not be done"_s);
        state.checks = {toJson(CheckResult{u"domain.tls"_s, u"https://api.shop.example"_s,
            CheckStatus::Failed, {u"domain.tls-expired"_s, {}, {}}, {}})}; // of an older version
        QCOMPARE(said(open), u"Not finished: 1 check failed"_s);
        state.step = u"preflight"_s; // still on its way
        QCOMPARE(said(open), QString());
        state.step = u"done"_s;
        state.journey = u"grow"_s; // of a newer version
        QCOMPARE(said(open), QString());
    }

    void joinsALineAsItsLanguageDoes()
    {
        const CheckResult check{
            u"appid.format"_s, {}, CheckStatus::Failed, {u"appid.is-original-id"_s, {}, {}}, {}};
        QVERIFY(checkText(check, m_words).contains(u": "_s));
        const QString chinese = checkText(check, Words(u"zh_CN"_s));
        QVERIFY2(chinese.contains(u'：') && !chinese.contains(u": "_s), qPrintable(chinese));
        QCOMPARE(checkText({u"appid.format"_s, {}, CheckStatus::Passed, {}, {}}, m_words),
            m_words.checkTitle(u"appid.format"_s));
    }

    void everySectionOfTheGuideIsUsed_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s;
    }
    /// What is no frame is an answer that some page asks for.
    void everySectionOfTheGuideIsUsed()
    {
        QFETCH(QString, locale);
        static const QStringList kFrame{u"title"_s, u"file"_s, u"practice"_s, u"issued"_s,
            u"about"_s, u"checks"_s, u"said"_s, u"steps"_s, u"sign"_s, u"made"_s, u"value"_s,
            u"check"_s, u"open"_s, u"who"_s, u"how"_s, u"verdict"_s};
        for (const QString &id : Words(locale).anchors(u"report"_s)) {
            const auto isOf = [&id](const AnyKey &key) {
                return id.section(u'#', 0, 0) == QLatin1StringView(key.id);
            };
            QVERIFY2(kFrame.contains(id.section(u'.', 0, 0))
                    || std::any_of(Keys::all().begin(), Keys::all().end(), isOf),
                qPrintable(id));
        }
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "tst_report.moc"
