// SPDX-License-Identifier: MIT
#include "models/checks/checkrunner.h"
#include "models/sandbox/sandboxnetwork.h"

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <deque>

using namespace Qt::StringLiterals;

namespace {
/// Answers when the test says so.
class HeldProbe final : public DomainProbe
{
public:
    Future<DomainReport> probe(const ParsedDomain &domain) override
    {
        asked.append(domain.host);
        auto &promise = m_promises.emplace_back();
        promise.start();
        return promise.future();
    }
    Future<DomainReport> fetch(const ParsedDomain &domain, const QByteArray &path) override
    {
        return probe({.host = domain.host + QString::fromLatin1(path)});
    }
    void answer(const DomainReport &report = kFine)
    {
        m_promises.front().addResult(report);
        m_promises.front().finish();
        m_promises.pop_front();
    }
    qsizetype open() const { return qsizetype(m_promises.size()); }
    qsizetype cancelled() const
    {
        return std::count_if(m_promises.begin(), m_promises.end(),
            [](const auto &promise) { return promise.isCanceled(); });
    }

    QStringList asked;

private:
    static inline const DomainReport kFine{{ProbeStage::Outcome::Passed, {}, 1},
        {ProbeStage::Outcome::Passed, {}, 2}, {ProbeStage::Outcome::Passed, {}, 3}};
    std::deque<QPromise<Result<DomainReport>>> m_promises;
};

/// A runner over practice services.
struct World
{
    explicit World(const QString &id)
        : made(exercise(id))
    {
        wechat.setMinimumInterval(0);
    }

    CheckInputs inputs() const
    {
        CheckInputs inputs;
        inputs.appId = made.appId;
        inputs.appSecret = Secret(made.appSecret.toUtf8());
        inputs.keyFile = Secret(made.keyPem);
        inputs.keyFileName = made.keyFileName;
        return inputs;
    }

    CheckResult result(const QString &id, const QString &subject = {}) const
    {
        for (const CheckResult &result : runner.results()) {
            if (result.id == id && (subject.isEmpty() || subject == result.subject)) {
                return result;
            }
        }
        return {};
    }
    QString outcome(const QString &id, const QString &subject = {}) const
    {
        const CheckResult r = result(id, subject);
        return r.id.isEmpty() ? QString() : statusId(r.status) + u' ' + r.finding.id;
    }
    bool run(const CheckInputs &values)
    {
        QSignalSpy finished(&runner, &CheckRunner::finished);
        runner.start(values);
        return !finished.isEmpty() || finished.wait();
    }

    Exercise made;
    Services services;
    SandboxNetwork network{made.scenario, services};
    HttpClient http{network, services};
    WeChatClient wechat{http, services};
    UploadClient upload{http, services};
    HeldProbe probe;
    CheckRunner runner{wechat, upload, probe};
};
} // namespace

