// SPDX-License-Identifier: MIT
#include "models/remote/domainprobe.h"
#include "models/remote/tlsverdict.h"
#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/recordingserver.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <openssl/x509_vfy.h>

using namespace Qt::StringLiterals;
using Outcome = ProbeStage::Outcome;

namespace {
const QString kHost = u"shop.example.com"_s;

CertificateRequest forShop(CertificateRequest request = {})
{
    request.names = {kHost};
    return request;
}

QString nameOf(const Identity &identity)
{
    return identity.certificate.subjectInfo(QSslCertificate::CommonName).join(QString());
}

ParsedDomain parsed(const QString &text, DomainKind kind = DomainKind::Request)
{
    return parseDomain({kind, text}).value_or(ParsedDomain());
}

DomainReport result(const Future<DomainReport> &future)
{
    if (!settles(future, 25'000) || future.resultCount() == 0) {
        qWarning("the probe did not report");
        return {};
    }
    return *future.result();
}

/// A TLS server whose connections are handed to \a serve as soon as they are encrypted.
class TlsServer final : public QSslServer
{
public:
    TlsServer(const Identity &identity, const std::function<void(QSslSocket *)> &serve,
        const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
    {
        QSslConfiguration tls;
        tls.setLocalCertificate(identity.certificate);
        tls.setPrivateKey(identity.key);
        setSslConfiguration(tls);
        connect(this, &QTcpServer::pendingConnectionAvailable, this,
            [this, serve] { serve(qobject_cast<QSslSocket *>(nextPendingConnection())); });
        listen(address);
    }
};

void sayEndlessly(QSslSocket *socket, const QByteArray &start, qint64 &sent)
{
    QObject::connect(socket, &QSslSocket::readyRead, socket, [socket, start] {
        socket->readAll();
        socket->write(start);
    });
    QObject::connect(
        socket, &QSslSocket::encryptedBytesWritten, socket, [socket, &sent](qint64 bytes) {
            sent += bytes;
            if (socket->bytesToWrite() + socket->encryptedBytesToWrite() < 65536) {
                socket->write(QByteArray(65536, 'x'));
            }
        });
}

QHostInfo resolvedTo(const QStringList &addresses)
{
    QHostInfo info;
    QList<QHostAddress> list;
    for (const QString &address : addresses) {
        list.append(QHostAddress(address));
    }
    info.setAddresses(list);
    return info;
}

QHostInfo unresolved(QHostInfo::HostInfoError error)
{
    QHostInfo info;
    info.setError(error);
    return info;
}
} // namespace

class DomainProbeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void classifiesAddresses_data();
    void classifiesAddresses();

    void passesAGoodDomain();
    void sendsOneModestRequest();
    void probesSocketDomainsOverTls();
    void namesBadCertificates_data();
    void namesBadCertificates();
    void tellsTheDatesAndItsOwnClock();
    void tellsTheNamesAndTheIssuer();
    void takesACompleteChain();
    void tellsAMissingIntermediateFromAnUnknownCa();
    void warnsBeforeExpiry();
    void namesOldTls_data();
    void namesOldTls();

    void namesUnreachable_data();
    void namesUnreachable();
    void readsTheStatus_data();
    void readsTheStatus();
    void followsNoRedirect();
    void warnsOfSlowAnswers();
    void readsNoBody_data();
    void readsNoBody();
    void dripsEndAtTheDeadline();
    void fetchesOnePathByteForByte_data();
    void fetchesOnePathByteForByte();
    void fetchesUnderTheSameRules();
    void fetchesNoMoreThanItMust();

    void tellsWhyANameDoesNotResolve_data();
    void tellsWhyANameDoesNotResolve();
    void connectsToNoPrivateAddress_data();
    void connectsToNoPrivateAddress();
    void resolvesOnceForReal();
    void triesTheNextAddress();
    void goesThroughTheSystemsProxy_data();
    void goesThroughTheSystemsProxy();
    void stopsWhenCancelled();
    void endsWithItsOwner();

private:
    /// Where shop.example.com is for the next probe.
    void place(quint16 port)
    {
        m_services.resolve = {{kHost + u":443"_s, {QHostAddress::LocalHost, port}}};
    }
    DomainReport probe(const ParsedDomain &domain = parsed(u"https://shop.example.com"_s))
    {
        return result(m_probe->probe(domain));
    }

    CertificateAuthority m_ca;
    Services m_services;
    std::unique_ptr<SocketDomainProbe> m_probe;

private Q_SLOTS:
    void initTestCase();
};

void DomainProbeTest::initTestCase()
{
    m_services.extraCas = {m_ca.identity().certificate};
    m_probe = std::make_unique<SocketDomainProbe>(m_services);
}

void DomainProbeTest::classifiesAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<AddressClass>("kind");
    const auto rows = [](AddressClass kind, const QStringList &addresses) {
        for (const QString &address : addresses) {
            QTest::addRow("%s", qPrintable(address)) << address << kind;
        }
    };
    rows(AddressClass::Public,
        {u"1.1.1.1"_s, u"8.8.8.8"_s, u"9.255.255.255"_s, u"11.0.0.0"_s, u"100.63.255.255"_s,
            u"100.128.0.0"_s, u"126.255.255.255"_s, u"128.0.0.0"_s, u"169.253.255.255"_s,
            u"169.255.0.0"_s, u"172.15.255.255"_s, u"172.32.0.0"_s, u"192.0.1.0"_s, u"192.0.3.0"_s,
            u"192.167.255.255"_s, u"192.169.0.0"_s, u"198.17.255.255"_s, u"198.20.0.0"_s,
            u"198.51.99.255"_s, u"203.0.112.255"_s, u"203.0.114.0"_s, u"223.255.255.255"_s,
            u"::ffff:8.8.8.8"_s, u"2400:3200::1"_s, u"2606:4700::1111"_s, u"2001:4860:4860::8888"_s,
            u"2001:200::1"_s, u"2003::1"_s});
    rows(AddressClass::Private,
        {QString(), u"0.0.0.0"_s, u"0.1.2.3"_s, u"10.0.0.1"_s, u"10.255.255.255"_s, u"100.64.0.1"_s,
            u"100.127.255.255"_s, u"127.0.0.1"_s, u"127.1"_s, u"2130706433"_s, u"127.255.255.254"_s,
            u"169.254.169.254"_s, u"172.16.0.1"_s, u"172.31.255.255"_s, u"192.0.0.1"_s,
            u"192.0.2.1"_s, u"192.88.99.1"_s, u"192.168.0.1"_s, u"192.168.255.255"_s,
            u"198.51.100.7"_s, u"203.0.113.7"_s, u"224.0.0.1"_s, u"239.255.255.255"_s,
            u"240.0.0.1"_s, u"255.255.255.255"_s, u"::"_s, u"::1"_s, u"::127.0.0.1"_s,
            u"::ffff:127.0.0.1"_s, u"::ffff:10.0.0.1"_s, u"::ffff:169.254.169.254"_s,
            u"::ffff:0:127.0.0.1"_s, u"64:ff9b::7f00:1"_s, u"64:ff9b::808:808"_s, u"64:ff9b:1::1"_s,
            u"100::1"_s, u"2001::1"_s, u"2001:0:4136:e378::1"_s, u"2001:10::1"_s, u"2001:db8::1"_s,
            u"2002:7f00:1::1"_s, u"2002:808:808::1"_s, u"3fff::1"_s, u"5f00::1"_s, u"fc00::1"_s,
            u"fd12:3456::1"_s, u"fe80::1"_s, u"fe80::1%lo"_s, u"fec0::1"_s, u"ff02::1"_s,
            u"ff0e::1"_s});
    rows(AddressClass::ProxyDns, {u"198.18.0.1"_s, u"198.19.255.255"_s, u"::ffff:198.18.0.1"_s});
}

