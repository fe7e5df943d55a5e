// SPDX-License-Identifier: MIT
// What a keychain can do to the program beyond saying no: be slow, be another one tomorrow, hang
// while the window closes. Runs in tests/support/with-keyring.sh; the second keychain is
// tests/support/secret-service.py.
#include "app/windows.h"
#include "models/secrets/keychainhelper.h"
#include "tests/e2e/customer.h"
#include "tests/gui/steps.h"
#include "tests/support/await.h"
#include "tests/support/keyring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
constexpr auto kCloseInFlight = "--close-in-flight";
constexpr int kSlowMs = 250;
const SecretRef Ref{u"0f8c"_s, u"app-secret"_s};

/// The keychain of another desktop, in place of the gnome-keyring; ends with this object.
class SecondKeychain
{
public:
    explicit SecondKeychain(int delayMs = 0)
    {
        m_process.start(QStringLiteral(SOURCE_DIR "/tests/support/secret-service.py"),
            {u"--delay"_s, QString::number(delayMs)});
    }
    ~SecondKeychain()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(SecondKeychain)

    bool isReady()
    {
        return QTest::qWaitFor([this] { return m_process.canReadLine(); })
            && m_process.readLine() == "ready\n";
    }
    /// The calls that made, changed or handed out a secret since the last time.
    QByteArrayList calls()
    {
        QByteArrayList list = m_process.readAllStandardOutput().split('\n');
        list.removeAll({});
        return list;
    }

private:
    QProcess m_process;
};

bool startKeyring()
{
    QProcess program;
    program.start(u"gnome-keyring-daemon"_s, {u"--unlock"_s, u"--components=secrets"_s});
    program.write(qgetenv("KEYRING_PASSWORD"));
    program.closeWriteChannel();
    program.waitForFinished();
    return QTest::qWaitFor([] { return Keyring::isThere(); });
}

qint64 keyringPid()
{
    return QDBusConnection::sessionBus()
        .interface()
        ->servicePid(u"org.freedesktop.secrets"_s)
        .value();
}

bool endKeychain()
{
    ::kill(static_cast<pid_t>(keyringPid()), SIGKILL);
    return QTest::qWaitFor([] { return !Keyring::isThere(); });
}

/// Whether this process has a helper at work.
bool hasHelper()
{
    QProcess children;
    children.start(u"pgrep"_s,
        {u"-P"_s, QString::number(getpid()), u"-f"_s, u"--"_s, QLatin1String(kKeychainSubcommand)});
    children.waitForFinished();
    return children.exitCode() == 0;
}

/// The program whose window is closed while the keychain, which hangs, is to keep the AppSecret.
int closeInFlight(int argc, char **argv)
{
    const QApplication app(argc, argv);
    CommandLine line;
    line.locale = u"en"_s;
    line.dataDir = QString::fromLocal8Bit(argv[2]);
    const StandinProgram standin(QStringLiteral(STANDIN), u"all-well"_s);
    const auto services = Services::fromFile(standin.servicesFile());
    if (!services) {
        return 3;
    }
    Windows windows(line, *services);
    windows.start();
    Customer customer(standin);
    customer.certify();
    QTimer::singleShot(0, &app, [&] {
        const bool there = customer.goTo(Step::Secret) && customer.fill();
        ::kill(static_cast<pid_t>(keyringPid()), SIGSTOP);
        customer.pressNext();
        if (!there || !QTest::qWaitFor([] { return hasHelper(); }, 20'000)) {
            QCoreApplication::exit(4);
            return;
        }
        customer.wizard()->close(); // is told that the AppSecret is not kept yet
        customer.wizard()->close();
    });
    return QApplication::exec();
}
} // namespace

class KeychainFaultsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();

    void aWindowThatClosesInFlight();
    void aSlowKeychain();
    void aSlowKeychainAndTheDeadline();
    void anotherKeychain(); // the last one: it ends the keyring

private:
    void open();

    QTemporaryDir m_folder;
    std::unique_ptr<StandinProgram> m_standin;
    std::unique_ptr<Customer> m_customer;
    std::unique_ptr<Windows> m_windows;
};

void KeychainFaultsTest::cleanup()
{
    m_windows.reset();
    m_customer.reset();
    m_standin.reset();
}

