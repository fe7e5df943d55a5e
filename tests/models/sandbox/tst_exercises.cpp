// SPDX-License-Identifier: MIT
// The real clients over the sandbox: every exercise shows the fault it is named for, and nothing
// else.
#include "models/remote/uploadclient.h"
#include "models/remote/wechatclient.h"
#include "models/sandbox/sandboxnetwork.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
std::atomic<int> socketsOpened = 0;
}

/// Stands before the C library's, for Qt's calls too: practice mode may open none.
extern "C" int socket(int domain, int type, int protocol) noexcept
{
    ++socketsOpened;
    return int(syscall(SYS_socket, domain, type, protocol));
}

namespace {

/// Finding ids by check id; a check that passed has none.
using Findings = QMap<QString, QString>;

/// The clients as the program puts them together.
struct Program
{
    explicit Program(Scenario &scenario)
        : network(scenario, services)
        , http(network, services)
        , wechat(http, services)
        , upload(http, services)
        , probe(scenario)
    {
        wechat.setMinimumInterval(0);
    }

    Services services;
    SandboxNetwork network;
    HttpClient http;
    WeChatClient wechat;
    UploadClient upload;
    SandboxDomainProbe probe;
};

template <typename T>
Result<T> waitFor(const Future<T> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return failure(u"test.no-answer"_s);
    return future.result();
}

template <typename T>
void note(Findings &findings, const QString &check, const Result<T> &result)
{
    if (!result)
        findings[check] = result.error().id;
}

void noteDomain(Findings &findings, Program &program, const QString &text)
{
    const auto domain = parseDomain({DomainKind::Request, text});
    note(findings, u"domain.syntax"_s, domain);
    if (!domain)
        return;
    const auto report = waitFor(program.probe.probe(*domain));
    note(findings, u"domain.probe"_s, report);
    const QList<std::pair<QString, ProbeStage>> stages{{u"domain.dns"_s, report->dns},
        {u"domain.tls"_s, report->tls}, {u"domain.http"_s, report->http}};
    for (const auto &[check, stage] : stages) {
        if (!stage.finding.id.isEmpty())
            findings[check] = stage.finding.id;
    }
}

Findings findingsOf(const Exercise &practice, Program &program)
{
    Findings findings;
    const Secret secret(practice.appSecret.toLatin1());
    note(findings, u"credentials.token"_s, waitFor(program.wechat.prove(practice.appId, secret)));
    const auto key = readUploadKey(Secret(practice.keyPem), practice.keyFileName, practice.appId);
    note(findings, u"uploadkey.file"_s, key);
    if (key) {
        const auto attributes = waitFor(program.upload.attributes(practice.appId, *key));
        note(findings, u"uploadkey.server"_s, attributes);
        if (attributes && attributes->name != u"示例商城"_s)
            findings[u"uploadkey.server"_s] = u"test.no-name"_s;
    }
    for (const QString &domain : practice.domains)
        noteDomain(findings, program, domain);
    return findings;
}

} // namespace

class TestExercises : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void faultShowsAndCanBeRepaired_data();
    void faultShowsAndCanBeRepaired();
    void everyExerciseIsTested();
    void whitelistFindingsCarryTheIp();
    void eachJourneyHasItsExercises();
    void idsAreUniqueAndWellFormed();
    void unknownIdIsAllWell();
    void noSocketWasOpened();
};

void TestExercises::faultShowsAndCanBeRepaired_data()
{
    QTest::addColumn<Findings>("expected");
    QTest::newRow("all-well") << Findings{};
    QTest::newRow("api-whitelist") << Findings{{u"credentials.token"_s, u"wechat.40164"_s}};
    QTest::newRow("upload-whitelist") << Findings{{u"uploadkey.server"_s, u"upload.-10008"_s}};
    QTest::newRow("secret-frozen") << Findings{{u"credentials.token"_s, u"wechat.40243"_s}};
    QTest::newRow("wrong-secret") << Findings{{u"credentials.token"_s, u"wechat.40125"_s}};
    QTest::newRow("damaged-key") << Findings{{u"uploadkey.file"_s, u"key.damaged"_s}};
    QTest::newRow("other-key") << Findings{{u"uploadkey.server"_s, u"upload.key-rejected"_s}};
    QTest::newRow("expired-certificate") << Findings{{u"domain.tls"_s, u"domain.tls-expired"_s}};
    QTest::newRow("busy") << Findings{{u"credentials.token"_s, u"wechat.-1"_s}};
    QTest::newRow("offline") << Findings{{u"credentials.token"_s, u"network.dns"_s},
        {u"uploadkey.server"_s, u"network.dns"_s}, {u"domain.dns"_s, u"network.dns"_s}};
}