void DomainProbeTest::classifiesAddresses()
{
    QFETCH(QString, address);
    QTEST(classify(QHostAddress(address)), "kind");
}

void DomainProbeTest::passesAGoodDomain()
{
    const RecordingServer server(m_ca.issue(forShop()));
    place(server.port());
    const DomainReport report = probe();
    QCOMPARE(report.dns.outcome, Outcome::Passed);
    QCOMPARE(report.tls.outcome, Outcome::Passed);
    QCOMPARE(report.http.outcome, Outcome::Passed);
    QCOMPARE(report.http.finding.id, QString());
    QCOMPARE(report.http.finding.facts.value(u"status"_s).toInt(), 200);
}

void DomainProbeTest::sendsOneModestRequest()
{
    const RecordingServer server(m_ca.issue(forShop()));
    m_services.resolve = {{u"shop.example.com:8443"_s, {QHostAddress::LocalHost, server.port()}}};
    QCOMPARE(probe(parsed(u"https://shop.example.com:8443"_s)).http.outcome, Outcome::Passed);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.requests().size(), 1);
    const RecordedRequest request = server.requests().at(0);
    QCOMPARE(request.method + ' ' + request.path + request.query, "GET /"_ba);
    QCOMPARE(request.headers.value("host"_ba), "shop.example.com:8443"_ba);
    QCOMPARE(request.headers.value("connection"_ba), "close"_ba);
    for (const QByteArray &name : {"cookie"_ba, "authorization"_ba, "referer"_ba, "origin"_ba}) {
        QVERIFY2(!request.headers.contains(name), name.constData());
    }
}

void DomainProbeTest::probesSocketDomainsOverTls()
{
    const RecordingServer server(m_ca.issue(forShop()));
    place(server.port());
    const DomainReport report = probe(parsed(u"wss://shop.example.com"_s, DomainKind::Socket));
    QCOMPARE(report.tls.outcome, Outcome::Passed);
    QCOMPARE(report.http.outcome, Outcome::Passed);
}