class TestCheckRunner final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exercises_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("server");
        const QString passed = u"passed "_s;
        QTest::newRow("all-well") << passed << passed << passed;
        QTest::newRow("api-whitelist") << u"failed wechat.40164"_s << passed << passed;
        QTest::newRow("upload-whitelist") << passed << passed << u"failed upload.-10008"_s;
        QTest::newRow("secret-frozen") << u"failed wechat.40243"_s << passed << passed;
        QTest::newRow("wrong-secret") << u"failed wechat.40125"_s << passed << passed;
        QTest::newRow("damaged-key")
            << passed << u"failed key.damaged"_s << u"skipped key.damaged"_s;
        QTest::newRow("other-key") << passed << passed << u"failed upload.key-rejected"_s;
        QTest::newRow("busy") << u"unknown wechat.-1"_s << passed << QString();
        QTest::newRow("offline") << u"unknown network.dns"_s << passed << u"unknown network.dns"_s;
    }
    void exercises()
    {
        World world{QString::fromLatin1(QTest::currentDataTag())};
        QVERIFY(world.run(world.inputs()));
        QCOMPARE(world.outcome(u"appid.format"_s), u"passed "_s);
        QCOMPARE(world.outcome(u"secret.format"_s), u"passed "_s);
        QTEST(world.outcome(u"credentials.token"_s), "token");
        QTEST(world.outcome(u"uploadkey.file"_s), "file");
        QFETCH(const QString, server);
        QVERIFY(server.isEmpty() || world.outcome(u"uploadkey.server"_s) == server);
        QVERIFY(!world.runner.isRunning());
    }

    void looksForTheCheckFileOfBusinessDomainsLast()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        inputs.domains = {{DomainKind::Business, u"https://a.example"_s},
            {DomainKind::Request, u"https://a.example"_s},
            {DomainKind::Business, u"http://b.example"_s}};
        inputs.verifyFile = {u"aBc.txt"_s, "value12345"};
        QSignalSpy finished(&world.runner, &CheckRunner::finished);
        world.runner.start(inputs);
        QCOMPARE(world.runner.results().size(), 3 * 4 + 2);
        QTRY_COMPARE(world.probe.open(), 2);
        world.probe.answer();
        QTRY_COMPARE(world.probe.asked.last(), u"a.example/aBc.txt"_s);
        world.probe.answer();
        QVERIFY(finished.isEmpty());
        DomainReport there{{ProbeStage::Outcome::Passed, {}, 1},
            {ProbeStage::Outcome::Passed, {}, 2}, {ProbeStage::Outcome::Passed, {}, 3}, {},
            {200, {}, "value12345", true}};
        world.probe.answer(there);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(world.outcome(u"domain.verify-file"_s, u"https://a.example"_s), u"passed "_s);
        QCOMPARE(world.outcome(u"domain.verify-file"_s, u"http://b.example"_s), u"skipped "_s);

        world.runner.restart(u"domain.tls"_s, u"https://a.example"_s, u"business"_s);
        QTRY_COMPARE(world.probe.open(), 1);
        QCOMPARE(world.outcome(u"domain.verify-file"_s, u"https://a.example"_s), u"pending "_s);
        world.probe.answer({.dns = {ProbeStage::Outcome::Failed, {u"domain.no-dns"_s, {}, {}}, 1}});
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(world.outcome(u"domain.verify-file"_s, u"https://a.example"_s), u"skipped "_s);
    }

    void keepsTheOrder()
    {
        World world{u"all-well"_s};
        CheckInputs inputs = world.inputs();
        inputs.domains = {{DomainKind::Request, u"https://b.example.com"_s},
            {DomainKind::Socket, u"wss://a.example.com"_s}};
        world.runner.start(inputs);
        QStringList ids;
        for (const CheckResult &result : world.runner.results()) {
            ids += result.id;
            QCOMPARE(result.status, CheckStatus::Pending);
        }
        const QStringList domain{
            u"domain.syntax"_s, u"domain.dns"_s, u"domain.tls"_s, u"domain.http"_s};
        QCOMPARE(ids,
            QStringList({u"appid.format"_s, u"secret.format"_s, u"credentials.token"_s,
                u"uploadkey.file"_s, u"uploadkey.server"_s})
                + domain + domain);
    }

    void leavesOutWhatIsNotGiven()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        inputs.appId = world.made.appId;
        QVERIFY(world.run(inputs));
        QCOMPARE(world.runner.results().size(), 1);
        QVERIFY(world.run({}));
        QVERIFY(world.runner.results().isEmpty());
    }

    void provesNothingOverABrokenForm()
    {
        World world{u"all-well"_s};
        CheckInputs inputs = world.inputs();
        inputs.appId = u"gh_0123456789ab"_s;
        QVERIFY(world.run(inputs));
        QCOMPARE(world.outcome(u"credentials.token"_s), u"skipped appid.is-original-id"_s);
        QCOMPARE(world.outcome(u"uploadkey.server"_s), u"skipped appid.is-original-id"_s);
        inputs = world.inputs();
        inputs.appSecret = inputs.keyFile;
        QVERIFY(world.run(inputs));
        QCOMPARE(world.outcome(u"credentials.token"_s), u"skipped secret.is-upload-key"_s);
    }

    void provesTheRepairedSecret()
    {
        World world{u"all-well"_s};
        CheckInputs inputs = world.inputs();
        inputs.appSecret = Secret((u' ' + world.made.appSecret + u'\n').toUtf8());
        QVERIFY(world.run(inputs));
        QCOMPARE(world.outcome(u"secret.format"_s), u"warning secret.whitespace"_s);
        QCOMPARE(world.outcome(u"credentials.token"_s), u"passed "_s);
    }

    void emptyFilesFailInsteadOfVanishing()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        inputs.appId = world.made.appId;
        inputs.secretGiven = true;
        inputs.keyGiven = true;
        QVERIFY(world.run(inputs));
        QCOMPARE(world.outcome(u"secret.format"_s), u"failed secret.format"_s);
        QCOMPARE(world.outcome(u"uploadkey.file"_s), u"failed key.empty"_s);
    }

    void storedButUnreadableIsUnknown()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        inputs.appId = world.made.appId;
        inputs.secretUnavailable = true;
        inputs.secretFinding = {u"keychain.locked"_s, {}, {}};
        inputs.keyUnavailable = true;
        inputs.keyFinding = {u"keychain.hung"_s, {}, {}};
        QVERIFY(world.run(inputs));
        QCOMPARE(world.outcome(u"credentials.token"_s), u"unknown keychain.locked"_s);
        QCOMPARE(world.outcome(u"uploadkey.file"_s), u"unknown keychain.hung"_s);
        QCOMPARE(world.outcome(u"uploadkey.server"_s), u"unknown keychain.hung"_s);
    }

    void namesTheMiniProgram()
    {
        World world{u"all-well"_s};
        QVERIFY(world.run(world.inputs()));
        const QJsonObject facts = world.result(u"uploadkey.server"_s).finding.facts;
        QCOMPARE(facts["name"_L1].toString(), world.made.scenario.miniPrograms.first().name);
        QVERIFY(facts["ipListUnconfirmed"_L1].toBool());
        QVERIFY(facts.contains("released"_L1) && facts.contains("game"_L1)
            && facts.contains("icon"_L1));
    }

    void domainsAreLimited()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        for (int i = 0; i < 7; ++i) {
            inputs.domains.append({DomainKind::Request, u"https://d%1.example.com"_s.arg(i)});
        }
        world.runner.setParallel(3);
        QSignalSpy finished(&world.runner, &CheckRunner::finished);
        world.runner.start(inputs);
        for (int answered = 0; answered < 7; ++answered) {
            const qsizetype expected = qMin(3, 7 - answered);
            QTRY_COMPARE(world.probe.open(), expected);
            world.probe.answer();
        }
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(world.probe.asked.size(), 7);
        QCOMPARE(world.outcome(u"domain.http"_s), u"passed "_s);
    }

    void stagesAreTakenOver()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        inputs.domains = {{DomainKind::Request, u"https://shop.example.com"_s},
            {DomainKind::Request, u"http://shop.example.com"_s}};
        QSignalSpy finished(&world.runner, &CheckRunner::finished);
        world.runner.start(inputs);
        QTRY_COMPARE(world.probe.open(), 1);
        world.probe.answer({{ProbeStage::Outcome::Warning, {u"domain.slow"_s, {}, {}}, 900},
            {ProbeStage::Outcome::Failed, {u"domain.tls-expired"_s, {}, {}}, 5}, {}});
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(world.outcome(u"domain.syntax"_s), u"passed "_s);
        QCOMPARE(world.outcome(u"domain.dns"_s), u"warning domain.slow"_s);
        QCOMPARE(world.outcome(u"domain.tls"_s), u"failed domain.tls-expired"_s);
        QCOMPARE(world.outcome(u"domain.http"_s), u"skipped "_s);
        const CheckResult bad = world.result(u"domain.syntax"_s, u"http://shop.example.com"_s);
        QCOMPARE(bad.status, CheckStatus::Failed);
        QCOMPARE(bad.finding.id, u"domain.not-https"_s);
        QCOMPARE(world.result(u"domain.dns"_s, u"http://shop.example.com"_s).status,
            CheckStatus::Skipped);
    }

    void listProblemsShowAtTheEntry()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        for (int i = 0; i < 202; ++i) {
            inputs.domains.append({DomainKind::Request, u"https://d%1.example.com"_s.arg(i)});
        }
        inputs.domains[1].text = inputs.domains.at(0).text;
        world.runner.start(inputs);
        QTRY_COMPARE(world.probe.open(), 50);
        QCOMPARE(world.runner.results().at(0).status, CheckStatus::Passed);
        QCOMPARE(world.runner.results().at(4).finding.id, u"domain.duplicate"_s);
        QCOMPARE(world.runner.results().at(4).status, CheckStatus::Warning);
        QCOMPARE(world.runner.results().at(8).status, CheckStatus::Passed);
        QCOMPARE(world.runner.results().at(804).finding.id, u"domain.too-many"_s);
        QCOMPARE(world.runner.results().at(804).status, CheckStatus::Failed);
    }

    void theLaterOfTwoThatComeToTheSameIsTheDuplicate_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("typed alike") << u"https://A.example.com"_s << u"https://A.example.com"_s;
        QTest::newRow("in capitals") << u"https://a.example.com"_s << u"https://A.example.com"_s;
        QTest::newRow("in capitals before")
            << u"https://A.example.com"_s << u"https://a.example.com"_s;
    }
    void theLaterOfTwoThatComeToTheSameIsTheDuplicate()
    {
        QFETCH(const QString, first);
        QFETCH(const QString, second);
        World world{u"all-well"_s};
        CheckInputs inputs;
        inputs.domains = {{DomainKind::Request, first}, {DomainKind::Request, second}};
        world.runner.start(inputs);
        QTRY_COMPARE(world.probe.open(), 2);
        QCOMPARE(world.runner.results().at(0).status, CheckStatus::Passed);
        QCOMPARE(world.runner.results().at(4).finding.id, u"domain.duplicate"_s);
    }

    void oneTextInTwoListsIsCheckedTwice()
    {
        World world{u"all-well"_s};
        const QString text = u"https://a.example.com:8443"_s;
        CheckInputs inputs;
        inputs.domains = {{DomainKind::Request, text}, {DomainKind::Business, text}};
        world.runner.start(inputs);
        QTRY_COMPARE(world.probe.open(), 1);
        const CheckResult request = world.runner.results().at(0);
        const CheckResult business = world.runner.results().at(4);
        QCOMPARE(request.status, CheckStatus::Passed);
        QCOMPARE(business.finding.id, u"domain.port"_s);
        QVERIFY(!request.isAbout(business));
        QVERIFY(checkResultFromJson(toJson(business)).isAbout(business));
        world.probe.answer();
        QTRY_VERIFY(!world.runner.isRunning());
        world.runner.restart(u"domain.dns"_s, text, u"request"_s);
        QTRY_COMPARE(world.probe.open(), 1);
        QCOMPARE(world.runner.results().at(4).finding.id, u"domain.port"_s); // left alone
    }

    void aValueThatIsGoneFails()
    {
        World world{u"all-well"_s};
        CheckInputs inputs = world.inputs();
        inputs.appSecret = {};
        inputs.secretUnavailable = true;
        inputs.secretFinding = {u"secret.session-ended"_s, {}, {}};
        inputs.keyFile = {};
        inputs.keyUnavailable = true;
        inputs.keyFinding = {u"keychain.locked"_s, {}, {}};
        QVERIFY(world.run(inputs));
        QCOMPARE(world.outcome(u"credentials.token"_s), u"failed secret.session-ended"_s);
        QCOMPARE(world.outcome(u"uploadkey.server"_s), u"unknown keychain.locked"_s);
    }

    void nothingArrivesAfterCancel()
    {
        World world{u"all-well"_s};
        CheckInputs inputs = world.inputs();
        inputs.domains = {{DomainKind::Request, u"https://a.example.com"_s},
            {DomainKind::Request, u"https://b.example.com"_s}};
        world.runner.setParallel(1);
        QSignalSpy finished(&world.runner, &CheckRunner::finished);
        world.runner.start(inputs);
        QTRY_COMPARE(world.probe.open(), 1);
        world.runner.cancel();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!world.runner.isRunning());
        const auto after = world.runner.results();
        QCOMPARE(world.outcome(u"domain.dns"_s), u"skipped cancelled"_s);
        QSignalSpy changed(&world.runner, &CheckRunner::resultChanged);
        world.probe.answer();
        QCOMPARE(world.probe.asked.size(), 1);
        // A later run passes through the event loop, so late answers would have come by now.
        World other{u"all-well"_s};
        QVERIFY(other.run(other.inputs()));
        QVERIFY(changed.isEmpty());
        QCOMPARE(finished.size(), 1);
    }

    void cancelStopsWhatItAskedFor()
    {
        World world{u"all-well"_s};
        world.wechat.setMinimumInterval(60'000);
        world.run(world.inputs());
        QCOMPARE(world.outcome(u"credentials.token"_s), u"passed "_s);
        CheckInputs inputs = world.inputs();
        inputs.appSecret = Secret(QByteArrayView("ffffffff00000000ffffffff00000000"));
        inputs.domains = {{DomainKind::Request, u"https://a.example.com"_s},
            {DomainKind::Request, u"https://b.example.com"_s}};
        world.runner.start(inputs);
        QTRY_COMPARE(world.probe.open(), 2);
        auto waiting = world.wechat.prove(inputs.appId, inputs.appSecret);
        QVERIFY(!waiting.isFinished()); // it shares the runner's call, which waits a minute
        world.runner.cancel();
        QCOMPARE(world.probe.cancelled(), 2);
    }

    void startWhileRunningBeginsAnew()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        inputs.domains = {{DomainKind::Request, u"https://a.example.com"_s}};
        world.runner.start(inputs);
        QTRY_COMPARE(world.probe.open(), 1);
        CheckInputs other;
        other.appId = world.made.appId;
        QSignalSpy finished(&world.runner, &CheckRunner::finished);
        world.runner.start(other);
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(world.runner.results().size(), 1);
    }

    void restartRunsOneGroupAgain()
    {
        World world{u"offline"_s};
        QVERIFY(world.run(world.inputs()));
        QCOMPARE(world.outcome(u"credentials.token"_s), u"unknown network.dns"_s);
        world.made.scenario.offline = false;
        QSignalSpy finished(&world.runner, &CheckRunner::finished);
        world.runner.restart(u"credentials.token"_s, world.made.appId);
        QVERIFY(world.runner.isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(world.outcome(u"credentials.token"_s), u"passed "_s);
        QCOMPARE(world.outcome(u"uploadkey.server"_s), u"unknown network.dns"_s);
    }

    void restartOfADomainProbesItAgain()
    {
        World world{u"all-well"_s};
        CheckInputs inputs;
        inputs.domains = {{DomainKind::Request, u"https://a.example.com"_s},
            {DomainKind::Request, u"https://b.example.com"_s}};
        QSignalSpy finished(&world.runner, &CheckRunner::finished);
        world.runner.start(inputs);
        QTRY_COMPARE(world.probe.open(), 2);
        world.probe.answer();
        world.probe.answer();
        QTRY_COMPARE(finished.size(), 1);
        world.runner.restart(u"domain.tls"_s, u"https://b.example.com"_s, u"request"_s);
        QTRY_COMPARE(world.probe.open(), 1);
        QCOMPARE(world.probe.asked.last(), u"b.example.com"_s);
        // Asked again while it is under way: nothing happens.
        world.runner.restart(u"domain.dns"_s, u"https://b.example.com"_s, u"request"_s);
        world.probe.answer();
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(world.probe.asked.size(), 3);
    }
};

QTEST_GUILESS_MAIN(TestCheckRunner)
#include "tst_checkrunner.moc"
