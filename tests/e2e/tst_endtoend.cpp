// SPDX-License-Identifier: MIT
// From the first page to the report with real parts: the program's own windows, a journal on disk,
// a gnome-keyring in a D-Bus session of its own through the helper process, and the stand-in
// services over TLS.
#include "app/windows.h"
#include "models/secrets/keychainhelper.h"
#include "tests/e2e/customer.h"
#include "tests/gui/steps.h"
#include "tests/support/keyring.h"
#include "wizard/home/homeview.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

class EndToEndTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();

    void certifies_data();
    void certifies();
    void provesValuesWhereTheyAreEntered();
    void goesOnAfterARestart();
    void lockedKeyringInTheMiddle();
    void lockedKeyringAfterARestart();
    void secretRemovedOutside();
    void whitelistOnThenOff();
    void noKeyringAtAll(); // the last one: it ends the keyring

private:
    void open(const QString &scenario = u"all-well"_s, const QString &locale = u"en"_s);
    void openWindows();
    QString step() const { return m_customer->wizard()->currentStep(); }
    void verifySavedReport(const QStringList &words);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StandinProgram> m_standin;
    std::unique_ptr<Customer> m_customer;
    CommandLine m_line;
    std::unique_ptr<Windows> m_windows;
};

void EndToEndTest::open(const QString &scenario, const QString &locale)
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_standin = std::make_unique<StandinProgram>(QStringLiteral(STANDIN), scenario);
    QVERIFY(m_standin->isReady());
    m_customer = std::make_unique<Customer>(*m_standin);
    m_line.dataDir = m_folder->path();
    m_line.locale = locale;
    openWindows();
    m_customer->certify();
}

void EndToEndTest::openWindows()
{
    m_windows.reset(); // the lock of the folder goes with the old ones
    const auto services = Services::fromFile(m_standin->servicesFile());
    QVERIFY(services);
    m_windows = std::make_unique<Windows>(m_line, *services);
    QVERIFY(m_windows->start());
}

void EndToEndTest::cleanup()
{
    m_windows.reset();
    m_standin.reset();
    m_folder.reset();
}

void EndToEndTest::verifySavedReport(const QStringList &words)
{
    m_customer->find<QAbstractButton>("saveHtml")->click();
    auto *dialog = m_customer->wizard()->currentPage()->findChild<QFileDialog *>(u"askForFile"_s);
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"report.html"_s);
    dialog->selectFile(path);
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString report = QString::fromUtf8(file.readAll());
    for (const QString &word : words) {
        QVERIFY2(report.contains(word), qPrintable(word));
    }
    QVERIFY(!report.contains(m_standin->fact(u"appSecret"_s)));
}

void EndToEndTest::certifies_data()
{
    QTest::addColumn<QString>("heading");
    QTest::newRow("en") << u"Checked by this program"_s;
    QTest::newRow("zh_CN") << u"检查"_s;
}