void DomainProbeTest::namesBadCertificates_data()
{
    QTest::addColumn<Identity>("identity");
    QTest::addColumn<QString>("id");
    QTest::addRow("expired") << m_ca.issue(forShop(expired())) << u"domain.tls-expired"_s;
    QTest::addRow("not yet valid")
        << m_ca.issue(forShop(notYetValid())) << u"domain.tls-not-yet-valid"_s;
    QTest::addRow("wrong host") << m_ca.issue(wrongHost()) << u"domain.tls-wrong-host"_s;
    QTest::addRow("self-signed") << selfSigned(forShop()) << u"domain.tls-untrusted"_s;
    QTest::addRow("self-signed for another host")
        << selfSigned(wrongHost()) << u"domain.tls-untrusted"_s;
    const CertificateAuthority stranger(
        selfSigned({.names = {u"stranger CA"_s}, .isAuthority = true}));
    QTest::addRow("unknown CA") << stranger.issue(forShop()) << u"domain.tls-untrusted"_s;
    const CertificateAuthority namesake(
        selfSigned({.names = {nameOf(m_ca.identity())}, .isAuthority = true}));
    QTest::addRow("unknown CA of a known name")
        << namesake.issue(forShop()) << u"domain.tls-untrusted"_s;
    const CertificateAuthority intermediate(m_ca.issue({.isAuthority = true}));
    QTest::addRow("missing intermediate")
        << intermediate.issue(forShop()) << u"domain.tls-incomplete-chain"_s;
}

void DomainProbeTest::namesBadCertificates()
{
    QFETCH(Identity, identity);
    const RecordingServer server(identity);
    place(server.port());
    const DomainReport report = probe();
    QCOMPARE(report.dns.outcome, Outcome::Passed);
    QCOMPARE(report.tls.outcome, Outcome::Failed);
    QTEST(report.tls.finding.id, "id");
    QCOMPARE(report.http.outcome, Outcome::Skipped);
    QCOMPARE(server.bytesReceived(), 0);
}

void DomainProbeTest::tellsTheDatesAndItsOwnClock()
{
    const Identity identity = m_ca.issue(forShop(expired()));
    const RecordingServer server(identity);
    place(server.port());
    const QJsonObject facts = probe().tls.finding.facts;
    const auto time = [&](const QString &name) {
        return QDateTime::fromString(facts.value(name).toString(), Qt::ISODate);
    };
    QCOMPARE(time(u"notAfter"_s), identity.certificate.expiryDate());
    QCOMPARE(time(u"notBefore"_s), identity.certificate.effectiveDate());
    QVERIFY(qAbs(time(u"now"_s).secsTo(QDateTime::currentDateTimeUtc())) < 60);
}

void DomainProbeTest::tellsTheNamesAndTheIssuer()
{
    const RecordingServer other(m_ca.issue(wrongHost()));
    place(other.port());
    QCOMPARE(probe().tls.finding.facts.value(u"names"_s).toString(), u"other.example"_s);
    const CertificateAuthority stranger;
    const RecordingServer unknown(stranger.issue(forShop()));
    place(unknown.port());
    const QJsonObject facts = probe().tls.finding.facts;
    QCOMPARE(facts.value(u"issuer"_s).toString(), nameOf(stranger.identity()));
    QCOMPARE(facts.value(u"reason"_s).toString(), u"unknown-ca"_s);
    const RecordingServer own(selfSigned(forShop()));
    place(own.port());
    QCOMPARE(probe().tls.finding.facts.value(u"reason"_s).toString(), u"self-signed"_s);
}

void DomainProbeTest::takesACompleteChain()
{
    const CertificateAuthority intermediate(m_ca.issue({.isAuthority = true}));
    const RecordingServer server(
        intermediate.issue(forShop()), {intermediate.identity().certificate});
    place(server.port());
    QCOMPARE(probe().tls.outcome, Outcome::Passed);

    const CertificateAuthority stranger;
    const RecordingServer strange(stranger.issue(forShop()), {stranger.identity().certificate});
    place(strange.port());
    QCOMPARE(probe().tls.finding.id, u"domain.tls-untrusted"_s);
}

