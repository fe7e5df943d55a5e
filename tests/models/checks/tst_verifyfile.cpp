// SPDX-License-Identifier: MIT
// Against a real TLS server, with the answers that real sites give.
#include "models/checks/verifyfile.h"
#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/recordingserver.h"

#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString kName = u"aBcDeF1234.txt"_s;
const QByteArray kContent = "9f86d081884c7d659a2feaa0c55ad015";
const QByteArray kPage = "<!DOCTYPE html><html><head><title>Shop</title></head></html>";

QByteArray text(const QByteArray &body, const QByteArray &fields = {})
{
    return RecordingServer::response("200 OK\r\nContent-Type: text/plain\r\n" + fields, body);
}

QByteArray page(const QByteArray &status, const QByteArray &body = kPage)
{
    return RecordingServer::response(status + "\r\nContent-Type: text/html\r\n", body);
}
/// As Windows writes a text in "Unicode".
QByteArray utf16(const QByteArray &text)
{
    QByteArray wide("\xFF\xFE");
    for (const char c : text) {
        wide.append(c).append('\0');
    }
    return wide;
}

} // namespace

class VerifyFileTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_services.extraCas = {m_ca.identity().certificate};
        m_probe = std::make_unique<SocketDomainProbe>(m_services); // reads the system's CAs once
        m_server =
            std::make_unique<RecordingServer>(m_ca.issue({.names = {u"shop.example.com"_s}}));
    }

    void passesTheFileAsItIs_data();
    void passesTheFileAsItIs();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhereARedirectLeads_data();
    void saysWhereARedirectLeads();
    void looksAtTheNeighbours_data();
    void looksAtTheNeighbours();
    void saysWhatKeepsItAway();
    void tellsASlowAnswer();
    void asksNobodyAboutAWrongDownload_data();
    void asksNobodyAboutAWrongDownload();
    void asksNobodyForASecret();
    void saysWhatANameAloneProves_data();
    void saysWhatANameAloneProves();
    void survivesHostileAnswers_data();
    void survivesHostileAnswers();
    void stopsWhenCancelled();

private:
    CheckResult check(const VerifyFile &file = {kName, kContent},
        const QString &domain = u"https://shop.example.com"_s)
    {
        const auto future = checkVerifyFile(*m_probe, {DomainKind::Business, domain}, file);
        settles(future);
        return future.resultCount() > 0 ? *future.result() : CheckResult{.id = u"no answer"_s};
    }
    /// From now on shop.example.com answers so; its earlier requests are forgotten.
    void serve(const RecordingServer::Answer &answer)
    {
        m_server->setAnswer(answer);
        m_before = m_server->requests().size();
        m_services.resolve = {
            {u"shop.example.com:443"_s, {QHostAddress::LocalHost, m_server->port()}}};
    }
    void serve(const QByteArray &raw)
    {
        serve([raw](const RecordedRequest &) { return raw; });
    }
    QList<RecordedRequest> requests() const { return m_server->requests().mid(m_before); }

    CertificateAuthority m_ca;
    Services m_services;
    std::unique_ptr<SocketDomainProbe> m_probe;
    std::unique_ptr<RecordingServer> m_server;
    qsizetype m_before = 0;
};

void VerifyFileTest::passesTheFileAsItIs_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<VerifyFile>("file");
    const VerifyFile file{kName, kContent};
    QTest::newRow("as downloaded") << text(kContent) << file;
    QTest::newRow("whatever the content type")
        << RecordingServer::response("200 OK\r\nContent-Type: text/html\r\n", kContent) << file;
    QTest::newRow("in chunks") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n"_ba
            + kContent.left(9) + "\r\n17\r\n" + kContent.mid(9)
            + "\r\n0\r\n\r\n" << file;
    QTest::newRow("until the connection ends") << "HTTP/1.0 200 OK\r\n\r\n"_ba + kContent << file;
    QTest::newRow("an editor added to the own copy only")
        << text(kContent) << VerifyFile{kName, "\xEF\xBB\xBF"_ba + kContent + "\r\n"};
    QTest::newRow("downloaded with a line end")
        << text("abcdef\n") << VerifyFile{kName, "abcdef\n"};
    QTest::newRow("downloaded twice")
        << text(kContent) << VerifyFile{u"aBcDeF1234 (1).txt"_s, kContent};
}