void EndToEndTest::certifies()
{
    QFETCH(QString, heading);
    open(u"all-well"_s, QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(m_customer->goTo(Step::Done));
    verifySavedReport({heading, m_standin->fact(u"appId"_s), u"Shop 小店"_s, u"s2.shop.example"_s});
    QVERIFY(m_customer->fill());
    QVERIFY(m_customer->next());
    QVERIFY(!m_customer->wizard());

    QStringList asked;
    for (const QJsonObject &request : m_standin->requests()) {
        asked.append(request["path"_L1].toString());
    }
    // The proof on the secret's page serves the preflight, too; the key is proved twice.
    QCOMPARE(asked.count(u"/cgi-bin/stable_token"_s), 1);
    QCOMPARE(asked.count(u"/wxa/ci/getattr"_s), 2);
    // The next start shows the list of mini programs.
    openWindows();
    QVERIFY(!m_customer->wizard());
}

void EndToEndTest::provesValuesWhereTheyAreEntered()
{
    open();
    QVERIFY(m_customer->goTo(Step::ManagedDomains));
    auto *domains = m_customer->find<QPlainTextEdit>("domains-request");
    domains->setPlainText(u"https://s1.shop.example\nhttps://expired.shop.example"_s);
    m_customer->find<QAbstractButton>("domainsEntered")->click();
    m_customer->pressNext();
    QTRY_VERIFY(m_customer->find<QWidget>("goOnAnyway")->isVisible());
    QCOMPARE(step(), Step::ManagedDomains);
    const auto mark = [this](const char *domain) {
        return m_customer->find<QWidget>(domain)->accessibleName().left(1);
    };
    QCOMPARE(mark("domain:request:https://expired.shop.example"), u"✕"_s);
    QCOMPARE(mark("domain:request:https://s1.shop.example"), u"✓"_s);
    domains->setPlainText(u"https://s1.shop.example\nhttps://s2.shop.example"_s);
    m_customer->find<QAbstractButton>("domainsEntered")->click();
    QVERIFY(m_customer->next());
    QCOMPARE(step(), Step::Preflight);
    while (step() != Step::AppId) {
        m_customer->wizard()->back();
    }
    auto *proof = m_customer->find<Notice>("appIdProof");
    QTRY_COMPARE(proof->property("state").toString(), u"good"_s);
    m_customer->find<QAbstractButton>("checkAppId")->click(); // with what the keychain hands out
    QTRY_COMPARE(proof->property("state").toString(), u"info"_s);
    QTRY_COMPARE_WITH_TIMEOUT(proof->property("state").toString(), u"good"_s, 15'000);
}

void EndToEndTest::goesOnAfterARestart()
{
    open();
    QVERIFY(m_customer->goTo(Step::Secret));
    QVERIFY(m_customer->fill());
    QVERIFY(m_customer->next());
    QCOMPARE(step(), Step::UploadKey);

    openWindows();
    QCOMPARE(step(), Step::UploadKey);
    m_customer->wizard()->back();
    QCOMPARE(step(), Step::Secret);
    QVERIFY(m_customer->find<QWidget>("secretStored")->isVisible());
    QVERIFY(m_customer->find<QLineEdit>("appSecret")->text().isEmpty());
    while (step() != Step::AppId) {
        m_customer->wizard()->back();
    }
    QCOMPARE(m_customer->find<QLineEdit>("appId")->text(), m_standin->fact(u"appId"_s));
    QVERIFY(m_customer->goTo(Step::Secret));
    QVERIFY(m_customer->next()); // without entering it again
    QVERIFY(m_customer->goTo(Step::HandOver));
}

void EndToEndTest::lockedKeyringInTheMiddle()
{
    open();
    QVERIFY(m_customer->goTo(Step::Secret));
    QVERIFY(Keyring::lock());
    QVERIFY(m_customer->fill());
    m_customer->pressNext();
    QTRY_COMPARE(m_customer->shownFinding(), u"keychain.locked"_s);
    QCOMPARE(step(), Step::Secret);
    m_customer->find<QAbstractButton>("keepForSession")->click();
    QTRY_COMPARE(step(), Step::UploadKey);
    QVERIFY(Keyring::unlock());
    QVERIFY(m_customer->goTo(Step::HandOver));
    // What was kept for the session is gone with it, and can then be entered again.
    openWindows();
    QCOMPARE(step(), Step::HandOver);
    while (step() != Step::Secret) {
        m_customer->wizard()->back();
    }
    QTRY_VERIFY(!isReady(*m_customer->wizard()));
    QVERIFY(m_customer->goTo(Step::HandOver));
}

void EndToEndTest::lockedKeyringAfterARestart()
{
    open();
    QVERIFY(m_customer->goTo(Step::UploadKey));
    QVERIFY(Keyring::lock());
    openWindows();
    m_customer->wizard()->back();
    // Nobody is asked to enter it again, or for the password before it is needed.
    QVERIFY(isReady(*m_customer->wizard()));
    QVERIFY(Keyring::unlock());
    QVERIFY(m_customer->next());
    QVERIFY(m_customer->goTo(Step::HandOver));
}

void EndToEndTest::secretRemovedOutside()
{
    open();
    QVERIFY(m_customer->goTo(Step::UploadKey));
    QVERIFY(Keyring::secretTool({u"clear"_s, u"server"_s, u"mpwizard"_s}).isEmpty());
    openWindows();
    m_customer->wizard()->back();
    QTRY_COMPARE(m_customer->shownFinding(), u"keychain.absent"_s);
    QVERIFY(!isReady(*m_customer->wizard()));
    QVERIFY(m_customer->goTo(Step::HandOver));
}

void EndToEndTest::whitelistOnThenOff()
{
    open(u"api-whitelist"_s);
    QVERIFY(m_customer->goTo(Step::Secret));
    QVERIFY(m_customer->fill());
    m_customer->pressNext();
    QTRY_COMPARE(m_customer->shownFinding(), u"wechat.40164"_s);
    QCOMPARE(step(), Step::Secret);
    QVERIFY(m_standin->control(u"/repair"_s));
    openWindows(); // a new start asks at once; an open one would wait out the 10 s between two
                   // calls
    QCOMPARE(step(), Step::Secret);
    QVERIFY(m_customer->goTo(Step::HandOver));
}

void EndToEndTest::noKeyringAtAll()
{
    open();
    QVERIFY(Keyring::kill());
    QVERIFY(m_customer->goTo(Step::Secret));
    for (const QString &here : {Step::Secret, Step::UploadKey}) {
        QCOMPARE(step(), here);
        const char *said = here == Step::Secret ? "secretStored" : "keyStored";
        QTRY_COMPARE(m_customer->find<Notice>(said)->finding().id, u"keychain.no-service"_s);
        QVERIFY(!m_customer->find<QAbstractButton>("keepForSession"));
        QVERIFY(m_customer->fill());
        m_customer->pressNext();
        QTRY_VERIFY(m_customer->find<QAbstractButton>("keepForSession"));
        m_customer->find<QAbstractButton>("keepForSession")->click();
        QTRY_VERIFY(step() != here);
    }
    QVERIFY(m_customer->goTo(Step::Done));
}

int main(int argc, char **argv)
{
    if (argc == 2
        && qstrcmp(argv[1], kKeychainSubcommand)
            == 0) { // the windows start their own program as the helper
        const QCoreApplication app(argc, argv);
        return runKeychainHelper();
    }
    QApplication app(argc, argv);
    EndToEndTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_endtoend.moc"