void DomainProbeTest::tellsAMissingIntermediateFromAnUnknownCa()
{
    // As public CAs issue them: the certificate says where its issuer's certificate is.
    const QSslCertificate leaf(
        QByteArrayLiteral("-----BEGIN CERTIFICATE-----\n"
                          "MIIBuDCCAV2gAwIBAgIUNN5bTct7UYx6tAIrNzEyEQGCh6gwCgYIKoZIzj0EAwIw\n"
                          "DTELMAkGA1UEAwwCY2EwIBcNMjYxMTIwMDkwMzQzWhgPMjEyNjEwMjcwOTAzNDNa\n"
                          "MBsxGTAXBgNVBAMMEHNob3AuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjO\n"
                          "PQMBBwNCAAT80BR4ILe8/fBg0/ISpF/wudxr4++0Xk0fo2q2NuNKCfpocduEQjEt\n"
                          "K3J3t7D/YByerZxhOy7YVo01OTaHtnepo4GKMIGHMB0GA1UdDgQWBBSM1Z7DykVd\n"
                          "tEIQEBkQb7mpKwVYhzAfBgNVHSMEGDAWgBQu/6JIk6E6IB7q35EwHbQqxrDNcDAP\n"
                          "BgNVHRMBAf8EBTADAQH/MDQGCCsGAQUFBwEBBCgwJjAkBggrBgEFBQcwAoYYaHR0\n"
                          "cDovL2NhLmV4YW1wbGUvY2EuZGVyMAoGCCqGSM49BAMCA0kAMEYCIQD25OhLjdRQ\n"
                          "uUnJ/LFPKFbfdaGKzU0CHRUDWWk4iLOFzAIhAOO1VhJeZpgnUtrrGvRLa4JGLTIe\n"
                          "FnLGmD4qHKYGlU0w\n"
                          "-----END CERTIFICATE-----\n"));
    QVERIFY(!leaf.isNull());
    const QList errors{CertificateError{X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, leaf}};
    const auto now = QDateTime::currentDateTimeUtc();
    QCOMPARE(certificateProblem(errors, {leaf}, kHost, now).id, u"domain.tls-incomplete-chain"_s);
}

void DomainProbeTest::warnsBeforeExpiry()
{
    CertificateRequest soon = forShop();
    soon.notAfter = QDateTime::currentDateTimeUtc().addDays(10).addSecs(60);
    const RecordingServer server(m_ca.issue(soon));
    place(server.port());
    const DomainReport report = probe();
    QCOMPARE(report.tls.outcome, Outcome::Warning);
    QCOMPARE(report.tls.finding.id, u"domain.tls-expires-soon"_s);
    QCOMPARE(report.tls.finding.facts.value(u"days"_s).toInt(), 10);
    QCOMPARE(report.http.outcome, Outcome::Passed);
}

void DomainProbeTest::namesOldTls_data()
{
    QTest::addColumn<QString>("version");
    QTest::addRow("TLS 1.0") << u"-tls1"_s;
    QTest::addRow("TLS 1.1") << u"-tls1_1"_s;
}

void DomainProbeTest::namesOldTls()
{
    QFETCH(QString, version);
    const QTemporaryDir folder;
    m_ca.issue(forShop()).write(folder.path(), u"shop"_s);
    QProcess openssl;
    openssl.start(u"openssl"_s,
        {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, version, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s,
            u"-cert"_s, folder.filePath(u"shop.pem"_s), u"-key"_s, folder.filePath(u"shop.key"_s)});
    static const QRegularExpression accepting(u"ACCEPT [^\\s]*:(\\d+)"_s);
    QString output;
    QTRY_VERIFY2(
        (output += QString::fromLatin1(openssl.readAllStandardOutput())).contains(accepting),
        qPrintable(output));
    place(accepting.match(output).captured(1).toUShort());
    const DomainReport report = probe();
    openssl.kill();
    QVERIFY(openssl.waitForFinished());
    QCOMPARE(report.tls.outcome, Outcome::Failed);
    QCOMPARE(report.tls.finding.id, u"domain.tls-old-version"_s);
}

void DomainProbeTest::namesUnreachable_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("reason");
    QTest::addRow("nothing listens") << u"none"_s << u"refused"_s;
    QTest::addRow("accepts and is silent") << u"silent"_s << u"timeout"_s;
    QTest::addRow("accepts and hangs up") << u"closing"_s << u"reset"_s;
    QTest::addRow("plain HTTP") << u"plain"_s << u"not-tls"_s;
}

void DomainProbeTest::namesUnreachable()
{
    QFETCH(QString, server);
    QTcpServer tcp;
    QVERIFY(tcp.listen(QHostAddress::LocalHost));
    place(tcp.serverPort());
    if (server == "none"_L1) {
        tcp.close();
    } else if (server != "silent"_L1) {
        connect(&tcp, &QTcpServer::newConnection, &tcp, [&] {
            QTcpSocket *socket = tcp.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, server] {
                socket->write(server == "plain"_L1 ? "HTTP/1.1 400 Bad Request\r\n\r\nplain HTTP"_ba
                                                   : QByteArray());
                socket->disconnectFromHost();
            });
        });
    }
    m_probe->setLimits(server == "silent"_L1 ? 300 : 20'000, 1'000);
    const DomainReport report = probe();
    m_probe->setLimits(20'000, 1'000);
    QCOMPARE(report.tls.outcome, Outcome::Failed);
    QCOMPARE(report.tls.finding.id, u"domain.unreachable"_s);
    QTEST(report.tls.finding.facts.value(u"reason"_s).toString(), "reason");
    QCOMPARE(report.http.outcome, Outcome::Skipped);
}