void VerifyFileTest::passesTheFileAsItIs()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const VerifyFile, file);
    serve(answer);
    const CheckResult result = check(file);
    QCOMPARE(result.finding.id, QString());
    QCOMPARE(result.status, CheckStatus::Passed);
    QCOMPARE(result.id, u"domain.verify-file"_s);
    QCOMPARE(result.subject, u"https://shop.example.com"_s);
    QCOMPARE(result.kind, u"business"_s);
    QCOMPARE(result.finding.facts.value("url"_L1).toString(),
        u"https://shop.example.com/aBcDeF1234.txt"_s);
    QCOMPARE(requests().size(), 1);
    QCOMPARE(requests().first().path, "/aBcDeF1234.txt"_ba);
}

void VerifyFileTest::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &answer, const char *id,
                         const char *reason = "") {
        QTest::newRow(name) << answer << u"domain.verify-file-"_s + QLatin1String(id)
                            << QString::fromLatin1(reason);
    };
    row("not there", page("404 Not Found"), "missing");
    row("gone", page("410 Gone"), "missing");
    row("redirect", RecordingServer::response("301 Moved\r\nLocation: /login\r\n", ""), "redirect");
    row("not modified", "HTTP/1.1 304 Not Modified\r\n\r\n", "redirect");
    row("login", page("401 Unauthorized"), "blocked", "login");
    row("forbidden", page("403 Forbidden"), "blocked", "refused");
    row("too many", page("429 Too Many Requests"), "blocked", "refused");
    row("firewall", page("403 Forbidden", "<html>Please solve the CAPTCHA</html>"), "blocked",
        "challenge");
    row("firewall with 200", page("200 OK", "<html><script src=/_waf/x.js></script></html>"),
        "blocked", "challenge");
    row("broken server", page("500 Internal Server Error"), "status");
    row("gateway", page("502 Bad Gateway"), "status");
    row("teaser page for every address", page("200 OK"), "html");
    row("page behind a BOM", page("200 OK", "\xEF\xBB\xBF\n" + kPage), "html");
    row("nothing in it", text(""), "empty");
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", "empty");
    row("blanks only", text(" \r\n"), "empty");
    row("BOM", text("\xEF\xBB\xBF" + kContent), "extra", "bom");
    row("UTF-16", text(utf16(kContent)), "extra", "bom");
    row("line end", text(kContent + "\n"), "extra", "line-end");
    row("line ends", text(kContent + "\r\n\r\n"), "extra", "line-end");
    row("blank before it", text(' ' + kContent), "extra", "blanks");
    row("text around it", text("check: " + kContent + ";"), "extra", "text");
    row("packed", text(QByteArray("\x1f\x8b\x08", 3) + "zz", "Content-Encoding: gzip\r\n"), "extra",
        "encoded");
    row("of another mini program", text("0f86d081884c7d659a2feaa0c55ad015"), "content");
    row("other case", text(kContent.toUpper()), "content");
    row("half of it", text(kContent.left(20)), "content");
    row("an error as JSON", text(R"({"code":404,"msg":"not found"})"), "content");
    row("far too long", text(QByteArray(60'000, 'x')), "content");
}

void VerifyFileTest::saysWhatIsWrong()
{
    QFETCH(const QByteArray, answer);
    serve(answer);
    const CheckResult result = check();
    QTEST(result.finding.id, "id");
    QTEST(result.finding.facts.value("reason"_L1).toString(), "reason");
    QCOMPARE(result.status, CheckStatus::Failed);
    QCOMPARE(result.finding.facts.value("name"_L1).toString(), kName);
}

void VerifyFileTest::saysWhereARedirectLeads_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("shown");
    const QString host = u"https://shop.example.com"_s;
    QTest::newRow("path") << "Location: /login?next=x#y\r\n"_ba << host + u"/login"_s;
    QTest::newRow("host") << "Location: https://www.example.com/a.txt\r\n"_ba
                          << u"https://www.example.com/a.txt"_s;
    QTest::newRow("nowhere") << ""_ba << QString();
    QTest::newRow("nonsense") << "Location: http://[::\r\n"_ba << QString();
}

void VerifyFileTest::saysWhereARedirectLeads()
{
    QFETCH(const QByteArray, location);
    serve(RecordingServer::response("302 Found\r\n" + location, ""));
    QTEST(check().finding.facts.value("redirectsTo"_L1).toString(), "shown");
    QCOMPARE(check().finding.facts.contains("redirectsTo"_L1),
        !location.isEmpty() && !location.contains("["));
}

void VerifyFileTest::looksAtTheNeighbours_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("id");
    QTest::newRow("small letters") << "/abcdef1234.txt"_ba << u"domain.verify-file-name"_s;
    QTest::newRow("the browser's second copy")
        << "/aBcDeF1234%20%281%29.txt"_ba << u"domain.verify-file-name"_s;
    QTest::newRow("the entry's folder")
        << "/h5/app/aBcDeF1234.txt"_ba << u"domain.verify-file-folder"_s;
    QTest::newRow("nowhere") << "/elsewhere.txt"_ba << u"domain.verify-file-missing"_s;
}

