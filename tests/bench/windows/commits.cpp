// SPDX-License-Identifier: MIT
// commits: durable appends to the journal, as one press of Next makes them.
#include "models/journal/journal.h"
#include "tests/bench/windows/measure.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace {
/// Milliseconds of each of many appends; nothing if one failed.
QList<double> committed(Journal &journal, const QString &id, const QList<NewEvent> &events)
{
    QList<double> times;
    for (int i = 0; i < 1000; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (!journal.append(id, events)) {
            return {};
        }
        times.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}
} // namespace

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
    const QList<NewEvent> steps{{EventKind::StepConfirmed, {{u"step"_s, u"appid"_s}}},
        {EventKind::StepEntered, {{u"step"_s, u"secret"_s}}}};
    const QList<NewEvent> answers{
        {EventKind::AnswerSet, {{u"name"_s, u"Shop"_s}, {u"edition"_s, u"team"_s}}}};
    const QList<double> confirmed = committed(**journal, *id, steps);
    const QList<double> answered = committed(**journal, *id, answers + steps);
    if (confirmed.isEmpty() || answered.isEmpty()) {
        return 2;
    }
    const bool isQuick = verdict("durable commit, p99", percentile(confirmed, 0.99), 16, "ms",
        "median " + QByteArray::number(percentile(confirmed, 0.5), 'f', 2));
    const bool isQuickToo =
        verdict("the same with answers for two entities", percentile(answered, 0.99), 16, "ms",
            "median " + QByteArray::number(percentile(answered, 0.5), 'f', 2));
    return isQuick && isQuickToo ? 0 : 1;
}