void DomainProbeTest::readsTheStatus_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("reason");
    const auto status = [](const char *line, Outcome outcome, const QString &id = {}) {
        QTest::addRow("%s", line) << QByteArray(line) + "\r\nContent-Length: 0\r\n\r\n"
                                  << outcome << id << QString();
    };
    status("HTTP/1.1 200 OK", Outcome::Passed);
    status("HTTP/1.0 204 No Content", Outcome::Passed);
    status("HTTP/1.1 401 Unauthorized", Outcome::Passed);
    status("HTTP/1.1 404 Not Found", Outcome::Passed);
    status("HTTP/1.1 426 Upgrade Required", Outcome::Passed);
    status("HTTP/1.1 429", Outcome::Passed);
    status("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK", Outcome::Passed);
    status("HTTP/1.1 500 Internal Server Error", Outcome::Warning, u"network.http-500"_s);
    status("HTTP/1.1 503 Service Unavailable", Outcome::Warning, u"network.http-503"_s);
    const auto nonsense = [](const char *name, const QByteArray &answer, const QString &reason) {
        QTest::addRow("%s", name) << answer << Outcome::Failed << u"domain.unreachable"_s << reason;
    };
    nonsense("nothing", {}, u"closed"_s);
    nonsense("half a status line", "HTTP/1.1 2", u"closed"_s);
    nonsense("mail server", "220 mail.example.com ESMTP\r\n", u"not-http"_s);
    nonsense("page without head", "<html>", u"not-http"_s);
    nonsense("impossible status", "HTTP/1.1 999 Hello\r\n\r\n", u"closed"_s);
    nonsense("interim only", "HTTP/1.1 100 Continue\r\n\r\n", u"closed"_s);
    nonsense("half an interim", "HTTP/1.1 100 Continue\r\n", u"closed"_s);
    nonsense("page after an interim", "HTTP/1.1 100 Continue\r\n\r\n<html>", u"not-http"_s);
    nonsense("endless interims", "HTTP/1.1 100 Continue\r\n\r\n"_ba.repeated(5'000), u"not-http"_s);
    nonsense("endless status line", "HTTP/1.1 " + QByteArray(200'000, 'x'), u"not-http"_s);
}

void DomainProbeTest::readsTheStatus()
{
    QFETCH(QByteArray, answer);
    RecordingServer server(m_ca.issue(forShop()));
    server.setAnswer(answer);
    place(server.port());
    const DomainReport report = probe();
    QCOMPARE(report.tls.outcome, Outcome::Passed);
    QTEST(report.http.outcome, "outcome");
    QTEST(report.http.finding.id, "id");
    QTEST(report.http.finding.facts.value(u"reason"_s).toString(), "reason");
}

void DomainProbeTest::followsNoRedirect()
{
    const RecordingServer trap(m_ca.issue(forShop()));
    RecordingServer server(m_ca.issue(forShop()));
    server.setAnswer("HTTP/1.1 302 Found\r\nX-A: b\r\nlocation:  "_ba
        + trap.url(u"/login"_s).toEncoded() + "\r\n\r\n");
    place(server.port());
    const DomainReport report = probe();
    QCOMPARE(report.http.outcome, Outcome::Passed);
    QCOMPARE(report.http.finding.facts.value(u"status"_s).toInt(), 302);
    QCOMPARE(report.http.finding.facts.value(u"redirectsTo"_s).toString(), u"127.0.0.1"_s);
    server.setAnswer("HTTP/1.1 301 Moved\r\nLocation: /shop\r\n\r\n");
    QVERIFY(!probe().http.finding.facts.contains(u"redirectsTo"_s));
    QCOMPARE(trap.connections(), 0);
    QCOMPARE(server.requests().size(), 2);
}

void DomainProbeTest::warnsOfSlowAnswers()
{
    const TlsServer server(m_ca.issue(forShop()), [](QSslSocket *socket) {
        QTimer::singleShot(200, socket, [socket] { socket->write("HTTP/1.1 200 OK\r\n\r\n"); });
    });
    place(server.serverPort());
    m_probe->setLimits(20'000, 100);
    const DomainReport report = probe();
    m_probe->setLimits(20'000, 1'000);
    QCOMPARE(report.http.outcome, Outcome::Warning);
    QCOMPARE(report.http.finding.id, u"domain.slow"_s);
    QVERIFY(report.http.finding.facts.value(u"ms"_s).toInt() >= 150);
}

void DomainProbeTest::readsNoBody_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addRow("4 GB body") << "HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n"_ba;
    QTest::addRow("endless head of a redirect") << "HTTP/1.1 302 Found\r\nX-Long: "_ba;
}

void DomainProbeTest::readsNoBody()
{
    QFETCH(QByteArray, start);
    qint64 sent = 0;
    const TlsServer server(
        m_ca.issue(forShop()), [&](QSslSocket *socket) { sayEndlessly(socket, start, sent); });
    place(server.serverPort());
    QCOMPARE(probe().http.outcome, Outcome::Passed);
    QVERIFY2(sent < 8 << 20, qPrintable(QString::number(sent)));
}

void DomainProbeTest::dripsEndAtTheDeadline()
{
    const TlsServer server(m_ca.issue(forShop()), [](QSslSocket *socket) {
        auto *timer = new QTimer(socket);
        QObject::connect(
            timer, &QTimer::timeout, socket, [socket, rest = "HTTP/1.1 200 OK\r\n"_ba]() mutable {
                socket->write(rest.left(1));
                rest.remove(0, 1);
            });
        timer->start(100);
    });
    place(server.serverPort());
    m_probe->setLimits(600, 1'000);
    const QElapsedTimer time = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    const DomainReport report = probe();
    m_probe->setLimits(20'000, 1'000);
    QVERIFY2(time.elapsed() >= 550 && time.elapsed() < 3'000,
        qPrintable(QString::number(time.elapsed())));
    QCOMPARE(report.http.finding.id, u"domain.unreachable"_s);
    QCOMPARE(report.http.finding.facts.value(u"reason"_s).toString(), u"silent"_s);
}

void DomainProbeTest::fetchesOnePathByteForByte_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isWhole");
    QTest::newRow("length") << RecordingServer::response("200 OK\r\n",
        "\xEF\xBB\xBF"
        "abc\r\n") << 200
                            << "\xEF\xBB\xBF"
                               "abc\r\n"_ba
                            << true;
    QTest::newRow("until the end") << "HTTP/1.1 200 OK\r\n\r\nabc"_ba << 200 << "abc"_ba << true;
    QTest::newRow("cut off") << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"_ba << 200
                             << "abc"_ba << false;
    QTest::newRow("head cut off") << "HTTP/1.1 404 Not Found\r\nX"_ba << 404 << ""_ba << false;
    QTest::newRow("failure") << RecordingServer::response("502 Bad Gateway\r\n", "x") << 502
                             << "x"_ba << true;
}

void DomainProbeTest::fetchesOnePathByteForByte()
{
    QFETCH(const QByteArray, answer);
    RecordingServer server(m_ca.issue(forShop()));
    server.setAnswer(answer);
    place(server.port());
    const DomainReport report =
        result(m_probe->fetch(parsed(u"https://shop.example.com"_s), "/AbC%20d.txt"));
    QCOMPARE(report.http.outcome, Outcome::Passed);
    QTEST(report.answer.status, "status");
    QTEST(report.answer.body, "body");
    QTEST(report.answer.isWhole, "isWhole");
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().path, "/AbC%20d.txt"_ba);
    QCOMPARE(server.requests().first().headers.value("host"), "shop.example.com"_ba);
}

void DomainProbeTest::fetchesUnderTheSameRules()
{
    const RecordingServer server(m_ca.issue(forShop(expired())));
    place(server.port());
    const auto fetch = [this](const QString &url = u"https://shop.example.com"_s) {
        return result(m_probe->fetch(parsed(url), "/a.txt"));
    };
    QCOMPARE(fetch().tls.finding.id, u"domain.tls-expired"_s);
    QCOMPARE(server.bytesReceived(), 0);
    m_services.resolve = {};
    m_probe->setLookup([](const QString &, QObject *, const SocketDomainProbe::Answer &answer) {
        answer(resolvedTo({u"169.254.169.254"_s}));
    });
    QCOMPARE(fetch().dns.finding.id, u"domain.private-address"_s);
    m_probe = std::make_unique<SocketDomainProbe>(m_services);
}

void DomainProbeTest::fetchesNoMoreThanItMust()
{
    qint64 sent = 0;
    const TlsServer endless(m_ca.issue(forShop()), [&](QSslSocket *socket) {
        sayEndlessly(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n"_ba, sent);
    });
    place(endless.serverPort());
    const DomainReport report =
        result(m_probe->fetch(parsed(u"https://shop.example.com"_s), "/a.txt"));
    QCOMPARE(report.answer.status, 200);
    QVERIFY(!report.answer.isWhole);
    QVERIFY(report.answer.body.size() <= 65'536);
    QVERIFY2(sent < 8 << 20, qPrintable(QString::number(sent)));

    const TlsServer silent(m_ca.issue(forShop()), [](QSslSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
    });
    place(silent.serverPort());
    m_probe->setLimits(300, 1'000);
    const DomainReport late =
        result(m_probe->fetch(parsed(u"https://shop.example.com"_s), "/a.txt"));
    m_probe->setLimits(20'000, 1'000);
    QCOMPARE(late.http.outcome, Outcome::Failed);
    QCOMPARE(late.http.finding.facts.value(u"reason"_s).toString(), u"silent"_s);
}

void DomainProbeTest::tellsWhyANameDoesNotResolve_data()
{
    QTest::addColumn<QString>("shop");
    QTest::addColumn<QString>("platform");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *shop, const char *platform, Outcome outcome,
                         const char *id, const char *reason) {
        QTest::addRow("%s", name) << QString::fromLatin1(shop) << QString::fromLatin1(platform)
                                  << outcome << QString::fromLatin1(id)
                                  << QString::fromLatin1(reason);
    };
    row("no such name", "absent", "found", Outcome::Failed, "domain.no-dns", "nxdomain");
    row("no name is known", "absent", "absent", Outcome::Unknown, "network.dns", "");
    row("its name server fails", "broken", "found", Outcome::Failed, "domain.no-dns", "servfail");
    row("its name server is silent", "silent", "found", Outcome::Failed, "domain.no-dns",
        "timeout");
    row("no name server works", "broken", "broken", Outcome::Unknown, "network.dns", "");
    row("no name server answers", "silent", "silent", Outcome::Unknown, "network.dns", "");
    row("a proxy answers", "proxied", "proxied", Outcome::Unknown, "domain.proxy-dns", "");
    row("a proxy answers with its own IPv6 too", "proxied6", "found", Outcome::Unknown,
        "domain.proxy-dns", "");
}

void DomainProbeTest::tellsWhyANameDoesNotResolve()
{
    QFETCH(QString, shop);
    QFETCH(QString, platform);
    const QHash<QString, QHostInfo> answers{{u"absent"_s, unresolved(QHostInfo::HostNotFound)},
        {u"broken"_s, unresolved(QHostInfo::UnknownError)},
        {u"found"_s, resolvedTo({u"8.8.8.8"_s})}, {u"proxied"_s, resolvedTo({u"198.18.0.7"_s})},
        {u"proxied6"_s, resolvedTo({u"fc00::7"_s, u"198.18.0.7"_s})}};
    SocketDomainProbe prober(m_services);
    prober.setLimits(400, 1'000);
    prober.setLookup([&](const QString &host, QObject *context,
                         const SocketDomainProbe::Answer &answer) {
        const QString how = host == "api.weixin.qq.com"_L1 ? platform : shop;
        if (how != "silent"_L1) {
            QTimer::singleShot(0, context, [answer, info = answers.value(how)] { answer(info); });
        }
    });
    m_services.resolve = {};
    const DomainReport report = result(prober.probe(parsed(u"https://shop.example.com"_s)));
    QTEST(report.dns.outcome, "outcome");
    QTEST(report.dns.finding.id, "id");
    QTEST(report.dns.finding.facts.value(u"reason"_s).toString(), "reason");
    QCOMPARE(report.tls.outcome, Outcome::Skipped);
    QCOMPARE(report.http.outcome, Outcome::Skipped);
}

void DomainProbeTest::connectsToNoPrivateAddress_data()
{
    QTest::addColumn<QStringList>("addresses");
    for (const QString &address : {u"127.0.0.1"_s, u"127.0.0.2"_s, u"::1"_s, u"::ffff:127.0.0.1"_s,
             u"::127.0.0.1"_s, u"0.0.0.0"_s, u"::"_s, u"10.0.0.1"_s, u"169.254.169.254"_s,
             u"64:ff9b::7f00:1"_s, u"2002:7f00:1::"_s}) {
        QTest::addRow("%s", qPrintable(address)) << QStringList{address};
    }
    QTest::addRow("behind a public one") << QStringList{u"8.8.8.8"_s, u"127.0.0.1"_s};
}

void DomainProbeTest::connectsToNoPrivateAddress()
{
    QFETCH(QStringList, addresses);
    QTcpServer trap;
    QVERIFY(trap.listen(QHostAddress::Any));
    int lookups = 0;
    SocketDomainProbe prober(m_services);
    prober.setLookup([&](const QString &, QObject *, const SocketDomainProbe::Answer &answer) {
        ++lookups;
        answer(resolvedTo(addresses));
    });
    const DomainReport report =
        result(prober.probe(parsed(u"https://shop.example.com:%1"_s.arg(trap.serverPort()))));
    QCOMPARE(report.dns.outcome, Outcome::Failed);
    QCOMPARE(report.dns.finding.id, u"domain.private-address"_s);
    QCOMPARE(QHostAddress(report.dns.finding.facts.value(u"ip"_s).toString()),
        QHostAddress(addresses.last()));
    QCOMPARE(lookups, 1);
    QVERIFY(!trap.waitForNewConnection(20));
}

void DomainProbeTest::resolvesOnceForReal()
{
    QTcpServer trap;
    QVERIFY(trap.listen(QHostAddress::Any));
    m_services.resolve = {};
    const DomainReport report =
        probe({.scheme = u"https"_s, .host = u"localhost"_s, .port = trap.serverPort()});
    QCOMPARE(report.dns.finding.id, u"domain.private-address"_s);
    QVERIFY(!trap.waitForNewConnection(20));
}

/// Runs in a network of its own, where some public addresses are ours: one that refuses and one
/// that answers.
void DomainProbeTest::triesTheNextAddress()
{
    if (!qEnvironmentVariableIsSet("IN_OWN_NETWORK")) {
        const QString script = u"ip link set lo up && ip addr add 93.184.216.34/32 dev lo && "
                               "ip addr add 93.184.216.35/32 dev lo || exit 77; "
                               "IN_OWN_NETWORK=1 exec \"$0\" triesTheNextAddress"_s;
        QProcess inner;
        inner.setProcessChannelMode(QProcess::MergedChannels);
        inner.start(u"unshare"_s,
            {u"-rn"_s, u"sh"_s, u"-c"_s, script, QCoreApplication::applicationFilePath()});
        QVERIFY(inner.waitForFinished());
        const QByteArray output = inner.readAll();
        if (inner.exitCode() == 77 || output.startsWith("unshare:")) {
            QSKIP("no network namespaces here");
        }
        QVERIFY2(inner.exitCode() == 0, output.constData());
        return;
    }
    const TlsServer server(
        m_ca.issue(forShop()), [](QSslSocket *socket) { socket->write("HTTP/1.1 200 OK\r\n\r\n"); },
        QHostAddress(u"93.184.216.35"_s));
    SocketDomainProbe prober(m_services);
    const auto outcome = [&](const QStringList &addresses) -> QString {
        prober.setLookup([&](const QString &, QObject *, const SocketDomainProbe::Answer &answer) {
            answer(resolvedTo(addresses));
        });
        const QString text = u"https://shop.example.com:%1"_s.arg(server.serverPort());
        const DomainReport report = result(prober.probe(parsed(text)));
        const QString kind = report.tls.outcome == Outcome::Unknown ? u"unknown: "_s : QString();
        return kind + report.tls.finding.facts.value(u"reason"_s).toString()
            + report.http.finding.facts.value(u"status"_s).toVariant().toString();
    };
    const QString unreachable = u"2606:4700::1111"_s;
    const QString refuses = u"93.184.216.34"_s;
    const QString answers = u"93.184.216.35"_s;
    QCOMPARE(outcome({unreachable, refuses, answers}), u"200"_s);
    QCOMPARE(outcome({answers}), u"200"_s);
    QCOMPARE(outcome({unreachable, refuses}), u"refused"_s);
    QCOMPARE(outcome({unreachable}), u"no-route"_s);
}

void DomainProbeTest::goesThroughTheSystemsProxy_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("reason");
    const QByteArray askPassword =
        RecordingServer::response("407 P\r\nProxy-Authenticate: Basic realm=\"x\"\r\n", "");
    QTest::newRow("wants a password") << askPassword << u"authentication"_s;
    QTest::newRow("hangs up") << QByteArray() << u"closed"_s;
}

void DomainProbeTest::goesThroughTheSystemsProxy()
{
    QFETCH(QByteArray, answer);
    RecordingServer proxy;
    proxy.setAnswer(answer);
    SystemProxies proxies;
    proxies.setDesktop(
        [port = proxy.port()](const QUrl &url) -> QNetworkProxy {
            const bool isAsked = url == QUrl(u"https://shop.example.com:8443"_s);
            return {
                isAsked ? QNetworkProxy::HttpProxy : QNetworkProxy::NoProxy, u"127.0.0.1"_s, port};
        },
        5000);
    SocketDomainProbe prober(m_services, &proxies);
    prober.setLookup([](const QString &, QObject *context, const auto &found) {
        QHostInfo info;
        info.setAddresses({QHostAddress(u"93.184.216.35"_s)});
        QMetaObject::invokeMethod(
            context, [found, info] { found(info); }, Qt::QueuedConnection);
    });
    const DomainReport report = result(prober.probe(parsed(u"https://shop.example.com:8443"_s)));
    QCOMPARE(report.tls.outcome, Outcome::Unknown);
    QCOMPARE(report.tls.finding.id, u"network.proxy"_s);
    QTEST(report.tls.finding.facts.value(u"reason"_s).toString(), "reason");
    const QString name = u"127.0.0.1:%1"_s.arg(proxy.port());
    QCOMPARE(report.tls.finding.facts.value(u"proxy"_s).toString(), name);
    QCOMPARE(report.proxy, name);
    // The address that was checked, not the name: the proxy looks nothing up.
    QCOMPARE(proxy.requests().first().path, "93.184.216.35:8443");
}

void DomainProbeTest::stopsWhenCancelled()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    place(silent.serverPort());
    Future<DomainReport> future = m_probe->probe(parsed(u"https://shop.example.com"_s));
    QTRY_VERIFY(silent.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> socket(silent.nextPendingConnection());
    QCOMPARE(socket->state(), QAbstractSocket::ConnectedState);
    future.cancel();
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

void DomainProbeTest::endsWithItsOwner()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    place(silent.serverPort());
    auto prober = std::make_unique<SocketDomainProbe>(m_services);
    const Future<DomainReport> future = prober->probe(parsed(u"https://shop.example.com"_s));
    QTRY_VERIFY(silent.hasPendingConnections());
    prober.reset();
    QVERIFY(future.isFinished());
    QVERIFY(future.isCanceled());
}

QTEST_GUILESS_MAIN(DomainProbeTest)
#include "tst_domainprobe.moc"
