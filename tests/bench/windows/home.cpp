// SPDX-License-Identifier: MIT
// home: the list of all mini programs over 10,000 of them with 1,000,000 events, compared with
// 1,000 events. It runs itself ("home FOLDER") for the measurement, so that making the journal does
// not count.
#include "app/composition.h"
#include "tests/bench/windows/measure.h"
#include "wizard/home/homeview.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {
constexpr int kPatience = 300'000;

/// Journeys through the journal, so that their rows are what it writes; \a more events for each.
bool fillJournal(const QString &folder, int journeys, int more)
{
    const Clock clock;
    const auto journal = Journal::open(folder, clock);
    if (!journal) {
        return false;
    }
    QList<NewEvent> events;
    for (int i = 0; i < more; ++i) {
        events.append({EventKind::StepEntered, {{u"step"_s, u"secret"_s}}});
    }
    for (int i = 0; i < journeys; ++i) {
        const auto id = (*journal)->start(u"certify"_s, false);
        events.first() = {EventKind::AnswerSet,
            {{u"name"_s, u"Shop %1 小店"_s.arg(i)},
                {u"appId"_s, u"wx%1"_s.arg(i, 16, 16, QChar(u'0'))}}};
        if (!id || !(*journal)->append(*id, events)) {
            return false;
        }
    }
    return true;
}

/// Runs \a action and what it leaves to paint; milliseconds.
template <typename Action>
double timed(const Action &action)
{
    QElapsedTimer timer;
    timer.start();
    action();
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

int measure(const QString &folder)
{
    Language language(u"en"_s);
    const auto world = Composition::real(folder, {}, language);
    if (!world) {
        return 2;
    }
    { // the first window of a process loads fonts and style: not what is measured here
        QLineEdit line;
        line.show();
        QApplication::processEvents();
    }
    std::unique_ptr<HomeView> window;
    const double open = timed([&] {
        window = std::make_unique<HomeView>((*world)->tools());
        window->show();
    });
    auto *filter = window->findChild<QLineEdit *>(u"filter"_s);
    double slowest = 0;
    for (const QString &text : {u"s"_s, u"sh"_s, u"sho"_s, u"shop"_s, u"shop 9"_s, u"shop 99"_s,
             u"shop 999"_s, u"shop 9999"_s, u"nothing like it"_s, u"小"_s, u"小店"_s, u"wx"_s,
             u"wx00"_s, u"26f"_s, u""_s}) {
        slowest = qMax(slowest, timed([&] { filter->setText(text); }));
    }
    std::printf("%f %f %f\n", open, slowest, pssKib());
    return 0;
}

QList<double> measured(const QString &folder)
{
    QList<double> best;
    for (int round = 0; round < 5; ++round) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {folder});
        if (!process.waitForFinished(kPatience) || process.exitCode() != 0) {
            return {};
        }
        const auto fields = process.readAllStandardOutput().split(' ');
        for (int i = 0; i < 3; ++i) {
            const double value = fields.value(i).toDouble();
            round == 0 ? best.append(value) : void(best[i] = qMin(best[i], value));
        }
    }
    return best;
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc > 1) {
        applyTheme(Theme::light());
        return measure(QString::fromLocal8Bit(argv[1]));
    }
    const QTemporaryDir big;
    const QTemporaryDir small;
    if (!fillJournal(big.path(), 10'000, 99) || !fillJournal(small.path(), 100, 9)) {
        return 2;
    }
    const QList<double> many = measured(big.path());
    const QList<double> few = measured(small.path());
    if (many.isEmpty() || few.isEmpty()) {
        return 2;
    }
    const bool opens = verdict("Home of 10,000 and 1,000,000 events: open", many[0], 100, "ms");
    const bool filters = verdict(
        "Home of 10,000 and 1,000,000 events: filter", many[1], 16, "ms", "slowest keystroke");
    const bool small_ =
        verdict("Home of 1,000,000 events: memory / 1,000", many[2] / few[2], 1.1, "x",
            QByteArray::number(many[2], 'f', 0) + " and " + QByteArray::number(few[2], 'f', 0)
                + " KiB");
    return opens && filters && small_ ? 0 : 1;
}
