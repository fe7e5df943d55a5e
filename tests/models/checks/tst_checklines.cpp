// SPDX-License-Identifier: MIT
#include "models/checks/checklines.h"
#include "models/rulebook/words.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
CheckResult stage(const QString &id, CheckStatus status, const QString &finding = {})
{
    return {id, u"https://a.example"_s, status, {finding, {}, {}}, u"request"_s};
}
} // namespace

class CheckLinesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsADomainOnce();
    void groupsTheStagesOfADomain();
    void saysTheWorstOfADomain();
    void saysWhatIsNotDoneYet();
};

void CheckLinesTest::countsADomainOnce()
{
    QList<CheckResult> results{stage(u"domain.syntax"_s, CheckStatus::Passed),
        stage(u"domain.dns"_s, CheckStatus::Unknown, u"network.dns"_s),
        stage(u"domain.tls"_s, CheckStatus::Skipped), stage(u"domain.http"_s, CheckStatus::Skipped),
        {u"credentials.token"_s, u"wx"_s, CheckStatus::Failed, {}, {}}};
    CheckTally tally = tallyOf(results);
    QCOMPARE(tally.lines, 2);
    QCOMPARE(tally.unknown, 1);
    QCOMPARE(tally.failed, 1);
    QCOMPARE(tally.open, 0);
    results.first().kind = u"business"_s; // the same address in another list
    tally = tallyOf(results);
    QCOMPARE(tally.lines, 3);
    QCOMPARE(tallyOf({}).lines, 0);
}

void CheckLinesTest::groupsTheStagesOfADomain()
{
    const QList<CheckGroup> groups = groupsOf({stage(u"domain.syntax"_s, CheckStatus::Passed),
        {u"credentials.token"_s, u"wx"_s, CheckStatus::Failed, {}, {}},
        stage(u"domain.dns"_s, CheckStatus::Passed)});
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups.at(0).results, QList<qsizetype>({0, 2}));
    QCOMPARE(groups.at(1).results, QList<qsizetype>({1}));
    QCOMPARE(groups.at(1).key, u"credentials.token"_s);
}

void CheckLinesTest::saysTheWorstOfADomain()
{
    const Words words(u"en"_s);
    const CheckLine line =
        lineOf({stage(u"domain.syntax"_s, CheckStatus::Warning, u"x.y"_s),
                   stage(u"domain.tls"_s, CheckStatus::Failed, u"domain.tls-expired"_s),
                   stage(u"domain.http"_s, CheckStatus::Skipped)},
            words);
    QCOMPARE(line.status, CheckStatus::Failed);
    QCOMPARE(line.state(), u"bad"_s);
    QCOMPARE(line.title, u"https://a.example"_s);
    QCOMPARE(line.telling.id, u"domain.tls-expired"_s);
    QCOMPARE(line.text, words.finding(line.telling).title);
    QVERIFY(line.isSettled());
}

void CheckLinesTest::saysWhatIsNotDoneYet()
{
    const Words words(u"en"_s);
    const auto textOf = [&](CheckStatus status) {
        return lineOf({stage(u"domain.tls"_s, status)}, words).text;
    };
    QCOMPARE(textOf(CheckStatus::Running), u"Being checked…"_s);
    QCOMPARE(textOf(CheckStatus::Pending), u"Waiting…"_s);
    QVERIFY(textOf(CheckStatus::Skipped).startsWith(u"Not checked"_s));
    QVERIFY(textOf(CheckStatus::Passed).startsWith(u"OK: format"_s));
    QVERIFY(!lineOf({stage(u"domain.tls"_s, CheckStatus::Running)}, words).isSettled());
    CheckResult named{u"uploadkey.server"_s, u"wx"_s, CheckStatus::Passed, {}, {}};
    named.finding.facts.insert(u"name"_s, u"Shop"_s);
    QVERIFY(lineOf({named}, words).text.contains(u"Shop"_s));
}

QTEST_GUILESS_MAIN(CheckLinesTest)
#include "tst_checklines.moc"
