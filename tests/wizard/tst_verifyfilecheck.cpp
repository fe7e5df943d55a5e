// SPDX-License-Identifier: MIT
#include "models/rulebook/language.h"
#include "models/session/secrettray.h"
#include "tests/support/certificates.h"
#include "tests/support/recordingserver.h"
#include "wizard/theme.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/textline.h"
#include "wizard/widgets/verifyfile.h"

#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QByteArray kContent = "9f86d081884c7d659a2feaa0c55ad015";

/// The block, and the domains that it asks: good.example has the file, bad.example a page.
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
        block.show();
    }
    template <typename W>
    W *find(const char *name) const
    {
        return block.findChild<W *>(QLatin1String(name));
    }
    QStringList titles() const
    {
        QStringList titles;
        for (const auto *row : block.findChildren<CheckRow *>()) {
            titles.append(row->accessibleName());
        }
        return titles;
    }
    void choose(const QString &path) const
    {
        find<QPushButton>("chooseVerifyFile")->click();
        auto *dialog = block.findChild<QFileDialog *>();
        Q_EMIT dialog->fileSelected(path); // what choosing and accepting does
        dialog->close();
    }
    QString remark() const { return find<TextLine>("verifyFileName")->accessibleDescription(); }
    void check() const { find<QPushButton>("checkVerifyFile")->click(); }

    CertificateAuthority ca;
    RecordingServer server{ca.issue({.names = {u"good.example"_s, u"bad.example"_s}})};
    Services services;
    SocketDomainProbe probe{services};
    Language language{u"en"_s};
    Journey::Answers answers;
    SecretTray tray{answers};
    QStringList domains{u"https://good.example"_s, u"https://bad.example"_s};
    VerifyFileCheck block{probe, language, tray, [this] {
                              QList<DomainEntry> entries;
                              for (const QString &each : domains) {
                                  entries.append({DomainKind::Business, each});
                              }
                              return entries;
                          }};
};
} // namespace

class VerifyFileCheckTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void saysForEachDomainWhatItHandsOut();
    void saysWhatIsMissingFirst();
    void takesTheNameAlone();
    void refusesAWrongDownloadAtTheField();
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
    QSignalSpy changed(&desk.block, &VerifyFileCheck::changed);
    QSignalSpy finished(&desk.block, &VerifyFileCheck::finished);
    desk.choose(file.fileName());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(desk.find<TextLine>("verifyFileName")->text(), u"aBc123.txt"_s);
    QVERIFY(desk.remark().contains(u"compared"_s));
    QVERIFY(desk.server.requests().isEmpty()); // only a click asks
    desk.check();
    QVERIFY(desk.block.isRunning());
    QTRY_COMPARE(finished.size(), 1);
    QTRY_COMPARE(desk.titles(),
        QStringList({u"✓ https://good.example: The file comes exactly as it was downloaded"_s,
            u"✕ https://bad.example: A web page comes instead of the check file"_s}));
    QCOMPARE(desk.block.results().at(1).finding.id, u"domain.verify-file-html"_s);
    QVERIFY(desk.find<QLabel>("verifyFileSummary")->text().startsWith(u"1 of 2"_s));
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(desk.find<QLabel>("verifyFileSummary")->text().startsWith(u"2 个域名"_s));
    QVERIFY(desk.titles().at(0).contains(u"完全相同"_s));
    QVERIFY(desk.titles().at(1).contains(u"返回的是网页"_s));
    desk.block.setFile({u"other.txt"_s, kContent});
    QVERIFY2(desk.titles().isEmpty(), "it was said about another file");
    QVERIFY(desk.find<QLabel>("verifyFileSummary")->isHidden());
    QVERIFY(desk.block.results().isEmpty());
}

void VerifyFileCheckTest::saysWhatIsMissingFirst()
{
    Desk desk;
    QVERIFY(QTest::qWaitForWindowActive(&desk.block));
    desk.check();
    QVERIFY(desk.remark().contains(u"Choose the check file first"_s));
    QCOMPARE(desk.block.focusWidget(), desk.find<QWidget>("chooseVerifyFile"));
    desk.domains.clear();
    desk.block.setFile({u"aBc123.txt"_s, kContent});
    desk.check();
    QVERIFY(desk.remark().contains(u"business domain first"_s));
    QVERIFY(!desk.block.isRunning());
    QVERIFY(desk.server.requests().isEmpty());
}

void VerifyFileCheckTest::takesTheNameAlone()
{
    Desk desk;
    QSignalSpy finished(&desk.block, &VerifyFileCheck::finished);
    QTest::keyClicks(desk.find<TextLine>("verifyFileName"), u"https://good.example/aBc123.txt"_s);
    QCOMPARE(desk.block.file().name, u"aBc123.txt"_s);
    QVERIFY(desk.remark().contains(u"Only the name"_s));
    desk.check();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(desk.block.results().first().status, CheckStatus::Warning);
    QCOMPARE(desk.block.results().first().finding.id, u"domain.verify-file-not-compared"_s);
}

void VerifyFileCheckTest::refusesAWrongDownloadAtTheField()
{
    Desk desk;
    desk.block.setFile({u"aBc123.txt"_s, "<html>Sign in</html>"});
    QVERIFY(desk.remark().contains(u"The download is a web page"_s));
    QCOMPARE(desk.find<TextLine>("verifyFileName")->property("state").toString(), u"bad"_s);
    desk.choose(u"/nowhere/aBc123.txt"_s);
    QVERIFY(desk.remark().contains(u"cannot be read"_s));
    QVERIFY(desk.block.file().name.isEmpty());
}

void VerifyFileCheckTest::stops()
{
    Desk desk;
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    desk.domains = {u"https://good.example"_s};
    desk.services.resolve = {
        {u"good.example:443"_s, {QHostAddress::LocalHost, silent.serverPort()}}};
    QSignalSpy finished(&desk.block, &VerifyFileCheck::finished);
    desk.block.setFile({u"aBc123.txt"_s, kContent});
    desk.check();
    QTRY_VERIFY(silent.hasPendingConnections());
    const std::unique_ptr<QTcpSocket> socket(silent.nextPendingConnection());
    QCOMPARE(desk.find<QPushButton>("checkVerifyFile")->text(), u"Stop"_s);
    desk.check();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!desk.block.isRunning());
    QTRY_VERIFY(desk.titles().value(0).startsWith(u"– https://good.example: "_s));
    QCOMPARE(desk.block.results().first().finding.id, u"cancelled"_s);
    QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
}

void VerifyFileCheckTest::endsWhileItAsks()
{
    auto desk = std::make_unique<Desk>();
    desk->block.setFile({u"aBc123.txt"_s, kContent});
    desk->check();
    QTRY_VERIFY(desk->server.connections() > 0);
    desk.reset();
    QApplication::processEvents();
}

QTEST_MAIN(VerifyFileCheckTest)
#include "tst_verifyfilecheck.moc"
