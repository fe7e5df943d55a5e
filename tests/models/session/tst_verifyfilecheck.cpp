// SPDX-License-Identifier: MIT
#include "models/rulebook/language.h"
#include "models/session/verifyfilecheck.h"
#include "tests/support/certificates.h"
#include "tests/support/recordingserver.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Lack = VerifyFileCheck::Lack;

namespace {
const QByteArray kContent = "9f86d081884c7d659a2feaa0c55ad015";

QList<DomainEntry> business(const QStringList &domains)
{
    QList<DomainEntry> entries;
    for (const QString &each : domains) {
        entries.append({DomainKind::Business, each});
    }
    return entries;
}

/// The check, and two real servers: good.example has the file, bad.example a page.
struct Desk
{
    Desk()
    {
        server.setAnswer([](const RecordedRequest &request) {
            const bool isGood = request.headers.value("host") == "good.example";
            return RecordingServer::response(
                "200 OK\r\n", isGood && request.path == "/aBc123.txt" ? kContent : "<html></html>");
        });
        services.extraCas = {ca.identity().certificate};
        const QPair<QHostAddress, quint16> here{QHostAddress::LocalHost, server.port()};
        services.resolve = {{u"good.example:443"_s, here}, {u"bad.example:443"_s, here}};
    }

    CertificateAuthority ca;
    RecordingServer server{ca.issue({.names = {u"good.example"_s, u"bad.example"_s}})};
    Services services;
    SocketDomainProbe probe{services};
    Language language{u"en"_s};
    QList<DomainEntry> domains = business({u"https://good.example"_s, u"https://bad.example"_s});
    VerifyFileCheck check{probe, language.words()};
    QSignalSpy changed{&check, &VerifyFileCheck::changed};
    QSignalSpy finished{&check, &VerifyFileCheck::finished};
};
} // namespace

class VerifyFileCheckTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysForEachDomainWhatItHandsOut();
    void saysWhatIsMissingFirst();
    void takesTheNameAlone();
    void refusesAWrongDownload();
    void stops();
    void endsWhileItAsks();
};

void VerifyFileCheckTest::saysForEachDomainWhatItHandsOut()
{
    Desk desk;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"aBc123.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kContent) > 0);
    file.close();
    desk.check.readFile(file.fileName());
    QCOMPARE(desk.changed.size(), 1);
    QCOMPARE(desk.check.file().name, u"aBc123.txt"_s);
    QVERIFY(desk.check.problem().isEmpty());
    QVERIFY(desk.check.remark().contains(u"compared"_s));
    QVERIFY(desk.server.requests().isEmpty()); // only check() asks
    QCOMPARE(desk.check.check(desk.domains), Lack::None);
    QVERIFY(desk.check.isRunning());
    QVERIFY(desk.check.summary().contains(u"being asked"_s));
    QTRY_COMPARE(desk.finished.size(), 1);
    QCOMPARE(desk.check.results().at(0).status, CheckStatus::Passed);
    QCOMPARE(desk.check.results().at(1).finding.id, u"domain.verify-file-html"_s);
    QVERIFY(desk.check.summary().startsWith(u"1 of 2"_s));
    desk.language.setLocale(u"zh_CN"_s);
    QVERIFY(desk.check.summary().startsWith(u"2 个域名"_s));
    desk.check.setFile({u"other.txt"_s, kContent});
    QVERIFY2(desk.check.results().isEmpty(), "it was said about another file");
}

void VerifyFileCheckTest::saysWhatIsMissingFirst()
{
    Desk desk;
    QCOMPARE(desk.check.check(desk.domains), Lack::File);
    desk.check.setFile({u"aBc123.txt"_s, kContent});
    QCOMPARE(desk.check.check({}), Lack::Domain);
    QVERIFY(VerifyFileCheck::remedy(Lack::File).contains(u"Choose the check file first"_s));
    QVERIFY(VerifyFileCheck::remedy(Lack::Domain).contains(u"business domain first"_s));
    QVERIFY(!desk.check.isRunning());
    QVERIFY(desk.server.requests().isEmpty());
}

void VerifyFileCheckTest::takesTheNameAlone()
{
    Desk desk;
    desk.check.setName(u" https://good.example/aBc123.txt"_s);
    QCOMPARE(desk.check.file().name, u"aBc123.txt"_s);
    QVERIFY(desk.check.remark().contains(u"Only the name"_s));
    QCOMPARE(desk.check.check(desk.domains), Lack::None);
    QTRY_COMPARE(desk.finished.size(), 1);
    QCOMPARE(desk.check.results().first().status, CheckStatus::Warning);
    QCOMPARE(desk.check.results().first().finding.id, u"domain.verify-file-not-compared"_s);
}

void VerifyFileCheckTest::refusesAWrongDownload()
{
    Desk desk;
    desk.check.setFile({u"aBc123.txt"_s, "<html>Sign in</html>"});
    QVERIFY(desk.check.problem().contains(u"The download is a web page"_s));
    desk.check.readFile(u"/nowhere/aBc123.txt"_s);
    QVERIFY(desk.check.problem().contains(u"cannot be read"_s));
    QVERIFY(desk.check.file().name.isEmpty());
    desk.check.setName({});
    QVERIFY(desk.check.problem().isEmpty());
    QVERIFY(desk.check.remark().isEmpty());
}

void VerifyFileCheckTest::stops()
{
    Desk desk;
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    desk.services.resolve = {
        {u"good.example:443"_s, {QHostAddress::LocalHost, silent.serverPort()}}};
    desk.check.setFile({u"aBc123.txt"_s, kContent});
    const QList<DomainEntry> one = business({u"https://good.example"_s});
    QCOMPARE(desk.check.check(one), Lack::None);
    QTRY_VERIFY(silent.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> socket(silent.nextPendingConnection());
    QCOMPARE(desk.check.check(one), Lack::None);
    QCOMPARE(desk.finished.size(), 1);
    QVERIFY(!desk.check.isRunning());
    QCOMPARE(desk.check.results().first().finding.id, u"cancelled"_s);
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

void VerifyFileCheckTest::endsWhileItAsks()
{
    auto desk = std::make_unique<Desk>();
    desk->check.setFile({u"aBc123.txt"_s, kContent});
    QCOMPARE(desk->check.check(desk->domains), Lack::None);
    QTRY_VERIFY(desk->server.connections() > 0);
    desk.reset();
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(VerifyFileCheckTest)
#include "tst_verifyfilecheck.moc"