void TestExercises::faultShowsAndCanBeRepaired()
{
    QFETCH(Findings, expected);
    Exercise practice = exercise(QString::fromLatin1(QTest::currentDataTag()));
    Program program(practice.scenario);
    QCOMPARE(needsRepair(practice), !expected.isEmpty());
    QCOMPARE(findingsOf(practice, program), expected);

    repair(practice);
    QVERIFY(!needsRepair(practice));
    QCOMPARE(findingsOf(practice, program), Findings{});
}

void TestExercises::everyExerciseIsTested()
{
    const QStringList ids{u"all-well"_s, u"api-whitelist"_s, u"upload-whitelist"_s,
        u"secret-frozen"_s, u"wrong-secret"_s, u"damaged-key"_s, u"other-key"_s,
        u"expired-certificate"_s, u"busy"_s, u"offline"_s, u"legal-too-late"_s, u"bound-one"_s,
        u"plugin-missing"_s, u"privacy-missing"_s, u"review-refused"_s, u"ghost-binding"_s};
    QCOMPARE(exerciseIds(), ids);
}

void TestExercises::whitelistFindingsCarryTheIp()
{
    Exercise practice = exercise(u"api-whitelist"_s);
    practice.scenario.miniPrograms[0].uploadWhitelistOn = true;
    Program program(practice.scenario);
    const auto proof =
        waitFor(program.wechat.prove(practice.appId, Secret(practice.appSecret.toLatin1())));
    QVERIFY(!proof);
    QCOMPARE(proof.error().facts[u"ip"].toString(), practice.scenario.callerIp);
    const auto key = readUploadKey(Secret(practice.keyPem), {}, {});
    const auto attributes = waitFor(program.upload.attributes(practice.appId, *key));
    QVERIFY(!attributes);
    QCOMPARE(attributes.error().facts[u"ip"].toString(), practice.scenario.callerIp);
}

void TestExercises::eachJourneyHasItsExercises()
{
    QCOMPARE(exerciseIds(u"register"_s), QStringList({u"all-well"_s, u"legal-too-late"_s}));
    QCOMPARE(exerciseIds(u"unbind"_s), QStringList({u"all-well"_s, u"bound-one"_s}));
    QCOMPARE(exerciseIds(u"account"_s), QStringList({u"all-well"_s, u"ghost-binding"_s}));
    QCOMPARE(exerciseIds(u"publish"_s),
        QStringList(
            {u"all-well"_s, u"plugin-missing"_s, u"privacy-missing"_s, u"review-refused"_s}));
    QCOMPARE(exerciseIds(u"of-a-newer-version"_s), QStringList(u"all-well"_s));
    QVERIFY(exerciseIds(u"certify"_s).contains(u"offline"_s));
    QVERIFY(!exerciseIds(u"certify"_s).contains(u"legal-too-late"_s));
    QCOMPARE(exercise(u"all-well"_s).journey, QString());
    QCOMPARE(exercise(u"damaged-key"_s).journey, u"certify"_s);
    Exercise late = exercise(u"legal-too-late"_s);
    QCOMPARE(late.journey, u"register"_s);
    QVERIFY(needsRepair(late));
    repair(late); // the application is sent once more
    QVERIFY(!needsRepair(late));
}

void TestExercises::idsAreUniqueAndWellFormed()
{
    static const QRegularExpression kAppId(u"^wx[0-9a-f]{16}$"_s);
    static const QRegularExpression kOriginalId(u"^gh_[0-9a-f]{12}$"_s);
    static const QRegularExpression kSecret(u"^[0-9a-f]{32}$"_s);
    QSet<QString> appIds;
    for (const QString &id : exerciseIds()) {
        const Exercise practice = exercise(id);
        QCOMPARE(practice.scenario.id, id);
        QVERIFY(kAppId.match(practice.appId).hasMatch());
        QVERIFY(kOriginalId.match(practice.originalId).hasMatch());
        QVERIFY(kSecret.match(practice.appSecret).hasMatch());
        QCOMPARE(practice.keyFileName, QString(u"private."_s + practice.appId + u".key"_s));
        appIds += practice.appId;
    }
    QCOMPARE(appIds.size(), exerciseIds().size());
}

void TestExercises::unknownIdIsAllWell()
{
    QCOMPARE(exercise(u"no-such-exercise"_s).scenario.id, u"all-well"_s);
}

void TestExercises::noSocketWasOpened()
{
    QCOMPARE(socketsOpened.load(), 0);
    QTcpSocket socket; // the counter does count
    socket.connectToHost(QHostAddress::LocalHost, 9);
    QTRY_VERIFY(socketsOpened.load() > 0);
}

QTEST_GUILESS_MAIN(TestExercises)
#include "tst_exercises.moc"
