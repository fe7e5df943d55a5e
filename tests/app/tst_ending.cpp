// SPDX-License-Identifier: MIT
// The system wants the program to end: what was typed is saved, a copied secret is taken out of the
// clipboard, and it is quick. The windows run in a process of their own, which this program becomes
// when it is called with a folder.
#include "app/window.h"
#include "models/journal/journal.h"
#include "tests/gui/shown.h"
#include "wizard/home/homeview.h"
#include "wizard/secretclipboard.h"
#include "wizard/setupwizard.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {
const QString kTyped = u"My shop"_s;

void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}

/// A person: chooses what to do, goes to the second page, copies a secret, types, and has not
/// pressed Next yet.
void work()
{
    if (!qobject_cast<QApplication *>(QCoreApplication::instance())) {
        return; // the test itself
    }
    if (auto *home = shown<HomeView>()) {
        home->findChild<QAbstractButton *>(u"certify"_s)->click();
    }
    auto *wizard = shown<SetupWizard>();
    auto *name = wizard ? wizard->currentPage()->findChild<QLineEdit *>(u"name"_s) : nullptr;
    if (wizard && !name) {
        wizard->button(QWizard::NextButton)->click();
    }
    if (!name) {
        QTimer::singleShot(10, qApp, &work);
        return;
    }
    auto *clipboard = new SecretClipboard(wizard); // as long as the page, as on the page
    QObject::connect(clipboard, &SecretClipboard::cleared, wizard, [] { say("cleared"); });
    clipboard->copy(Secret("0123456789abcdef0123456789abcdef"));
    QTest::keyClicks(name, kTyped);
    say("typed");
    if (qEnvironmentVariableIsSet("HANG_ELSEWHERE")) { // as a resolver does
        QThreadPool::globalInstance()->start([] { QThread::sleep(60); });
    }
    if (qEnvironmentVariableIsSet("HANG")) {
        raise(SIGTERM);
        while (true) { } // as a driver or a file system may hang
    }
}

void workSoon()
{
    QTimer::singleShot(0, QCoreApplication::instance(), &work);
}

int child(int argc, char **argv)
{
    CommandLine line;
    line.locale = u"en"_s;
    line.dataDir = QFile::decodeName(argv[1]);
    return runWindow(argc, argv, line);
}

QString savedName(const QString &folder)
{
    const Clock clock;
    const auto journal = Journal::open(folder, clock);
    const auto list = journal ? (*journal)->journeys() : QList<JourneySummary>();
    return list.isEmpty() ? QString() : list.first().name;
}

class Child
{
public:
    explicit Child(const QHash<QString, QString> &variables = {})
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (auto it = variables.begin(); it != variables.end(); ++it) {
            environment.insert(it.key(), it.value());
        }
        m_process.setProcessEnvironment(environment);
        m_process.start(QCoreApplication::applicationFilePath(), {m_folder.path()});
    }
    bool hasTyped()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(20'000)) { }
        m_sinceTyped.start();
        return m_process.readLine() == "typed\n";
    }
    /// How long it took to end; -1 if it did not.
    qint64 ended() { return m_process.waitForFinished(10'000) ? m_sinceTyped.elapsed() : -1; }
    void signal(int number) const { ::kill(pid_t(m_process.processId()), number); }
    QProcess &process() { return m_process; }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QElapsedTimer m_sinceTyped;
};
} // namespace

class EndingTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesAndClears_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void savesAndClears()
    {
        QFETCH(const int, number);
        Child child;
        QVERIFY(child.hasTyped());
        child.signal(number);
        const qint64 duration = child.ended();
        QVERIFY2(duration >= 0 && duration <= 2'000, qPrintable(QString::number(duration)));
        QCOMPARE(child.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.process().exitCode(), 128 + number);
        QVERIFY(child.process().readAllStandardOutput().contains("cleared\n"));
        QCOMPARE(savedName(child.folder()), kTyped);
    }
    void endsThoughItHangs()
    {
        Child child({{u"HANG"_s, u"1"_s}});
        QVERIFY(child.hasTyped());
        const qint64 duration = child.ended();
        QVERIFY2(duration >= 0 && duration <= 4'000, qPrintable(QString::number(duration)));
        QCOMPARE(child.process().exitStatus(), QProcess::CrashExit); // SIGALRM
    }
    void endsThoughAThreadHangs()
    {
        Child child({{u"HANG_ELSEWHERE"_s, u"1"_s}});
        QVERIFY(child.hasTyped());
        child.signal(SIGTERM);
        const qint64 duration = child.ended();
        QVERIFY2(duration >= 0 && duration <= 4'000, qPrintable(QString::number(duration)));
        QCOMPARE(child.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.process().exitCode(), 128 + SIGTERM);
        QCOMPARE(savedName(child.folder()), kTyped);
    }
    void outlivesItsScreen()
    {
        QProcess screen;
        screen.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-nolisten"_s, u"tcp"_s});
        if (!screen.waitForStarted()) {
            QSKIP("no Xvfb");
        }
        while (!screen.canReadLine() && screen.waitForReadyRead(20'000)) { }
        const QString display = u":"_s + QString::fromLatin1(screen.readLine().trimmed());
        Child child({{u"DISPLAY"_s, display}, {u"QT_QPA_PLATFORM"_s, u"xcb"_s}});
        QVERIFY(child.hasTyped());
        screen.kill();
        QVERIFY(screen.waitForFinished());
        const qint64 duration = child.ended();
        QVERIFY2(duration >= 0 && duration <= 2'000, qPrintable(QString::number(duration)));
        QVERIFY(child.process().exitCode() != 0);
        QCOMPARE(child.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(savedName(child.folder()), kTyped);
    }
};

int main(int argc, char **argv)
{
    if (argc == 2 && QFile::exists(QFile::decodeName(argv[1]))) {
        return child(argc, argv);
    }
    const QCoreApplication app(argc, argv);
    EndingTest test;
    return QTest::qExec(&test, argc, argv);
}

Q_COREAPP_STARTUP_FUNCTION(workSoon)
#include "tst_ending.moc"
