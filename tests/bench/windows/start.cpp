// SPDX-License-Identifier: MIT
// start: how long until the first page is painted, and how much memory it takes, compared with a
// bare QWizard of the same libraries; and with nine times the tables and words of journeys
// ("startnine"), compared with what there is. It runs itself: "start --bare|--real|--practice
// FOLDER" opens one window, says "painted <PSS KiB>" and ends.
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

/// The program beside this one of the name \a program, started as \a kind.
Start measured(const QString &program, const QString &kind)
{
    const QTemporaryDir folder;
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(QCoreApplication::applicationDirPath() + u'/' + program, {kind, folder.path()});
    QByteArray line;
    while (!line.contains('\n') && process.waitForReadyRead(kPatience)) {
        line += process.readAllStandardOutput();
    }
    const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    process.waitForFinished(kPatience);
    if (!line.startsWith("painted ")) {
        std::fprintf(stderr, "%s %s failed\n", qPrintable(program), qPrintable(kind));
        std::exit(2);
    }
    return {ms, line.mid(8).trimmed().toDouble()};
}

/// Many starts of one kind.
struct Starts
{
    QString program;
    QString kind;
    QList<double> ms = {};
    QList<double> pss = {};
};

bool compare(
    const QByteArray &name, const Starts &ours, const Starts &theirs, double time, double memory)
{
    const auto line = [&name](const char *what, double our, double their, double limit,
                          const char *unit) {
        return verdict(name.split('/').first() + what + " / " + name.split('/').last(), our / their,
            limit, "x",
            QByteArray::number(our, 'f', 0) + " and " + QByteArray::number(their, 'f', 0) + unit);
    };
    // The fastest: whatever else the machine does only adds.
    const bool isFast =
        line(": time", percentile(ours.ms, 0), percentile(theirs.ms, 0), time, " ms");
    const bool isSmall =
        line(": memory", percentile(ours.pss, 0.5), percentile(theirs.pss, 0.5), memory, " KiB");
    return isFast && isSmall;
}

int compareAll()
{
    const QString start = u"start"_s;
    QList<Starts> all{{start, u"--bare"_s}, {start, u"--real"_s}, {start, u"--practice"_s},
        {u"startnine"_s, u"--real"_s}};
    for (const Starts &starts : std::as_const(all)) {
        measured(starts.program, starts.kind); // from disk into the cache
    }
    for (int round = 0; round < kRounds; ++round) { // by turns, so that a busy machine hits all
        for (Starts &starts : all) {
            const Start one = measured(starts.program, starts.kind);
            starts.ms.append(one.ms);
            starts.pss.append(one.pss);
        }
    }
    const bool real = compare("start/bare QWizard", all[1], all[0], 1.3, 1.35);
    const bool practice = compare("start, practice/bare QWizard", all[2], all[0], 1.3, 1.35);
    const bool nine = compare("start, nine journeys/one", all[3], all[1], 1.05, 1.05);
    return real && practice && nine ? 0 : 1;
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
        return compareAll();
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
