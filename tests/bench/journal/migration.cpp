// SPDX-License-Identifier: MIT
// migration: the first start on a journal of the first schema with 10,000 journeys and 1,000,000
// events: how long it takes, and that its memory does not grow with the number of events (compared
// with 100,000). It runs itself ("migration FOLDER") for the measurement.
#include "models/journal/journal.h"
#include "tests/bench/windows/measure.h"
#include "tests/models/journal/oldjournal.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {
constexpr int journeys = 10'000;
constexpr int patience = 900'000;

/// \a each events in every journey: answers, steps and results of checks.
void fill(const QString &folder, int each)
{
    OldJournal old(folder);
    QList<NewEvent> events{
        {EventKind::Started, {{u"journey"_s, u"certify"_s}, {u"practice"_s, false}}}, {}};
    for (int i = 0; events.size() < each; ++i) {
        events.append({EventKind::StepEntered, {{u"step"_s, u"secret"_s}}});
        events.append(
            {EventKind::AnswerSet, {{u"certifiedCount"_s, i}, {u"edition"_s, u"team"_s}}});
        events.append({EventKind::CheckFinished,
            {{u"id"_s, u"domain.tls"_s}, {u"subject"_s, u"https://api.shop.example.com"_s},
                {u"status"_s, u"passed"_s}, {u"finding"_s, u""_s}, {u"raw"_s, QJsonObject()}}});
    }
    const QDateTime at(QDate(2026, 1, 31), QTime(8, 0), Qt::UTC);
    (void)old.database().run(u"BEGIN"_s);
    for (int i = 0; i < journeys; ++i) {
        events[1] = {EventKind::AnswerSet,
            {{u"name"_s, u"Shop %1 小店"_s.arg(i)},
                {u"appId"_s, u"wx%1"_s.arg(i, 16, 16, QChar(u'0'))}}};
        old.add(events, at.addSecs(i));
    }
    (void)old.database().run(u"COMMIT"_s);
}

/// The largest resident set of this process, in KiB.
double peakKib()
{
    QFile file(u"/proc/self/status"_s);
    const QByteArray status = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const qsizetype at = status.indexOf("VmHWM:");
    return at < 0 ? 0 : status.mid(at + 6).trimmed().split(' ').first().toDouble();
}

int measure(const QString &folder)
{
    const Clock clock;
    QElapsedTimer timer;
    timer.start();
    const auto journal = Journal::open(folder, clock);
    const double opened = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    if (!journal || (*journal)->entityCount({EntityKind::MiniProgram}) != journeys) {
        return 2;
    }
    timer.start();
    const auto page = (*journal)->entities({EntityKind::MiniProgram});
    const double listed = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    timer.start();
    const auto none = (*journal)->entities({EntityKind::MiniProgram, u"nothing like it"_s});
    const double filtered = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    std::printf("%f %f %f %f\n", opened, peakKib(), listed, filtered);
    return page.size() == 100 && none.isEmpty() ? 0 : 2;
}

/// Seconds, KiB, ms for the list, ms for a filter without a match; nothing if it could not be
/// measured.
QList<double> measured(const QString &folder)
{
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {folder});
    if (!process.waitForFinished(patience) || process.exitCode() != 0) {
        return {};
    }
    QList<double> values;
    for (const QByteArray &value : process.readAllStandardOutput().trimmed().split(' ')) {
        values.append(value.toDouble());
    }
    return values;
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc > 1) {
        return measure(QString::fromLocal8Bit(argv[1]));
    }
    const QTemporaryDir few;
    const QTemporaryDir many;
    fill(few.path(), 10);
    fill(many.path(), 100);
    const QList<double> small = measured(few.path());
    const QList<double> big = measured(many.path());
    const QList<double> again = measured(many.path());
    if (small.size() != 4 || big.size() != 4 || again.size() != 4) {
        return 2;
    }
    const bool isQuick = verdict("migration of 1,000,000 events", big.at(0), 120, "s",
        "100,000 events: " + QByteArray::number(small.at(0), 'f', 1) + " s");
    const bool isSmall = verdict("its peak memory, of 100,000 events'", big.at(1) / small.at(1),
        1.25, "x", QByteArray::number(big.at(1) / 1024, 'f', 0) + " MiB");
    const bool isOpened = verdict("start with them, migrated", again.at(0) * 1000, 100, "ms");
    const bool isListed = verdict("page of 100 of 10,000 mini programs", again.at(2), 16, "ms");
    const bool isFiltered = verdict("filter of them without a match", again.at(3), 16, "ms");
    return isQuick && isSmall && isOpened && isListed && isFiltered ? 0 : 1;
}