void KeychainFaultsTest::open()
{
    if (!m_standin) {
        m_standin = std::make_unique<StandinProgram>(QStringLiteral(STANDIN), u"all-well"_s);
        m_customer = std::make_unique<Customer>(*m_standin);
    }
    CommandLine line;
    line.locale = u"en"_s;
    line.dataDir = m_folder.path();
    m_windows.reset();
    m_windows = std::make_unique<Windows>(line, *Services::fromFile(m_standin->servicesFile()));
    QVERIFY(m_windows->start());
}

void KeychainFaultsTest::aWindowThatClosesInFlight()
{
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    program.start(
        QCoreApplication::applicationFilePath(), {QLatin1String(kCloseInFlight), m_folder.path()});
    QVERIFY(QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 40'000));
    const qint64 daemon = keyringPid();
    QFile stat(u"/proc/%1/stat"_s.arg(daemon));
    QVERIFY(stat.open(QIODevice::ReadOnly));
    QVERIFY(stat.readAll().contains(") T ")); // the keychain hangs still
    ::kill(static_cast<pid_t>(daemon), SIGCONT);
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);

    open(); // where it was closed, and what was not kept is not said to be
    QCOMPARE(m_customer->wizard()->currentStep(), Step::Secret);
    QVERIFY(!m_customer->find<QWidget>("secretStored")->isVisible());
    QVERIFY(m_customer->goTo(Step::UploadKey));
}

void KeychainFaultsTest::aSlowKeychain()
{
    QVERIFY(endKeychain());
    SecondKeychain slow(kSlowMs);
    QVERIFY(slow.isReady());
    KeychainSecretStore store(
        QCoreApplication::applicationFilePath(), {QLatin1String(kKeychainSubcommand)});
    store.setDeadlines(30'000, 30'000);
    QSignalSpy prompts(&store, &KeychainSecretStore::promptMayBeOpen);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(idOf(await(store.write(Ref, Secret("kept")), 30'000)), u"ok"_s);
    QVERIFY2(timer.elapsed() > 4 * kSlowMs, "it was not slow");
    QCOMPARE(slow.calls(), (QByteArrayList{"create", "read"})); // once, and read back
    const auto read = await(store.read(Ref), 30'000);
    QVERIFY(read);
    QVERIFY(read->reveal() == QByteArrayView("kept"));
    QCOMPARE(idOf(await(store.remove(Ref), 30'000)), u"ok"_s);
    QCOMPARE(slow.calls(), (QByteArrayList{"read", "delete"}));
    QCOMPARE(prompts.count(), 0); // nothing asks for a password
}

// 2 s a call are more than the 3 s of an operation.
void KeychainFaultsTest::aSlowKeychainAndTheDeadline()
{
    SecondKeychain slow(1500);
    QVERIFY(slow.isReady());
    KeychainSecretStore store(
        QCoreApplication::applicationFilePath(), {QLatin1String(kKeychainSubcommand)});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(idOf(await(store.write(Ref, Secret("kept")), 10'000)), u"keychain.hung"_s);
    QVERIFY2(timer.elapsed() < 4500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(slow.calls(), QByteArrayList{}); // the helper is gone, and nothing comes later
}

// A home that is used under GNOME today and under another desktop tomorrow.
void KeychainFaultsTest::anotherKeychain()
{
    QVERIFY(startKeyring());
    open();
    QVERIFY(m_customer->goTo(Step::UploadKey));
    QVERIFY(endKeychain());
    SecondKeychain second;
    QVERIFY(second.isReady());
    open();
    m_customer->wizard()->back();
    QTRY_COMPARE(m_customer->shownFinding(), u"keychain.elsewhere"_s);
    QVERIFY(!isReady(*m_customer->wizard())); // it is asked for again
    QVERIFY(m_customer->goTo(Step::UploadKey));
    open(); // and from now on it is in the second one
    m_customer->wizard()->back();
    QVERIFY(isReady(*m_customer->wizard()));
    QVERIFY(m_customer->next());
    QCOMPARE(m_customer->shownFinding(), QString());
}

int main(int argc, char **argv)
{
    if (argc == 2
        && qstrcmp(argv[1], kKeychainSubcommand)
            == 0) { // the windows start their own program as the helper
        const QCoreApplication app(argc, argv);
        return runKeychainHelper();
    }
    if (argc == 3 && qstrcmp(argv[1], kCloseInFlight) == 0) {
        return closeInFlight(argc, argv);
    }
    const QApplication app(argc, argv);
    KeychainFaultsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychainfaults.moc"