void VerifyFileTest::looksAtTheNeighbours()
{
    QFETCH(const QByteArray, path);
    serve([path](const RecordedRequest &request) {
        return request.path == path ? text(kContent) : page("404 Not Found");
    });
    const CheckResult result =
        check({u"aBcDeF1234 (1).txt"_s, kContent}, u"https://shop.example.com/h5/app/"_s);
    QCOMPARE(result.status, CheckStatus::Failed);
    QTEST(result.finding.id, "id");
    QVERIFY(requests().size() <= 4);
    if (result.finding.id != "domain.verify-file-missing"_L1) {
        QCOMPARE(result.finding.facts.value("found"_L1).toString(),
            u"https://shop.example.com"_s + QString::fromLatin1(path));
    }
}

void VerifyFileTest::saysWhatKeepsItAway()
{
    CertificateRequest outdated = expired();
    outdated.names = {u"shop.example.com"_s};
    const RecordingServer server(m_ca.issue(outdated));
    m_services.resolve = {{u"shop.example.com:443"_s, {QHostAddress::LocalHost, server.port()}}};
    QCOMPARE(check().finding.id, u"domain.tls-expired"_s);
    QVERIFY(server.requests().isEmpty());
    serve(QByteArray());
    QCOMPARE(check().finding.id, u"domain.unreachable"_s);
    QCOMPARE(
        check({kName, kContent}, u"http://shop.example.com"_s).finding.id, u"domain.not-https"_s);
}

