// SPDX-License-Identifier: MIT
// commits: durable appends to the journal, as one press of Next makes them.
#include "models/journal/journal.h"
#include "tests/bench/windows/measure.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    const Clock clock;
    const auto journal = Journal::open(folder.path(), clock);
    const auto id = journal ? (*journal)->start(u"certify"_s, false)
                            : Result<QString>(tl::unexpected(journal.error()));
    if (!id) {
        return 2;
    }
    const QList<NewEvent> events{{EventKind::StepConfirmed, {{u"step"_s, u"appid"_s}}},
        {EventKind::StepEntered, {{u"step"_s, u"secret"_s}}}};
    constexpr int kCommits = 1000;
    QList<double> times;
    QElapsedTimer all;
    all.start();
    for (int i = 0; i < kCommits; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!(*journal)->append(*id, events)) {
            return 2;
        }
        times.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    const double perSecond = kCommits * 1e9 / static_cast<double>(all.nsecsElapsed());
    return verdict("durable commit, p99", percentile(times, 0.99), 16, "ms",
               QByteArray::number(perSecond, 'f', 0) + " a second")
        ? 0
        : 1;
}
