// SPDX-License-Identifier: MIT
// start: how long until the first page is painted, and how much memory it takes, compared with a
// bare QWizard of the same libraries. It runs itself: "start --bare|--real|--practice FOLDER" opens
// one window, says "painted <PSS KiB>" and ends.
#include "app/window.h"
#include "models/secrets/hardening.h"
#include "tests/bench/windows/measure.h"

#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QVBoxLayout>
#include <QWizard>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
constexpr int kRounds = 15;
constexpr int kPatience = 30'000;

/// Ends the program when a window has painted all that waits to be painted.
class FirstPaint final : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        auto *widget = qobject_cast<QWidget *>(watched);
        if (!m_seen && event->type() == QEvent::UpdateRequest && widget && widget->isWindow()) {
            m_seen = true;
            watched->event(event); // paints and flushes
            std::printf("painted %.0f\n", pssKib());
            std::fflush(stdout);
            _exit(0);
        }
        return false;
    }

private:
    bool m_seen = false;
};

/// Installed as soon as the application object exists.
void watch()
{
    qApp->installEventFilter(new FirstPaint);
}
Q_COREAPP_STARTUP_FUNCTION(watch)

int runBare(int &argc, char **argv)
{
    const QApplication app(argc, argv);
    QWizard wizard;
    for (int i = 0; i < 2; ++i) {
        auto *page = new QWizardPage(&wizard);
        page->setTitle(u"A page"_s);
        (new QVBoxLayout(page))->addWidget(new QLabel(u"Some text"_s, page));
        wizard.addPage(page);
    }
    wizard.resize(1040, 720);
    wizard.show();
    return QApplication::exec();
}

struct Start
{
    double ms = 0;
    double pss = 0;
};

Start measured(const QString &kind)
{
    const QTemporaryDir folder;
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(QCoreApplication::applicationFilePath(), {kind, folder.path()});
    QByteArray line;
    while (!line.contains('\n') && process.waitForReadyRead(kPatience)) {
        line += process.readAllStandardOutput();
    }
    const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    process.waitForFinished(kPatience);
    if (!line.startsWith("painted ")) {
        std::fprintf(stderr, "start %s failed\n", qPrintable(kind));
        std::exit(2);
    }
    return {ms, line.mid(8).trimmed().toDouble()};
}

int compare()
{
    const QStringList kinds{u"--bare"_s, u"--real"_s, u"--practice"_s};
    QList<double> ms[3];
    QList<double> pss[3];
    for (const QString &kind : kinds) {
        measured(kind); // from disk into the cache
    }
    for (int round = 0; round < kRounds; ++round) { // by turns, so that a busy machine hits all
        for (int i = 0; i < 3; ++i) {
            const Start start = measured(kinds[i]);
            ms[i].append(start.ms);
            pss[i].append(start.pss);
        }
    }
    bool holds = true;
    for (int i = 1; i < 3; ++i) {
        const QByteArray name = i == 1 ? "start" : "start, practice";
        const auto text = [](double ours, double bare, const char *unit) -> QByteArray {
            return QByteArray::number(ours, 'f', 0) + " and " + QByteArray::number(bare, 'f', 0)
                + unit;
        };
        // The fastest: whatever else the machine does only adds.
        const double ours = percentile(ms[i], 0), bare = percentile(ms[0], 0);
        const double ourPss = percentile(pss[i], 0.5), barePss = percentile(pss[0], 0.5);
        holds =
            verdict(name + ": time / bare QWizard", ours / bare, 1.3, "x", text(ours, bare, " ms"))
            && holds;
        holds = verdict(name + ": memory / bare QWizard", ourPss / barePss, 1.35, "x",
                    text(ourPss, barePss, " KiB"))
            && holds;
    }
    return holds ? 0 : 1;
}
} // namespace

int main(int argc, char **argv)
{
    const QString kind = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    if (kind == "--bare"_L1) {
        return runBare(argc, argv);
    }
    if (kind.isEmpty()) {
        const QCoreApplication app(argc, argv);
        return compare();
    }
    hardenProcess();
    QCoreApplication::setApplicationName(u"mpwizard"_s);
    CommandLine line;
    line.locale = u"en"_s;
    line.dataDir = QString::fromLocal8Bit(argv[2]);
    if (kind == "--practice"_L1) {
        line.practice = QString();
    }
    return runWindow(argc, argv, line);
}
