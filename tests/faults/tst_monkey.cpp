// SPDX-License-Identifier: MIT
// Random events over the real windows: whatever is pressed, nothing crashes, no window is lost and
// the journal can be read. MONKEY_EVENTS and MONKEY_SEEDS make it longer; MONKEY_SEED repeats one;
// MONKEY_VERBOSE tells each event.
#include "app/windows.h"
#include "models/secrets/keychainhelper.h"
#include "tests/faults/monkey.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QDesktopServices>
#include <QPointer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;

namespace {
int fromEnvironment(const char *name, int otherwise)
{
    const int value = qEnvironmentVariableIntValue(name);
    return value > 0 ? value : otherwise;
}

QtMessageHandler reporter = nullptr;

// What the offscreen platform says thousands of times would hide what went wrong.
void reportWhatMatters(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (!text.startsWith(u"This plugin does not support"_s)
        && !text.contains(u"occurs outside target window"_s)) {
        reporter(type, context, text);
    }
}

bool isAnyWindowOpen()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    return std::any_of(
        windows.begin(), windows.end(), [](const QWidget *window) { return window->isVisible(); });
}
} // namespace

class MonkeyTest final : public QObject
{
    Q_OBJECT
public Q_SLOTS:
    void browse(const QUrl & /*url*/) { ++m_browsed; }

private Q_SLOTS:
    void initTestCase();
    void survives_data();
    void survives();
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"https"_s); }

private:
    void open();
    void openAgainIfClosed();
    void verifyJournal();

    QTemporaryDir m_folder;
    CommandLine m_line;
    Services m_services;
    std::unique_ptr<Windows> m_windows;
    std::unique_ptr<QSignalSpy> m_closed;
    int m_browsed = 0;
    int m_loopLevel = 0;
    int m_starts = 0;
};

void MonkeyTest::initTestCase()
{
    reporter = qInstallMessageHandler(reportWhatMatters);
    applyTheme(Theme::light());
    QApplication::setQuitOnLastWindowClosed(false);
    QDesktopServices::setUrlHandler(u"https"_s, this, "browse");
    m_services.wechat = m_services.upload = QUrl(u"https://127.0.0.1:1"_s); // nobody is there
    m_services.isTest = true;
}

void MonkeyTest::survives_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("practice");
    if (const int seed = fromEnvironment("MONKEY_SEED", 0); seed > 0) {
        QTest::addRow("seed %d", seed) << quint32(seed) << (seed % 2 == 1);
        return;
    }
    const int seeds = fromEnvironment("MONKEY_SEEDS", 2);
    for (int seed = 1; seed <= seeds; ++seed) {
        QTest::addRow("seed %d", seed) << quint32(seed) << (seed % 2 == 1);
    }
}

void MonkeyTest::open()
{
    ++m_starts;
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // as at the end of exec()
    m_windows.reset(); // the lock of the folder goes with the old ones
    m_windows = std::make_unique<Windows>(m_line, m_services);
    QVERIFY(m_windows->start());
}

// The program ends with its last window, and the user starts it again.
void MonkeyTest::openAgainIfClosed()
{
    const bool isNested = QThread::currentThread()->loopLevel() > m_loopLevel; // in a menu's loop
    if (!isNested && !isAnyWindowOpen()) {
        QVERIFY2(!m_closed->isEmpty(),
            "no window is left, and nobody was told that the last one closed");
        m_closed->clear();
        open();
    }
}

void MonkeyTest::verifyJournal()
{
    const Clock clock;
    const auto journal = Journal::open(m_line.dataDir, clock);
    QVERIFY(journal);
    QCOMPARE((*journal)->notice().id, QString());
    for (const JourneySummary &journey : (*journal)->journeys({}, 0, 1000)) {
        QVERIFY2((*journal)->load(journey.id), qPrintable(journey.id));
    }
}

void MonkeyTest::survives()
{
    QFETCH(const quint32, seed);
    QFETCH(const bool, practice);
    m_line = {};
    m_line.locale = u"en"_s;
    m_line.dataDir = m_folder.filePath(QString::number(seed));
    if (practice) {
        m_line.practice = QString();
    }
    m_starts = 0;
    open();
    m_closed = std::make_unique<QSignalSpy>(qApp, &QGuiApplication::lastWindowClosed);
    Monkey monkey(seed, m_folder.path());
    QSignalSpy finished(&monkey, &Monkey::finished);
    QTimer keeper; // a window may be closed and another opened in one turn of the event loop
    connect(&keeper, &QTimer::timeout, this, &MonkeyTest::openAgainIfClosed);
    keeper.start(5);
    m_loopLevel = QThread::currentThread()->loopLevel() + 1; // what waits for the end
    monkey.start(fromEnvironment("MONKEY_EVENTS", 2500));
    const bool ended = finished.wait(fromEnvironment("MONKEY_PATIENCE_MS", 300'000));
    keeper.stop();
    qInfo("seed %u: %d events, %d starts, %d links, %d pages, slowest %d ms (%s)", seed,
        monkey.done(), m_starts, m_browsed, int(monkey.seen().size()), monkey.slowestMs(),
        qPrintable(monkey.slowest()));
    QVERIFY(ended);
    QVERIFY2(monkey.seen().size() >= 2, "it was on one page only");
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_windows.reset();
    verifyJournal();
}

int main(int argc, char **argv)
{
    if (argc == 2
        && qstrcmp(argv[1], kKeychainSubcommand)
            == 0) { // the windows start their own program as the helper
        const QCoreApplication app(argc, argv);
        return runKeychainHelper();
    }
    const QApplication app(argc, argv);
    MonkeyTest test;
    // Inside exec(): elsewhere Qt does not say that the last window was closed.
    QTimer::singleShot(0, &test, [&] { QCoreApplication::exit(QTest::qExec(&test, argc, argv)); });
    return QApplication::exec();
}

#include "tst_monkey.moc"
