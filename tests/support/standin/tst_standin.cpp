// SPDX-License-Identifier: MIT
// The real clients against the stand-in program: real sockets, real TLS, through --services' file.
#include "models/remote/domainprobe.h"
#include "models/remote/uploadclient.h"
#include "models/remote/wechatclient.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

template <typename T>
QString findingOf(const Future<T> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        return u"test.no-answer"_s;
    const Result<T> result = future.result();
    return result ? QString() : result.error().id;
}

} // namespace

class TestStandin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void apiAnswersOverTls_data();
    void apiAnswersOverTls();
    void sitesHaveTheirCertificates_data();
    void sitesHaveTheirCertificates();
    void scenarioChangesWhileItRuns();
    void badArgumentsAreRefused_data();
    void badArgumentsAreRefused();
    void cleanup();

private:
    void start(const QString &scenario);
    QJsonObject facts() const;
    QString path(const QString &name) const { return m_dir->filePath(name); }
    QString proof(const QJsonObject &facts);
    QString keyProof(const QString &file);
    QString tlsFinding(const QString &host);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QProcess> m_standin;
    Services m_services;
};

void TestStandin::start(const QString &scenario)
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_standin = std::make_unique<QProcess>();
    m_standin->start(QStringLiteral(STANDIN),
        {u"--dir"_s, m_dir->path(), u"--scenario"_s, scenario, u"--sites"_s, u"3"_s});
    QTRY_VERIFY(m_standin->canReadLine());
    QCOMPARE(
        QString::fromUtf8(m_standin->readLine()), u"ready "_s + path(u"services.json"_s) + u'\n');
    const auto services = Services::fromFile(path(u"services.json"_s));
    QVERIFY(services);
    m_services = *services;
    QVERIFY(m_services.isTest);
}

void TestStandin::cleanup()
{
    if (m_standin) {
        m_standin->kill();
        m_standin->waitForFinished();
    }
    m_standin.reset();
    m_dir.reset();
}

QJsonObject TestStandin::facts() const
{
    QFile file(path(u"standin.json"_s));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

QString TestStandin::proof(const QJsonObject &facts)
{
    QNetworkAccessManager network;
    HttpClient http(network, m_services);
    WeChatClient client(http, m_services);
    const Secret secret(facts[u"appSecret"].toString().toLatin1());
    return findingOf(client.prove(facts[u"appId"].toString(), secret));
}

QString TestStandin::keyProof(const QString &file)
{
    QFile pem(file);
    const auto key = pem.open(QIODevice::ReadOnly) ? readUploadKey(Secret(pem.readAll()), {}, {})
                                                   : failure(u"test.no-file"_s);
    if (!key)
        return key.error().id;
    QNetworkAccessManager network;
    HttpClient http(network, m_services);
    UploadClient client(http, m_services);
    return findingOf(client.attributes(facts()[u"appId"].toString(), *key));
}

QString TestStandin::tlsFinding(const QString &host)
{
    SocketDomainProbe probe(m_services);
    const auto domain = parseDomain({DomainKind::Request, u"https://"_s + host});
    const auto report = probe.probe(*domain);
    const QString problem = findingOf(report);
    return problem.isEmpty() ? report.result()->tls.finding.id : problem;
}

void TestStandin::apiAnswersOverTls_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("key");
    QTest::newRow("all-well") << QString() << QString();
    QTest::newRow("api-whitelist") << u"wechat.40164"_s << QString();
    QTest::newRow("upload-whitelist") << QString() << u"upload.-10008"_s;
    QTest::newRow("offline") << u"network.refused"_s << u"network.refused"_s;
}

void TestStandin::apiAnswersOverTls()
{
    QFETCH(QString, secret);
    QFETCH(QString, key);
    start(QString::fromLatin1(QTest::currentDataTag()));
    const QJsonObject known = facts();
    QCOMPARE(proof(known), secret);
    QCOMPARE(keyProof(known[u"keyFile"].toString()), key);
    const QString other = keyProof(known[u"otherKeyFile"].toString());
    QCOMPARE(other, key == u"network.refused"_s ? key : u"upload.key-rejected"_s);
}

void TestStandin::sitesHaveTheirCertificates_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("finding");
    QTest::newRow("good") << u"s3.shop.example"_s << QString();
    QTest::newRow("of the exercise") << u"files.shop.example"_s << QString();
    QTest::newRow("expired in the exercise") << u"api.shop.example"_s << u"domain.tls-expired"_s;
    QTest::newRow("expired") << u"expired.shop.example"_s << u"domain.tls-expired"_s;
    QTest::newRow("not yet valid")
        << u"not-yet-valid.shop.example"_s << u"domain.tls-not-yet-valid"_s;
    QTest::newRow("expires soon") << u"expires-soon.shop.example"_s << u"domain.tls-expires-soon"_s;
    QTest::newRow("wrong host") << u"wrong-host.shop.example"_s << u"domain.tls-wrong-host"_s;
    QTest::newRow("untrusted") << u"untrusted.shop.example"_s << u"domain.tls-untrusted"_s;
}

void TestStandin::sitesHaveTheirCertificates()
{
    QFETCH(QString, host);
    QFETCH(QString, finding);
    start(u"expired-certificate"_s);
    QCOMPARE(tlsFinding(host), finding);
}

void TestStandin::scenarioChangesWhileItRuns()
{
    start(u"all-well"_s);
    QNetworkAccessManager network;
    const auto control = [&](const QString &what) {
        auto *reply = network.post(
            QNetworkRequest(QUrl(facts()[u"control"].toString() + u'/' + what)), QByteArray());
        return QTest::qWaitFor([reply] { return reply->isFinished(); })
            ? QJsonDocument::fromJson(reply->readAll()).object()
            : QJsonObject();
    };
    const QJsonObject frozen = control(u"scenario/secret-frozen"_s);
    QCOMPARE(proof(frozen), u"wechat.40243"_s);
    QCOMPARE(proof(facts()), u"wechat.40013"_s); // the first exercise's mini program is gone
    QCOMPARE(proof(control(u"repair"_s)), QString());
    QVERIFY(control(u"scenario/offline"_s).isEmpty());

    QFile log(path(u"requests.jsonl"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QJsonObject first = QJsonDocument::fromJson(log.readLine()).object();
    QCOMPARE(first[u"method"].toString(), u"POST"_s);
    QCOMPARE(first[u"path"].toString(), u"/cgi-bin/stable_token"_s);
    QVERIFY(first[u"body"].toString().contains(frozen[u"appSecret"].toString()));
    QCOMPARE(log.readAll().count('\n'), 2);
}

void TestStandin::badArgumentsAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no folder") << QStringList();
    QTest::newRow("unknown scenario") << QStringList{u"--scenario"_s, u"nothing"_s};
}

void TestStandin::badArgumentsAreRefused()
{
    QFETCH(QStringList, arguments);
    const QTemporaryDir dir;
    if (!arguments.isEmpty())
        arguments += {u"--dir"_s, dir.path()};
    QProcess process;
    process.start(QStringLiteral(STANDIN), arguments);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
}

QTEST_GUILESS_MAIN(TestStandin)
#include "tst_standin.moc"
