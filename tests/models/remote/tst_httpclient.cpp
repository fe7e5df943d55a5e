// SPDX-License-Identifier: MIT
#include "models/remote/httpclient.h"
#include "models/remote/wrongclock.h"
#include "tests/support/await.h"
#include "tests/support/json.h"
#include "tests/support/recordingserver.h"

#include <QFile>
#include <QJsonDocument>
#include <QLocale>
#include <QNetworkProxy>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <future>

using namespace Qt::StringLiterals;

namespace {
const QByteArray secretBody = R"({"secret":"0123456789abcdef0123456789abcdef"})";
constexpr int day = 86'400;

/// What a server says whose clock is \a seconds ahead of ours.
QByteArray answerAt(int seconds, const QByteArray &status = "200 OK")
{
    const auto date = QLocale::c().toString(
        QDateTime::currentDateTimeUtc().addSecs(seconds), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    return RecordingServer::response(status + "\r\nDate: " + date.toLatin1() + "\r\n", "");
}

#ifdef __SANITIZE_ADDRESS__
constexpr int memoryFactor = 4; // freed memory stays in quarantine
#else
constexpr int memoryFactor = 1;
#endif

/// The most memory this process ever used, in KiB.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    static const QRegularExpression pattern(u"VmHWM:\\s+(\\d+)"_s);
    return pattern.match(QString::fromLatin1(status.readAll())).captured(1).toLongLong();
}

void resetPeakMemory()
{
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly)) {
        file.write("5");
    }
}
} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_services.extraCas = {m_authority.identity().certificate};
        for (const char *name : {"https_proxy", "http_proxy", "all_proxy", "no_proxy"}) {
            qunsetenv(name);
            qunsetenv(QByteArray(name).toUpper().constData());
        }
        m_hostile.start(u"python3"_s, {u"" SOURCE_DIR "/tests/support/hostile-http-server.py"_s});
        QVERIFY(m_hostile.waitForStarted() && m_hostile.waitForReadyRead());
        m_hostilePort = m_hostile.readLine().trimmed().toInt();
        QVERIFY(m_hostilePort > 0);
    }
    void cleanupTestCase()
    {
        m_hostile.kill();
        m_hostile.waitForFinished();
    }
    void init()
    {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_http = std::make_unique<HttpClient>(*m_network, m_services);
    }

    void asksOverTlsAndReadsTheAnswer()
    {
        RecordingServer server(m_authority.issue());
        server.setAnswer(RecordingServer::response(
            "200 OK\r\nDate: Fri, 20 Nov 2026 08:15:30 GMT\r\nContent-Type: application/json\r\n",
            json("{'n':7}")));
        const auto reply = post(server.url(u"/cgi-bin/x"_s));
        QVERIFY2(reply, qPrintable(idOf(reply)));
        QCOMPARE(reply->json, (QJsonObject{{u"n"_s, 7}}));
        QCOMPARE(reply->serverTime, QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30), Qt::UTC));
        QCOMPARE(server.requests().size(), 1);
        const auto &request = server.requests().first();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.path, "/cgi-bin/x");
        QCOMPARE(request.body, secretBody);
        QCOMPARE(request.headers.value("content-type"), "application/json");
        QVERIFY(request.headers.value("user-agent").startsWith("mpwizard/"));
        QVERIFY(!request.headers.contains("cookie"));
    }
    void withoutADateThereIsNoServerTime()
    {
        RecordingServer server(m_authority.issue());
        const auto reply = post(server.url());
        QVERIFY(reply);
        QVERIFY(!reply->serverTime.isValid());
    }
    void cookiesAreNotKept()
    {
        RecordingServer server(m_authority.issue());
        server.setAnswer(RecordingServer::response("200 OK\r\nSet-Cookie: a=b; Path=/\r\n", "{}"));
        QVERIFY(post(server.url()));
        QVERIFY(post(server.url()));
        QVERIFY(!server.requests().last().headers.contains("cookie"));
    }
    void theNameMustBeAnAlternativeName_data()
    {
        QTest::addColumn<CertificateRequest>("request");
        QTest::addColumn<QString>("id");
        const auto row = [](const QString &name, bool hasAlternativeNames, const QString &id) {
            CertificateRequest request;
            request.names = {name};
            request.addresses.clear();
            request.hasAlternativeNames = hasAlternativeNames;
            QTest::addRow("%s %d", qPrintable(name), hasAlternativeNames) << request << id;
        };
        row(u"api.weixin.qq.com"_s, true, u"ok"_s);
        row(u"*.weixin.qq.com"_s, true, u"ok"_s);
        row(u"API.Weixin.QQ.com"_s, true, u"ok"_s);
        row(u"api.weixin.qq.com"_s, false, u"network.tls"_s);
        row(u"a*.weixin.qq.com"_s, true, u"network.tls"_s);
        row(u"*pi.weixin.qq.com"_s, true, u"network.tls"_s);
        row(u"*.com"_s, true, u"network.tls"_s);
    }
    void theNameMustBeAnAlternativeName()
    {
        QFETCH(CertificateRequest, request);
        RecordingServer server(m_authority.issue(request));
        m_services.resolve.insert(u"api.weixin.qq.com:443"_s,
            qMakePair(QHostAddress(QHostAddress::LocalHost), server.port()));
        const auto reply = post(QUrl(u"https://api.weixin.qq.com/x"_s));
        m_services.resolve.clear();
        QTEST(idOf(reply), "id");
        if (!reply) {
            QCOMPARE(reply.error().facts.value(u"reason"_s).toString(), u"wrong-host"_s);
            QCOMPARE(server.bytesReceived(), 0);
        }
    }
    void connectsWhereTheServicesSay()
    {
        CertificateRequest request;
        request.names = {u"api.weixin.qq.com"_s};
        request.addresses.clear();
        RecordingServer server(m_authority.issue(request));
        m_services.resolve.insert(u"api.weixin.qq.com:443"_s,
            qMakePair(QHostAddress(QHostAddress::LocalHost), server.port()));
        const auto reply = post(QUrl(u"https://api.weixin.qq.com/x"_s));
        m_services.resolve.clear();
        QVERIFY2(reply, qPrintable(idOf(reply)));
        QCOMPARE(server.requests().first().headers.value("host"), "api.weixin.qq.com");
    }

    void badCertificates_data()
    {
        QTest::addColumn<Identity>("identity");
        QTest::addColumn<QString>("reason");
        const CertificateAuthority stranger;
        const CertificateAuthority intermediate(m_authority.issue({.isAuthority = true}));
        QTest::newRow("expired") << m_authority.issue(expired()) << u"expired"_s;
        QTest::newRow("not yet valid") << m_authority.issue(notYetValid()) << u"not-yet-valid"_s;
        QTest::newRow("wrong host") << m_authority.issue(wrongHost()) << u"wrong-host"_s;
        QTest::newRow("self-signed") << selfSigned() << u"untrusted"_s;
        QTest::newRow("unknown issuer") << stranger.issue() << u"untrusted"_s;
        QTest::newRow("missing intermediate") << intermediate.issue() << u"untrusted"_s;
        QTest::newRow("expired and unknown") << stranger.issue(expired()) << u"untrusted"_s;
    }
    void badCertificates()
    {
        QFETCH(Identity, identity);
        QFETCH(QString, reason);
        RecordingServer server(identity);
        const auto reply = post(server.url());
        QCOMPARE(idOf(reply), u"network.tls"_s);
        const QJsonObject facts = reply.error().facts;
        QCOMPARE(facts.value(u"reason"_s).toString(), reason);
        QCOMPARE(facts.value(u"host"_s).toString(), u"127.0.0.1"_s);
        QCOMPARE(facts.value(u"notAfter"_s).toString(),
            identity.certificate.expiryDate().toUTC().toString(Qt::ISODate));
        QCOMPARE(facts.value(u"notBefore"_s).toString(),
            identity.certificate.effectiveDate().toUTC().toString(Qt::ISODate));
        QCOMPARE(server.bytesReceived(), 0);
        QVERIFY(server.requests().isEmpty());
    }
    void aGoodChainThroughAnIntermediate()
    {
        const auto middle = m_authority.issue({.isAuthority = true});
        RecordingServer server(CertificateAuthority(middle).issue(), {middle.certificate});
        QCOMPARE(idOf(post(server.url())), u"ok"_s);
    }
    void plainHttpOnATlsPort()
    {
        RecordingServer server;
        QUrl url = server.url();
        url.setScheme(u"https"_s);
        m_http->setLimits(400, 800, 1 << 20);
        const auto reply = post(url);
        QVERIFY2(idOf(reply) == "network.tls"_L1 || idOf(reply) == "network.timeout"_L1,
            qPrintable(idOf(reply)));
        QVERIFY(server.requests().isEmpty());
    }
    void failedHandshakes_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("reason");
        const QStringList anyCipher{u"-cipher"_s, u"ALL:@SECLEVEL=0"_s};
        QTest::newRow("TLS 1.0") << (anyCipher + QStringList{u"-tls1"_s}) << u"old-version"_s;
        QTest::newRow("TLS 1.1") << (anyCipher + QStringList{u"-tls1_1"_s}) << u"old-version"_s;
        QTest::newRow("no common cipher")
            << QStringList{u"-tls1_2"_s, u"-cipher"_s, u"ECDHE-ECDSA-CAMELLIA128-SHA256"_s}
            << u"handshake"_s;
    }
    void failedHandshakes()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        m_authority.issue().write(folder.path(), u"old"_s);
        QProcess server;
        server.setProcessChannelMode(QProcess::MergedChannels);
        server.start(u"openssl"_s,
            QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s,
                folder.filePath(u"old.pem"_s), u"-key"_s, folder.filePath(u"old.key"_s)}
                + options);
        QVERIFY(server.waitForStarted());
        static const QRegularExpression accepting(u"ACCEPT [^\\s]*:(\\d+)"_s);
        QString said;
        QTRY_VERIFY2(
            (said += QString::fromLatin1(server.readAll())).contains(accepting), qPrintable(said));
        const QString port = accepting.match(said).captured(1);
        const auto reply = post(QUrl(u"https://127.0.0.1:%1/?CANARY"_s.arg(port)));
        server.kill();
        server.waitForFinished();
        QCOMPARE(idOf(reply), u"network.tls"_s);
        QCOMPARE(
            reply.error().facts, (QJsonObject{{u"host"_s, u"127.0.0.1"_s}, {u"reason"_s, reason}}));
    }

    void aWrongClockIsToldFromWrongDates_data()
    {
        QTest::addColumn<CertificateRequest>("request");
        QTest::addColumn<QByteArray>("plainAnswer");
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("offset");
        const QString clock = u"network.clock"_s;
        const QString tls = u"network.tls"_s;
        CertificateRequest justExpired;
        justExpired.notAfter = QDateTime::currentDateTimeUtc().addSecs(-60);
        const auto row = [](const char *name, const CertificateRequest &request,
                             const QByteArray &answer, const QString &id, int offset = 0) {
            QTest::newRow(name) << request << answer << id << offset;
        };
        row("ahead", expired(), answerAt(-10 * day), clock, 10 * day);
        row("behind", notYetValid(), answerAt(10 * day), clock, -10 * day);
        row("six minutes ahead", justExpired, answerAt(-360), clock, 360);
        row("four minutes ahead", justExpired, answerAt(-240), tls);
        row("right", expired(), answerAt(0), tls);
        row("wrong, but the certificate is too", expired(), answerAt(-200 * day), tls);
        row("any status", expired(), answerAt(-10 * day, "404 X"), clock, 10 * day);
        row("redirection", expired(), answerAt(-10 * day, "301 X\r\nLocation: /loop"), clock,
            10 * day);
        row("no date", expired(), RecordingServer::response("200 OK\r\n", ""), tls);
        row("no such date", expired(),
            RecordingServer::response("200 OK\r\nDate: yesterday\r\n", ""), tls);
        row("hangs up", expired(), "", tls);
        row("never ends its head", expired(), "HTTP/1.1 200 OK\r\nX: ", tls);
    }
    void aWrongClockIsToldFromWrongDates()
    {
        QFETCH(CertificateRequest, request);
        QFETCH(QByteArray, plainAnswer);
        QFETCH(int, offset);
        RecordingServer server(m_authority.issue(request));
        RecordingServer plain;
        plain.setAnswer(plainAnswer);
        m_services.resolve.insert(
            u"127.0.0.1:80"_s, qMakePair(QHostAddress(QHostAddress::LocalHost), plain.port()));
        const auto reply = post(server.url(u"/cgi-bin/x?CANARY"_s));
        m_services.resolve.clear();
        QTEST(idOf(reply), "id");
        QCOMPARE(reply.error().facts.value(u"host"_s).toString(), u"127.0.0.1"_s);
        const int told = reply.error().facts.value(u"offsetSeconds"_s).toInt();
        QVERIFY2(qAbs(told - offset) < 60, qPrintable(QString::number(told)));
        QCOMPARE(server.bytesReceived(), 0);
        QCOMPARE(plain.requests().size(), 1);
        const auto &question = plain.requests().first();
        QCOMPARE(question.method, "HEAD");
        QCOMPARE(question.path, "/");
        QVERIFY(question.query.isEmpty() && question.body.isEmpty());
        QCOMPARE(question.headers.value("host"), "127.0.0.1");
    }
    void theTimeIsNotWaitedForLong()
    {
        const RecordingServer server(m_authority.issue(expired()));
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_services.resolve.insert(u"127.0.0.1:80"_s,
            qMakePair(QHostAddress(QHostAddress::LocalHost), silent.serverPort()));
        m_http->setLimits(300, 2000, 1 << 20);
        const auto reply = post(server.url());
        m_services.resolve.clear();
        QCOMPARE(idOf(reply), u"network.tls"_s);
        QCOMPARE(reply.error().facts.value(u"reason"_s).toString(), u"expired"_s);
    }
    void nobodyIsAskedForTheTimeAboutOtherFaults()
    {
        const RecordingServer server(m_authority.issue(wrongHost()));
        const RecordingServer plain;
        m_services.resolve.insert(
            u"127.0.0.1:80"_s, qMakePair(QHostAddress(QHostAddress::LocalHost), plain.port()));
        const auto reply = post(server.url());
        m_services.resolve.clear();
        QCOMPARE(idOf(reply), u"network.tls"_s);
        QCOMPARE(plain.connections(), 0);
    }
    void aClockFromBeforeTheReleaseIsWrong()
    {
        const QDateTime early(QDate(2000, 1, 1), QTime(0, 0), Qt::UTC);
        const QDateTime today = QDateTime::currentDateTimeUtc();
        const auto alone = wrongClock(u"h"_s, {}, early);
        QVERIFY(alone);
        QCOMPARE(alone->id, u"network.clock"_s);
        QVERIFY(alone->facts.value(u"offsetSeconds"_s).toInteger() < -26LL * 365 * day);
        QVERIFY(!alone->facts.contains(u"serverTime"_s));
        // A server with an empty battery of its own knows no better.
        const auto both = wrongClock(u"h"_s, {}, early, early.addDays(1));
        QVERIFY(both);
        QCOMPARE(both->facts.value(u"expectedTime"_s), alone->facts.value(u"expectedTime"_s));
        const auto told = wrongClock(u"h"_s, {}, early, today);
        QVERIFY(told);
        QCOMPARE(told->facts.value(u"offsetSeconds"_s).toInteger(), today.secsTo(early));
        QVERIFY(!wrongClock(u"h"_s, {}, today));
    }

    void answersThatAreNoJsonObject_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("shape");
        const auto row = [](const char *name, const QByteArray &body, const QString &shape) {
            QTest::newRow(name) << body << shape;
        };
        row("captive portal", "<!DOCTYPE html><html><title>Welcome</title></html>", u"html"_s);
        row("HTML after blanks", "\r\n  <html>", u"html"_s);
        row("nothing", "", u"empty"_s);
        row("blanks", " \r\n", u"empty"_s);
        row("only a BOM", "\xEF\xBB\xBF", u"empty"_s);
        row("array", json("[{'errcode':0}]"), u"json-array"_s);
        row("empty array", "[]", u"json-array"_s);
        row("half an object", json("{'access_token':'abc"), u"truncated"_s);
        row("half an object, at a brace", json("{'a':{'b':1}"), u"text"_s);
        row("half an array", json("[{'a':1"), u"truncated"_s);
        row("text", "success", u"text"_s);
        row("number", "42", u"text"_s);
        row("null", "null", u"text"_s);
        row("string", json("'ok'"), u"text"_s);
        row("JSONP", json("callback({'errcode':0})"), u"text"_s);
        row("bytes behind", json("{'errcode':0}x"), u"truncated"_s);
        row("two objects", json("{'errcode':0}{'errcode':0}"), u"text"_s);
        row("NUL behind", json("{'errcode':0}") + '\0', u"truncated"_s);
        row("single quotes", "{'errcode':0}", u"text"_s);
        row("not UTF-8", "{\"errmsg\":\"\xff\xfe\"}", u"encoding"_s);
        row("GBK", "{\"errmsg\":\"\xb2\xbb\"}", u"encoding"_s);
        row("deep", QByteArray(2000, '[') + QByteArray(2000, ']'), u"text"_s);
        row("1e400", json("{'errcode':1e400}"), u"text"_s);
        row("gzip", "\x1f\x8b\x08", u"text"_s);
        const QString twice = u"repeated-key"_s;
        row("a code twice", json("{'errcode':40001,'errcode':0}"), twice);
        row("twice, spelled otherwise", json("{'errcode':40001,'err\\u0063ode':0}"), twice);
        row("twice, far apart", json("{'a':1,'b':{'x':[1,{'y':'}'}]},'a':1}"), twice);
    }
    void keysMayComeAgainElsewhere()
    {
        RecordingServer server(m_authority.issue());
        server.setAnswer(RecordingServer::ok(
            json("{'a':'a','b':{'a':1,'a\\'':2},'c':['a','a',{'a':3}],'d':'x\\',\\'a\\':1'}")));
        const auto reply = post(server.url());
        QVERIFY2(reply, qPrintable(idOf(reply)));
        QCOMPARE(reply->json.size(), 4);
    }
    void whatWasSentIsNotRepeated()
    {
        RecordingServer server(m_authority.issue());
        const QList<QByteArray> targets{"https://0123456789abcdef0123456789ABCDEF.x/",
            QByteArray("https://x.example/") + secretBody.toBase64(),
            "0123456789abcdef0123456789abcdef:x"};
        for (const QByteArray &target : targets) {
            server.setAnswer(
                RecordingServer::response("302 F\r\nLocation: " + target + "\r\n", ""));
            const auto reply = post(server.url());
            QCOMPARE(idOf(reply), u"network.redirect"_s);
            const QByteArray told = QJsonDocument(reply.error().facts).toJson().toLower();
            QVERIFY2(!told.contains("89abcdef"), told.constData());
        }
    }
    void aStatusLineThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const QByteArray line :
            {"HTTP/1.1 000 OK", "HTTP/1.1 OK", "HTTP/1.1 ", "HTTX 200 OK"}) {
            QTest::addRow("%s", line.constData()) << line;
        }
    }
    void aStatusLineThatIsNone()
    {
        QFETCH(QByteArray, line);
        RecordingServer server(m_authority.issue());
        server.setAnswer(line + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        const auto reply = post(server.url());
        QVERIFY2(
            idOf(reply) == "network.unexpected-answer"_L1 || idOf(reply) == "network.closed"_L1,
            qPrintable(idOf(reply)));
    }
    void answersThatAreNoJsonObject()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, shape);
        RecordingServer server(m_authority.issue());
        server.setAnswer(RecordingServer::ok(body));
        const auto reply = post(server.url());
        QCOMPARE(idOf(reply), u"network.unexpected-answer"_s);
        QCOMPARE(
            reply.error().facts, (QJsonObject{{u"host"_s, u"127.0.0.1"_s}, {u"shape"_s, shape}}));
        QVERIFY(reply.error().raw.isEmpty());
    }
    void aByteOrderMarkDoesNoHarm()
    {
        RecordingServer server(m_authority.issue());
        server.setAnswer(RecordingServer::ok("\xEF\xBB\xBF{\"a\":1}"));
        const auto reply = post(server.url());
        QVERIFY(reply);
        QCOMPARE(reply->json.value(u"a"_s).toInt(), 1);
    }

    void otherStatuses_data()
    {
        QTest::addColumn<int>("status");
        for (const int status :
            {201, 204, 304, 400, 401, 403, 404, 405, 407, 408, 413, 429, 500, 502, 503, 504, 511}) {
            QTest::addRow("%d", status) << status;
        }
    }
    void otherStatuses()
    {
        QFETCH(int, status);
        RecordingServer server(m_authority.issue());
        const QByteArray head = QByteArray::number(status)
            + " X\r\nRetry-After: 7\r\nWWW-Authenticate: Basic realm=\"x\"\r\n";
        server.setAnswer(RecordingServer::response(
            head, status == 204 || status == 304 ? "" : json("{'errcode':0}")));
        const auto reply = post(server.url());
        if (status == 407) { // only a proxy may ask for that
            QVERIFY(!reply);
            return;
        }
        QCOMPARE(idOf(reply), u"network.http-%1"_s.arg(status));
        QCOMPARE(reply.error().facts.value(u"status"_s).toInt(), status);
        QCOMPARE(reply.error().facts.value(u"retryAfter"_s).toInt(), 7);
        QCOMPARE(server.requests().size(), 1);
    }
    void redirectsAreNotFollowed_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("host");
        QTest::newRow("same host") << QByteArray("/loop") << u"127.0.0.1"_s;
        QTest::newRow("captive portal")
            << QByteArray("http://login.hotel.example/welcome?x=1") << u"login.hotel.example"_s;
        QTest::newRow("inside") << QByteArray("http://10.0.0.1/secret") << u"10.0.0.1"_s;
        QTest::newRow("file") << QByteArray("file:///etc/passwd") << QString();
        QTest::newRow("look-alike")
            << QByteArray("https://\xd0\xb0pple.com/") << u"xn--pple-43d.com"_s;
    }
    void redirectsAreNotFollowed()
    {
        QFETCH(QByteArray, location);
        QFETCH(QString, host);
        RecordingServer server(m_authority.issue());
        for (const QByteArray status : {"301 A", "302 B", "303 C", "307 D", "308 E"}) {
            server.setAnswer(
                RecordingServer::response(status + "\r\nLocation: " + location + "\r\n", ""));
            const auto reply = post(server.url());
            QCOMPARE(idOf(reply), u"network.redirect"_s);
            QCOMPARE(reply.error().facts.value(u"host"_s).toString(), host);
        }
        QCOMPARE(server.requests().size(), 5);
    }

    void hostileServers_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("allowed");
        const auto row = [](const char *path, const QStringList &allowed) {
            QTest::newRow(path) << QString::fromLatin1(path) << allowed;
        };
        // Limits here: idle 600 ms, total 1200 ms. A drip every 50 ms never looks idle.
        row("/slow", {u"network.timeout"_s});
        row("/slowhead", {u"network.timeout"_s, u"network.closed"_s});
        row("/hang", {u"network.timeout"_s});
        row("/huge", {u"network.too-large"_s});
        row("/endless", {u"network.too-large"_s, u"network.timeout"_s});
        row("/chunked", {u"network.too-large"_s, u"network.timeout"_s});
        row("/bomb", {u"network.unexpected-answer"_s});
        row("/bighdr", {u"network.timeout"_s, u"network.closed"_s, u"network.unexpected-answer"_s});
        row("/loop", {u"network.redirect"_s});
        row("/inside", {u"network.redirect"_s});
        row("/elsewhere", {u"network.redirect"_s});
        row("/file", {u"network.redirect"_s});
        row("/short", {u"network.closed"_s});
        row("/garbage", {u"network.closed"_s, u"network.unexpected-answer"_s});
        row("/silent", {u"network.closed"_s});
    }
    void hostileServers()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, allowed);
        m_http->setLimits(600, 1200, 1 << 20);
        resetPeakMemory();
        const auto before = peakMemory();
        QElapsedTimer timer;
        timer.start();
        const auto reply = post(QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_hostilePort).arg(path)));
        const auto took = timer.elapsed();
        QVERIFY2(allowed.contains(idOf(reply)), qPrintable(idOf(reply)));
        QVERIFY2(took < 2500, qPrintable(u"%1 ms"_s.arg(took)));
        const auto grown = (peakMemory() - before) / 1024;
        // 4 GB and 100 MB are on offer; reading on until the deadline would take 60 MB.
        QVERIFY2(grown <= 32 * memoryFactor, qPrintable(u"%1 MiB"_s.arg(grown)));
    }

    void aSecretIsNeverSentTwice_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::addColumn<bool>("keepAlive");
        QTest::newRow("http") << false << false;
        QTest::newRow("https") << true << false;
        QTest::newRow("http, a connection kept before") << false << true;
        QTest::newRow("https, a connection kept before") << true << true;
    }
    void aSecretIsNeverSentTwice()
    {
        QFETCH(bool, tls);
        QFETCH(bool, keepAlive);
        const auto identity = tls ? std::optional(m_authority.issue()) : std::nullopt;
        RecordingServer server(identity);
        qsizetype expected = 1;
        if (keepAlive) {
            server.setKeepAlive(true);
            QCOMPARE(idOf(post(server.url())), u"ok"_s);
            ++expected;
        }
        server.setKeepAlive(false);
        server.setAnswer(QByteArray());
        QCOMPARE(idOf(post(server.url())), u"network.closed"_s);
        QCOMPARE(server.requests().size(), expected);
        QTest::qWait(100); // a second one would come by itself
        QCOMPARE(server.requests().size(), expected);
    }
    void closedAtEveryByte()
    {
        RecordingServer server;
        const QByteArray whole = RecordingServer::ok(json("{'errcode':0}"));
        for (qsizetype n = 0; n < whole.size(); ++n) {
            server.setAnswer(whole.left(n));
            const auto reply = post(server.url());
            QVERIFY2(!reply, qPrintable(QString::number(n)));
            QVERIFY2(reply.error().id.startsWith("network."_L1), qPrintable(reply.error().id));
            QCOMPARE(server.requests().size(), n + 1);
        }
    }

    void nobodyListens()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const auto port = free.serverPort();
        free.close();
        const auto reply = post(QUrl(u"https://127.0.0.1:%1/"_s.arg(port)));
        QCOMPARE(idOf(reply), u"network.refused"_s);
    }
    void noSuchName()
    {
        const auto reply = post(QUrl(u"https://no-such-host.invalid/"_s));
        QCOMPARE(idOf(reply), u"network.dns"_s);
        QCOMPARE(reply.error().facts, (QJsonObject{{u"host"_s, u"no-such-host.invalid"_s}}));
    }
    void timeLimitsAreNamed()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_http->setLimits(200, 5000, 1 << 20);
        const auto reply = post(QUrl(u"http://127.0.0.1:%1/"_s.arg(silent.serverPort())));
        QCOMPARE(idOf(reply), u"network.timeout"_s);
        QCOMPARE(reply.error().facts.value(u"seconds"_s).toDouble(), 0.2);
    }
    void aProxyIsNamed_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("keepAlive");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("reason");
        const QByteArray askPassword =
            RecordingServer::response("407 P\r\nProxy-Authenticate: Basic realm=\"x\"\r\n", "");
        const QString id = u"network.proxy"_s;
        const QString reason = u"authentication"_s;
        QTest::newRow("wants a password") << askPassword << true << id << reason;
        QTest::newRow("wants one and hangs up") << askPassword << false << id << reason;
        // Qt 6.4 goes on waiting when the proxy hangs up.
        QTest::newRow("hangs up") << QByteArray() << false << u"network.timeout"_s << QString();
    }
    void aProxyIsNamed()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, keepAlive);
        RecordingServer proxy;
        proxy.setAnswer(answer);
        proxy.setKeepAlive(keepAlive);
        useProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port(), u"u"_s, u"hunter2"_s});
        if (answer.isEmpty()) {
            m_http->setLimits(500, 1000, 1 << 20);
        }
        const auto reply = post(QUrl(u"https://api.weixin.qq.com/x"_s)); // await(): 5 s, not 10
        QTEST(idOf(reply), "id");
        const QJsonObject facts = reply.error().facts;
        QTEST(facts.value(u"reason"_s).toString(), "reason");
        QCOMPARE(facts.value(u"proxy"_s).toString(), u"127.0.0.1:%1"_s.arg(proxy.port()));
        QVERIFY(!QJsonDocument(facts).toJson().contains("hunter2"));
        QVERIFY(!proxy.requests().isEmpty());
        for (const auto &request : proxy.requests()) {
            QCOMPARE(request.method, "CONNECT");
        }
    }
    void aDeadProxy()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const auto port = free.serverPort();
        free.close();
        useProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port});
        const auto reply = post(QUrl(u"https://api.weixin.qq.com/x"_s));
        QCOMPARE(idOf(reply), u"network.proxy"_s);
        QCOMPARE(reply.error().facts.value(u"reason"_s).toString(), u"refused"_s);
    }
    void withoutProxiesTheWholeProcessHasNoSay()
    {
        RecordingServer server(m_authority.issue());
        RecordingServer proxy;
        QNetworkProxy::setApplicationProxy(
            {QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port()});
        const auto reply = post(server.url());
        QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
        QVERIFY2(reply, qPrintable(idOf(reply)));
        QVERIFY(reply->proxy.isEmpty());
        QCOMPARE(proxy.connections(), 0);
    }
    void cancelledBeforeItsWayIsKnown()
    {
        RecordingServer proxy;
        std::promise<void> known;
        auto wait = std::make_shared<std::future<void>>(known.get_future());
        m_proxies.setDesktop(
            [wait, port = proxy.port()](const QUrl &) -> QNetworkProxy {
                wait->wait();
                return {QNetworkProxy::HttpProxy, u"127.0.0.1"_s, port};
            },
            5000);
        m_http = std::make_unique<HttpClient>(*m_network, m_services, &m_proxies);
        auto future = m_http->postJson(
            QUrl(u"https://api.weixin.qq.com/x"_s), Secret(QByteArrayView(secretBody)));
        int ends = 0;
        future.then([](const Result<JsonReply> &) {}).onCanceled([&ends] { ++ends; });
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        known.set_value();
        QTRY_COMPARE(m_network->findChildren<QFutureWatcherBase *>().size(), 0);
        QCOMPARE(ends, 1);
        QCOMPARE(proxy.connections(), 0);
    }
    void cancelledWhileItWaits()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto future = m_http->postJson(QUrl(u"http://127.0.0.1:%1/"_s.arg(silent.serverPort())),
            Secret(QByteArrayView(secretBody)));
        QTRY_VERIFY(silent.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> socket(silent.nextPendingConnection());
        future.cancel();
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
    }
    void noFindingTellsTheQuery()
    {
        const auto reply = post(QUrl(u"https://no-such-host.invalid/?secret=CANARY"_s));
        QVERIFY(!QJsonDocument(reply.error().facts).toJson().contains("CANARY"));
    }
    void theManagerMayGoFirst()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        const auto future =
            m_http->postJson(QUrl(u"http://127.0.0.1:%1/"_s.arg(silent.serverPort())),
                Secret(QByteArrayView(secretBody)));
        m_network.reset();
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.isCanceled() || !future.result());
    }
    void wholeNumbers()
    {
        QCOMPARE(wholeNumber(40013), 40013);
        QCOMPARE(wholeNumber(-1), -1);
        QVERIFY(!wholeNumber(u"0"_s));
        QVERIFY(!wholeNumber(1.5));
        QVERIFY(!wholeNumber(1e10));
        QVERIFY(!wholeNumber(false));
        QVERIFY(!wholeNumber(QJsonValue::Undefined));
        QVERIFY(!wholeNumber(QJsonValue::Null));
    }

private:
    Result<JsonReply> post(const QUrl &url)
    {
        return await(m_http->postJson(url, Secret(QByteArrayView(secretBody))));
    }

    /// The desktop's settings name \a proxy.
    void useProxy(const QNetworkProxy &proxy)
    {
        m_proxies.setDesktop([proxy](const QUrl &) { return proxy; }, 5000);
        m_http = std::make_unique<HttpClient>(*m_network, m_services, &m_proxies);
    }

    CertificateAuthority m_authority;
    Services m_services;
    SystemProxies m_proxies;
    QProcess m_hostile;
    int m_hostilePort = 0;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HttpClient> m_http;
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "tst_httpclient.moc"
