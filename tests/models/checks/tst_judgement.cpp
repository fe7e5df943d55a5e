// SPDX-License-Identifier: MIT
#include "models/checks/judgement.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
Finding finding(const QString &id)
{
    return {id, {}, {}};
}
} // namespace

class JudgementTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// A locked keychain says nothing of the value; where there is none, there is nothing to prove.
    void aValueThatIsMissing()
    {
        QCOMPARE(judgeMissing(finding(u"keychain.locked"_s)).status, CheckStatus::Unknown);
        QCOMPARE(judgeMissing(finding(u"keychain.absent"_s)).status, CheckStatus::Failed);
        QCOMPARE(judgeMissing(finding(u"keychain.absent"_s)).finding.id, u"keychain.absent"_s);
    }
    void anAppSecretAtWeChat()
    {
        const Judgement good = judge(Result<CredentialProof>(CredentialProof{}));
        QCOMPARE(good.status, CheckStatus::Passed);
        QVERIFY(good.finding.id.isEmpty());
        const auto refused = [](const QString &id) {
            return judge(Result<CredentialProof>(tl::unexpected(finding(id)))).status;
        };
        QCOMPARE(refused(u"wechat.40125"_s), CheckStatus::Failed);
        QCOMPARE(refused(u"network.dns"_s), CheckStatus::Unknown);
    }
    void theGravestWarningOfAKey()
    {
        UploadKey key;
        QCOMPARE(judge(Result<UploadKey>(key)).status, CheckStatus::Passed);
        key.warnings = {finding(u"key.repaired"_s), finding(u"key.name-mismatch"_s)};
        const Judgement judged = judge(Result<UploadKey>(key));
        QCOMPARE(judged.status, CheckStatus::Warning);
        QCOMPARE(judged.finding.id, u"key.name-mismatch"_s);
        QVERIFY(judged.finding.facts.contains(u"bits"_s));
    }
    void aKeyOfAMiniGame()
    {
        MiniProgramAttributes attributes;
        QCOMPARE(judge(Result<MiniProgramAttributes>(attributes)).status, CheckStatus::Passed);
        attributes.game = true;
        const Judgement judged = judge(Result<MiniProgramAttributes>(attributes));
        QCOMPARE(judged.status, CheckStatus::Warning);
        QCOMPARE(judged.finding.id, u"upload.mini-game"_s);
    }
    void aStageNamesItsProxyOnlyIfItRan()
    {
        ProbeStage stage;
        stage.outcome = ProbeStage::Outcome::Passed;
        QCOMPARE(judge(stage, u"proxy:3128"_s).finding.facts.value("proxy"_L1), u"proxy:3128"_s);
        QVERIFY(!judge(stage, {}).finding.facts.contains("proxy"_L1));
        stage.outcome = ProbeStage::Outcome::Skipped;
        QVERIFY(judge(stage, u"proxy:3128"_s).finding.facts.isEmpty());
    }
    void whatIsWrongWithTheListCountsToo()
    {
        const DomainEntry entry{DomainKind::Request, u"https://a.example"_s};
        const Result<ParsedDomain> parsed = parseDomain(entry);
        QVERIFY(parsed);
        QCOMPARE(judge(parsed, {}).status, CheckStatus::Passed);
        const QList<DomainEntry> twice{entry, entry};
        const Finding problem = problemOf(twice, 1, listProblems(twice));
        QCOMPARE(problem.id, u"domain.duplicate"_s);
        QVERIFY(problemOf(twice, 0, listProblems(twice)).id.isEmpty());
        QCOMPARE(judge(parsed, problem).status, CheckStatus::Warning);
        QCOMPARE(judge(parsed, finding(u"domain.too-many"_s)).status, CheckStatus::Failed);
        const Result<ParsedDomain> wrong =
            parseDomain({DomainKind::Request, u"http://a.example"_s});
        QCOMPARE(judge(wrong, problem).finding.id, u"domain.not-https"_s);
    }
};

QTEST_APPLESS_MAIN(JudgementTest)
#include "tst_judgement.moc"
