// SPDX-License-Identifier: MIT
#include "models/journey/spec.h"
#include "models/sandbox/scenario.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace {
struct Output
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray checks() const { return json()["checks"_L1].toArray(); }
    QJsonObject check(const QString &id) const
    {
        for (const QJsonValue &value : checks()) {
            if (value["id"_L1] == id) {
                return value.toObject();
            }
        }
        return {};
    }
    QString outcome(const QString &id) const
    {
        return check(id)["status"_L1].toString() + u' ' + check(id)["finding"_L1].toString();
    }
};

/// Runs the program as a script would: no display, no session bus.
Output run(const QStringList &arguments, const QByteArray &input = {},
    const QString &locale = u"C.UTF-8"_s)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name :
        {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s, u"LANGUAGE"_s}) {
        environment.remove(name);
    }
    environment.insert(u"LC_ALL"_s, locale);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(MPWIZARD_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(20'000) || process.exitStatus() != QProcess::NormalExit) {
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The stand-in for the remote services, playing one exercise.
class StandIn
{
public:
    explicit StandIn(const QString &scenario)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(STANDIN_PROGRAM),
            {u"--dir"_s, m_folder.path(), u"--scenario"_s, scenario});
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) { }
        QFile facts(path(u"standin.json"_s));
        if (facts.open(QIODevice::ReadOnly)) {
            m_facts = QJsonDocument::fromJson(facts.readAll()).object();
        }
        writeFile(u"secret"_s, fact("appSecret").toUtf8() + '\n');
    }
    ~StandIn()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(StandIn)

    QString fact(const char *name) const { return m_facts[QLatin1String(name)].toString(); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString writeFile(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
            ? file.fileName()
            : QString();
    }
    QByteArray requests() const
    {
        QFile file(path(u"requests.jsonl"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList services() const { return {u"--services"_s, path(u"services.json"_s)}; }
    QStringList appId() const { return {u"--appid"_s, fact("appId")}; }
    QStringList secretFile() const { return {u"--secret-file"_s, path(u"secret"_s)}; }
    QStringList key() const { return {u"--upload-key"_s, fact("keyFile")}; }
    QStringList doctor() const
    {
        return services() + QStringList{u"doctor"_s, u"--json"_s} + appId();
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QJsonObject m_facts;
};
} // namespace

class TestCommandLine final : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<StandIn> m_well;

private Q_SLOTS:
    void initTestCase()
    {
        m_well = std::make_unique<StandIn>(u"all-well"_s);
        QVERIFY(!m_well->fact("appId").isEmpty());
    }
    void cleanupTestCase() { m_well.reset(); }

    void whatWasPastedWithADomainIsNotPrinted_data()
    {
        QTest::addColumn<QString>("domain");
        QTest::newRow("password and token")
            << u"request=https://admin:hunter2@h.invalid/?access_token=TOPSECRET"_s;
        QTest::newRow("without a scheme") << u"request=admin:hunter2@h.invalid?TOPSECRET"_s;
        QTest::newRow("fragment") << u"socket=wss://h.invalid/x#TOPSECRET"_s;
        QTest::newRow("unknown kind") << u"foo=https://admin:hunter2@h.invalid"_s;
    }
    void whatWasPastedWithADomainIsNotPrinted()
    {
        QFETCH(QString, domain);
        for (const QStringList &form : {QStringList(), QStringList{u"--json"_s}}) {
            const Output output = run(m_well->services()
                + QStringList{u"doctor"_s, u"--domain"_s, domain, u"--domain"_s, domain} + form);
            QVERIFY(output.code > 0);
            QVERIFY(output.out.contains("invalid") || output.code == 2);
            for (const QByteArray &told : {output.out, output.err}) {
                QVERIFY2(!told.contains("hunter2"), told.constData());
                QVERIFY2(!told.contains("TOPSECRET"), told.constData());
            }
        }
    }
    void whatSteersATerminalIsWrittenOut()
    {
        const QString domain = u"request=https://a\u202Eb\u009bc\x7f.invalid"_s;
        for (const QStringList &form : {QStringList(), QStringList{u"--json"_s}}) {
            const Output output =
                run(m_well->services() + QStringList{u"doctor"_s, u"--domain"_s, domain} + form);
            const QString told = QString::fromUtf8(output.out + output.err);
            QVERIFY2(told.contains(u"⟨U+202E⟩"_s), qPrintable(told));
            for (const QChar c : {u'\u202E', u'\u009b', u'\x7f'}) {
                QVERIFY(!told.contains(c));
            }
        }
    }
    void everythingInOrder()
    {
        const QStringList domain{u"--domain"_s, u"request=https://s1.shop.example"_s};
        const Output output = run(m_well->doctor() + m_well->secretFile() + m_well->key() + domain);
        QCOMPARE(output.code, 0);
        QCOMPARE(output.err, QByteArray());
        QStringList ids;
        for (const QJsonValue &check : output.checks()) {
            ids.append(check["id"_L1].toString());
            QCOMPARE(check["status"_L1].toString(), u"passed"_s);
            for (const QString &field : {u"subject"_s, u"finding"_s, u"facts"_s, u"title"_s,
                     u"meaning"_s, u"remedy"_s, u"raw"_s}) {
                QVERIFY2(check.toObject().contains(field), qPrintable(field));
            }
        }
        QCOMPARE(ids,
            QStringList({u"appid.format"_s, u"secret.format"_s, u"credentials.token"_s,
                u"uploadkey.file"_s, u"uploadkey.server"_s, u"domain.syntax"_s, u"domain.dns"_s,
                u"domain.tls"_s, u"domain.http"_s}));
        QCOMPARE(output.json()["version"_L1].toInt(), 1);
        QCOMPARE(output.json()["services"_L1].toString(), u"test"_s);
        QCOMPARE(output.json()["summary"_L1].toObject(),
            QJsonObject({{u"passed"_s, 9}, {u"warning"_s, 0}, {u"failed"_s, 0}, {u"skipped"_s, 0},
                {u"unknown"_s, 0}}));
        QVERIFY(output.check(u"uploadkey.server"_s)["facts"_L1]["ipListUnconfirmed"_L1].toBool());
        // The one harmless call, and nothing in an address.
        QVERIFY(m_well->requests().contains("/cgi-bin/stable_token"));
        QVERIFY(!m_well->requests().contains("/cgi-bin/token"));
    }

    void secretStaysInside()
    {
        const QByteArray wrong = "0badc0ffee0badc0ffee0badc0ffee00";
        const QStringList arguments =
            m_well->doctor() + QStringList{u"--secret-stdin"_s} + m_well->key();
        const Output output = run(arguments, wrong + '\n');
        QCOMPARE(output.code, 1);
        QCOMPARE(output.outcome(u"credentials.token"_s), u"failed wechat.40125"_s);
        QCOMPARE(output.check(u"credentials.token"_s)["raw"_L1]["errcode"_L1].toInt(), 40125);
        QVERIFY(!output.check(u"credentials.token"_s)["remedy"_L1].toArray().isEmpty());
        QVERIFY(!output.out.contains(wrong) && !output.err.contains(wrong));
        QVERIFY(!output.out.contains("PRIVATE KEY")
            && !output.out.contains(m_well->fact("appSecret").toUtf8()));
    }

    void secretFromStdin()
    {
        const QByteArray secret = m_well->fact("appSecret").toUtf8();
        const Output output =
            run(m_well->doctor() + QStringList{u"--secret-stdin"_s}, secret + "\r\n");
        QCOMPARE(output.code, 0);
        QCOMPARE(output.outcome(u"secret.format"_s), u"passed "_s);
        QCOMPARE(output.outcome(u"credentials.token"_s), u"passed "_s);
    }

    void whitelistCarriesTheAddress()
    {
        const StandIn whitelisted(u"api-whitelist"_s);
        const Output output = run(whitelisted.doctor() + whitelisted.secretFile());
        QCOMPARE(output.code, 1);
        QCOMPARE(output.outcome(u"credentials.token"_s), u"failed wechat.40164"_s);
        const QJsonValue facts = output.check(u"credentials.token"_s)["facts"_L1];
        QCOMPARE(facts["ip"_L1].toString(), u"203.0.113.7"_s);
        QVERIFY(!facts["rid"_L1].toString().isEmpty());
    }

    void keyOfAnotherProgramFails()
    {
        const Output output =
            run(m_well->doctor() + QStringList{u"--upload-key"_s, m_well->fact("otherKeyFile")});
        QCOMPARE(output.code, 1);
        QCOMPARE(output.outcome(u"uploadkey.file"_s), u"passed "_s);
        QCOMPARE(output.outcome(u"uploadkey.server"_s), u"failed upload.key-rejected"_s);
    }

    void offlineIsUnknown()
    {
        const QString services = m_well->writeFile(u"offline.json"_s,
            "{\"wechat\":\"https://127.0.0.1:1\",\"upload\":\"https://127.0.0.1:1\"}");
        const Output output = run(QStringList{u"doctor"_s, u"--json"_s, u"--services"_s, services}
            + m_well->appId() + m_well->secretFile() + m_well->key());
        QCOMPARE(output.code, 3);
        QCOMPARE(output.outcome(u"credentials.token"_s), u"unknown network.refused"_s);
        QCOMPARE(output.outcome(u"uploadkey.server"_s), u"unknown network.refused"_s);
        QCOMPARE(output.json()["summary"_L1]["unknown"_L1].toInt(), 2);
    }

    void brokenCertificateFails()
    {
        const Output output = run(m_well->services()
            + QStringList{u"doctor"_s, u"--json"_s,
                u"--domain=request=https://expired.shop.example"_s, u"--domain"_s,
                u"request=http://s1.shop.example"_s});
        QCOMPARE(output.code, 1);
        QCOMPARE(output.outcome(u"domain.tls"_s), u"failed domain.tls-expired"_s);
        QCOMPARE(output.outcome(u"domain.http"_s), u"skipped "_s);
        QCOMPARE(output.checks().at(4)["finding"_L1].toString(), u"domain.not-https"_s);
    }

    void looksForTheCheckFile()
    {
        const auto doctor = [this](const QString &name, const QByteArray &content) {
            return run({u"doctor"_s, u"--practice"_s, u"--json"_s, u"--verify-file"_s,
                m_well->writeFile(name, content), u"--domain"_s,
                u"business=https://www.shop.example"_s});
        };
        const Scenario practice; // as it is made
        const Output right = doctor(practice.checkFileName, practice.checkFile);
        QCOMPARE(right.code, 0);
        QCOMPARE(right.outcome(u"domain.verify-file"_s), u"passed "_s);
        const Output other = doctor(practice.checkFileName, "something-else");
        QCOMPARE(other.code, 1);
        QCOMPARE(other.outcome(u"domain.verify-file"_s), u"failed domain.verify-file-content"_s);
        QCOMPARE(doctor(u"other.txt"_s, practice.checkFile).outcome(u"domain.verify-file"_s),
            u"failed domain.verify-file-missing"_s);
        const Output alone = run({u"doctor"_s, u"--verify-file"_s, u"x.txt"_s, u"--domain"_s,
            u"request=https://www.shop.example"_s});
        QCOMPARE(alone.code, 2);
        QVERIFY(alone.err.contains("--domain business=URL"));
    }

    void optionsStandBeforeOrAfter()
    {
        const QStringList checks = m_well->appId() + m_well->key();
        const QStringList global = m_well->services() + QStringList{u"--locale"_s, u"zh_CN"_s};
        const QStringList doctor{u"doctor"_s, u"--json"_s};
        const Output before = run(global + doctor + checks);
        const Output after = run(doctor + checks + global);
        QCOMPARE(before.code, 0);
        QCOMPARE(before.out, after.out);
    }

    void wordsFollowTheLocale()
    {
        const QStringList explain{u"explain"_s, u"40164"_s, u"--json"_s};
        const QByteArray english = run(explain).out;
        const QByteArray chinese = run(explain + QStringList{u"--locale=zh_CN"_s}).out;
        QVERIFY(english != chinese);
        QCOMPARE(run(explain, {}, u"zh_CN.UTF-8"_s).out, chinese);
        QCOMPARE(
            run(explain + QStringList{u"--locale"_s, u"en"_s}, {}, u"zh_CN.UTF-8"_s).out, english);
        const QString title =
            QJsonDocument::fromJson(chinese)["findings"_L1][0]["title"_L1].toString();
        QVERIFY(std::any_of(
            title.begin(), title.end(), [](QChar c) { return c.script() == QChar::Script_Han; }));
    }

    void textIsForPeople()
    {
        const Output output = run(m_well->services() + QStringList{u"doctor"_s} + m_well->appId()
            + QStringList{u"--upload-key"_s, m_well->fact("otherKeyFile")});
        QCOMPARE(output.code, 1);
        QCOMPARE(output.err, QByteArray()); // progress is for terminals
        QVERIFY(
            output.out.contains("✓  ") && output.out.contains("✕  ") && output.out.contains("1. "));
        QVERIFY(
            output.out.contains("upload.key-rejected") && output.out.contains("\"errCode\":-1"));
        QVERIFY(output.out.startsWith("! "));
    }

    void practiceNeedsNothing()
    {
        const Output output = run({u"--practice=secret-frozen"_s, u"doctor"_s, u"--json"_s});
        QCOMPARE(output.code, 1);
        QCOMPARE(output.json()["services"_L1].toString(), u"practice"_s);
        QCOMPARE(output.outcome(u"credentials.token"_s), u"failed wechat.40243"_s);
        QCOMPARE(run({u"doctor"_s, u"--practice"_s}).code, 0);
        QCOMPARE(run({u"doctor"_s, u"--practice=offline"_s}).code, 3);
    }

    void explain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("finding");
        QTest::newRow("code") << u"40164"_s << u"wechat.40164"_s;
        QTest::newRow("negative code") << u"-10008"_s << u"upload.-10008"_s;
        QTest::newRow("log line")
            << u"Error: {\"errcode\":40164,\"errmsg\":\"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 6621b2d9-0a9f1ae7-3c5a6a6b\"}"_s
            << u"wechat.40164"_s;
        QTest::newRow("upload line")
            << u"[error] 20003 Error: errCode: -10008, errMsg: invalid ip: 203.0.113.7, reference: https://x"_s
            << u"upload.-10008"_s;
        QTest::newRow("Chinese console text")
            << u"https://www.example.com 不在以下 request 合法域名列表中，请参考文档"_s
            << u"console.not-in-domain-list"_s;
        QTest::newRow("nothing") << u"你好，请问今天几点下班"_s << QString();
    }
    void explain()
    {
        QFETCH(const QString, text);
        const Output asArgument = run({u"explain"_s, text, u"--json"_s});
        const Output asInput = run({u"explain"_s, u"-"_s, u"--json"_s}, text.toUtf8());
        QCOMPARE(asArgument.code, 0);
        QCOMPARE(asArgument.out, asInput.out);
        QVERIFY(asArgument.json()["findings"_L1].isArray());
        const QJsonValue best = asArgument.json()["findings"_L1][0];
        QTEST(best["finding"_L1].toString(), "finding");
        QVERIFY(best.isUndefined()
            || (best["score"_L1].toDouble() > 0.5 && !best["title"_L1].toString().isEmpty()));
        QCOMPARE(run({u"explain"_s, text}).code, 0);
    }

    void explainSaysThatATextIsOfAnotherProduct()
    {
        const QString text = u"支付宝小程序 errcode: 40002"_s;
        QVERIFY(run({u"explain"_s, text}).out.contains("another product"));
        QCOMPARE(run({u"explain"_s, text, u"--json"_s}).json()["findings"_L1].toArray().size(), 0);
    }
    void explainWaitsForTheEndOfItsPipe()
    {
        QProcess process;
        process.start(QStringLiteral(MPWIZARD_PROGRAM), {u"explain"_s, u"--json"_s, u"-"_s});
        process.write("building...\n");
        QVERIFY(process.waitForBytesWritten(20'000));
        QVERIFY(!process.waitForFinished(300)); // it waits for more
        process.write(QByteArray("x\n").repeated(100'000) + "errcode: 40164\n");
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardOutput().contains("wechat.40164"));
    }

    void badInputOfExplain_data()
    {
        QTest::addColumn<QString>("redirection");
        QTest::newRow("closed") << u"<&-"_s;
        QTest::newRow("folder") << u"</"_s;
        QTest::newRow("empty") << u"</dev/null"_s;
        QTest::newRow("blank") << u"<<<' '"_s;
        QTest::newRow("endless") << u"</dev/zero"_s;
    }
    void badInputOfExplain()
    {
        QFETCH(const QString, redirection);
        QProcess shell;
        shell.start(u"bash"_s,
            {u"-c"_s, u"exec \"$0\" explain - "_s + redirection, QStringLiteral(MPWIZARD_PROGRAM)});
        QVERIFY(shell.waitForFinished(20'000));
        QCOMPARE(shell.exitCode(), 2);
        QCOMPARE(shell.readAllStandardOutput(), QByteArray());
        const QByteArray said = shell.readAllStandardError();
        QVERIFY2(said.startsWith("mpwizard: ") && said.count('\n') == 1, said.constData());
    }

    void journeysAreTheGraph()
    {
        const Output output = run({u"journeys"_s, u"--json"_s});
        QCOMPARE(output.code, 0);
        QJsonArray graphs;
        QByteArray charts;
        qsizetype edges = 0;
        for (const Journey::Spec *spec : Journey::journeys()) {
            graphs.append(Journey::graphJson(*spec));
            charts += Journey::graphMermaid(*spec).toUtf8();
            edges += Journey::edges(*spec).size();
        }
        QCOMPARE(output.json(), QJsonObject({{u"journeys"_s, graphs}}));
        QCOMPARE(run({u"journeys"_s, u"--mermaid"_s}).out, charts);
        QCOMPARE(run({u"journeys"_s}).out.count(" -> "), edges);
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *name, const QStringList &arguments) {
            QTest::newRow(name) << arguments;
        };
        row("unknown command", {u"dcotor"_s});
        row("command of a later version", {u"case"_s, u"show"_s, u"f"_s});
        row("unknown option", {u"doctor"_s, u"--apid"_s, u"x"_s});
        row("no value", {u"doctor"_s, u"--appid"_s});
        row("value too many", {u"journeys"_s, u"--json=yes"_s});
        row("option of another command", {u"explain"_s, u"--appid"_s, u"x"_s, u"40164"_s});
        row("option without command", {u"--json"_s});
        row("unknown language", {u"--locale"_s, u"fr"_s, u"journeys"_s});
        row("unknown exercise", {u"--practice=nonsense"_s, u"doctor"_s});
        row("domain without kind", {u"doctor"_s, u"--domain"_s, u"https://a.example.com"_s});
        row("nothing to check", {u"doctor"_s});
        row("nothing to explain", {u"explain"_s});
        row("secret without AppID", {u"doctor"_s, u"--secret-stdin"_s});
        row("two sources of the secret",
            {u"doctor"_s, u"--appid"_s, u"x"_s, u"--secret-stdin"_s, u"--secret-file"_s, u"f"_s});
        row("two worlds", {u"doctor"_s, u"--practice"_s, u"--services"_s, u"f"_s});
        row("two formats", {u"journeys"_s, u"--json"_s, u"--mermaid"_s});
        row("missing services file",
            {u"doctor"_s, u"--appid"_s, u"x"_s, u"--services"_s, u"/nowhere"_s});
        row("device as services file",
            {u"doctor"_s, u"--appid"_s, u"x"_s, u"--services"_s, u"/dev/zero"_s});
        row("missing key file", {u"doctor"_s, u"--upload-key"_s, u"/nowhere"_s});
        row("folder as key file", {u"doctor"_s, u"--upload-key"_s, u"/"_s});
        row("device as secret file",
            {u"doctor"_s, u"--appid"_s, u"x"_s, u"--secret-file"_s, u"/dev/zero"_s});
    }
    void wrongUsage()
    {
        QFETCH(const QStringList, arguments);
        const Output output = run(arguments);
        QCOMPARE(output.code, 2);
        QCOMPARE(output.out, QByteArray());
        QVERIFY(output.err.startsWith("mpwizard: "));
        static const QRegularExpression id(u"\\b(usage|file|services)\\.[a-z]"_s);
        QVERIFY2(!QString::fromUtf8(output.err).contains(id), output.err.constData());
    }

    void slippedSecretIsNotRepeated()
    {
        const Output plain = run({u"doctor"_s, u"--appid"_s, u"x"_s, u"0badc0ffee0badc0"_s});
        const Output option = run({u"doctor"_s, u"--secret=0badc0ffee0badc0"_s});
        QCOMPARE(plain.code, 2);
        QCOMPARE(option.code, 2);
        QVERIFY(!plain.err.contains("0badc0") && !option.err.contains("0badc0"));
    }

    void namedPipeDoesNotBlock()
    {
        const QString pipe = m_well->path(u"pipe"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const Output output = run({u"doctor"_s, u"--upload-key"_s, pipe});
        QCOMPARE(output.code, 2);
        QVERIFY(output.err.contains(pipe.toUtf8()));
    }

    void oddKeyFilesAreResults_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("finding");
        QTest::newRow("empty") << QByteArray() << u"key.empty"_s;
        QTest::newRow("too large") << QByteArray(20'000, 'x') << u"key.too-large"_s;
        QTest::newRow("text") << QByteArray("hello") << u"key.not-pem"_s;
    }
    void oddKeyFilesAreResults()
    {
        QFETCH(const QByteArray, bytes);
        const QString file = m_well->writeFile(u"odd.key"_s, bytes);
        const Output output = run({u"doctor"_s, u"--json"_s, u"--upload-key"_s, file});
        QCOMPARE(output.code, 1);
        QCOMPARE(output.json()["services"_L1].toString(), u"real"_s);
        QFETCH(const QString, finding);
        QCOMPARE(output.outcome(u"uploadkey.file"_s), u"failed "_s + finding);
        QCOMPARE(output.outcome(u"uploadkey.server"_s), u"skipped "_s + finding);
    }

    void whatCannotBePrintedIsNoSuccess()
    {
        QProcess process;
        process.setStandardOutputFile(u"/dev/full"_s);
        process.start(QStringLiteral(MPWIZARD_PROGRAM), {u"journeys"_s});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 1);
    }
    void helpAndVersion()
    {
        QCOMPARE(run({u"--help"_s}).code, 0);
        QVERIFY(run({u"doctor"_s, u"-h"_s}).out.contains("--upload-key"));
        QCOMPARE(run({u"--version"_s}).out, QByteArray("mpwizard " MPWIZARD_VERSION "\n"));
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