void VerifyFileTest::tellsASlowAnswer()
{
    class SlowProbe final : public DomainProbe
    {
    public:
        Future<DomainReport> probe(const ParsedDomain & /*domain*/) override { return {}; }
        Future<DomainReport> fetch(const ParsedDomain & /*d*/, const QByteArray & /*path*/) override
        {
            DomainReport report;
            report.http = {ProbeStage::Outcome::Passed, {}, 1'700};
            report.answer = {200, {}, kContent, true};
            return ready<DomainReport>(report);
        }
    } probe;
    const auto slow = checkVerifyFile(
        probe, {DomainKind::Business, u"https://shop.example.com"_s}, {kName, kContent});
    QTRY_VERIFY(slow.isFinished());
    QCOMPARE(slow.result()->status, CheckStatus::Warning);
    QCOMPARE(slow.result()->finding.id, u"domain.verify-file-slow"_s);
    QCOMPARE(slow.result()->finding.facts.value("ms"_L1).toInt(), 1'700);
}

void VerifyFileTest::asksNobodyAboutAWrongDownload_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    QTest::newRow("sign-in page") << kPage << u"html"_s;
    QTest::newRow("empty") << QByteArray() << u"empty"_s;
    QTest::newRow("a picture") << QByteArray(9'000, '\x89') << u"large"_s;
}

void VerifyFileTest::asksNobodyAboutAWrongDownload()
{
    QFETCH(const QByteArray, content);
    serve(text(content));
    const CheckResult result = check({kName, content});
    QCOMPARE(result.status, CheckStatus::Failed);
    QCOMPARE(result.finding.id, u"domain.verify-file-not-one"_s);
    QTEST(result.finding.facts.value("reason"_L1).toString(), "reason");
    QVERIFY(requests().isEmpty());
}

void VerifyFileTest::asksNobodyForASecret()
{
    serve(text("content"));
    const QString secret = u"0123456789abcdef0123456789abcdef"_s;
    const CheckResult result = check({secret + u".txt"_s, QByteArray("content")});
    QCOMPARE(result.finding.facts.value("reason"_L1).toString(), u"secret"_s);
    const QString told = QString::fromUtf8(QJsonDocument(toJson(result)).toJson());
    QVERIFY2(!told.contains(secret), qPrintable(told));
    QVERIFY(requests().isEmpty());
}

void VerifyFileTest::saysWhatANameAloneProves_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("id");
    QTest::newRow("a token") << text(kContent) << u"domain.verify-file-not-compared"_s;
    QTest::newRow("not there") << page("404 Not Found") << u"domain.verify-file-missing"_s;
    QTest::newRow("a page") << page("200 OK") << u"domain.verify-file-html"_s;
    QTest::newRow("JSON") << text(R"({"code":404})") << u"domain.verify-file-content"_s;
    QTest::newRow("a line end behind it") << text(kContent + "\n") << u"domain.verify-file-extra"_s;
    QTest::newRow("lines of text") << text("one\ntwo\n") << u"domain.verify-file-content"_s;
}

void VerifyFileTest::saysWhatANameAloneProves()
{
    QFETCH(const QByteArray, answer);
    serve(answer);
    const CheckResult result = check({kName, {}});
    QTEST(result.finding.id, "id");
    QVERIFY(result.status != CheckStatus::Passed);
}

void VerifyFileTest::survivesHostileAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another protocol") << "220 mail.example.com ESMTP\r\n"_ba;
    QTest::newRow("endless status line") << "HTTP/1.1 " + QByteArray(200'000, 'x');
    QTest::newRow("endless head") << "HTTP/1.1 200 OK\r\nX: " + QByteArray(200'000, 'x');
    QTest::newRow("endless body") << text(QByteArray(2'000'000, 'x'));
    QTest::newRow("monstrous chunk")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nab"_ba;
    QTest::newRow("redirect to nonsense")
        << RecordingServer::response("302 Found\r\nLocation: http://\xFF\x00[::\r\n", "");
    QTest::newRow("redirect with a password") << RecordingServer::response(
        "302 Found\r\nLocation: https://u:pw@h.example/?token=abc\r\n", "");
    QTest::newRow("zero bytes") << text(QByteArray(300, '\0'));
    QTest::newRow("right, then cut off")
        << "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n"_ba + kContent;
}

void VerifyFileTest::survivesHostileAnswers()
{
    QFETCH(const QByteArray, answer);
    serve(answer);
    const CheckResult result = check();
    QCOMPARE(result.status, CheckStatus::Failed);
    const QString facts = QString::fromUtf8(QJsonDocument(result.finding.facts).toJson());
    QVERIFY(!facts.contains(u"pw"_s) && !facts.contains(u"token"_s));
    QVERIFY(facts.size() < 2'000);
}

void VerifyFileTest::stopsWhenCancelled()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    m_services.resolve = {
        {u"shop.example.com:443"_s, {QHostAddress::LocalHost, silent.serverPort()}}};
    auto future = checkVerifyFile(
        *m_probe, {DomainKind::Business, u"https://shop.example.com"_s}, {kName, kContent});
    QTRY_VERIFY(silent.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> socket(silent.nextPendingConnection());
    future.cancel();
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(VerifyFileTest)
#include "tst_verifyfile.moc"
