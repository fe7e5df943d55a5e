// SPDX-License-Identifier: MIT
// saves: one change saved in a journey that has 200 domains and five runs of all checks behind it.
#include "models/journey/journeys/certify.h"
#include "tests/bench/windows/measure.h"
#include "tests/gui/desk.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace {
constexpr int domains = 200;
constexpr int runs = 5;
constexpr int checksOfADomain = 5;
constexpr int saves = 100;

QList<NewEvent> resultsOf(int run)
{
    QList<NewEvent> events;
    for (int i = 0; i < domains; ++i) {
        for (int check = 0; check < checksOfADomain; ++check) {
            events.append({EventKind::CheckFinished,
                {{u"id"_s, u"domain-%1"_s.arg(check)},
                    {u"subject"_s, u"https://api-%1.shop.example.com"_s.arg(i)},
                    {u"status"_s, u"passed"_s}, {u"finding"_s, QString()},
                    {u"facts"_s, QJsonObject{{u"run"_s, run}, {u"until"_s, u"2027-01-31"_s}}},
                    {u"raw"_s, QJsonObject()}}});
        }
    }
    return events;
}
} // namespace

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir folder;
    Language language(u"en"_s);
    const auto world = Composition::real(folder.path(), {}, language);
    if (!world) {
        return 2;
    }
    Session session((*world)->tools(), Journey::kCertify);
    for (int i = 0; i < domains; ++i) {
        DomainEntry entry;
        entry.text = u"https://api-%1.shop.example.com"_s.arg(i);
        session.answers().change(Journey::Keys::domains,
            [&entry](QList<DomainEntry> &domains) { domains.append(entry); });
    }
    for (int run = 0; run < runs; ++run) {
        if (!session.record(resultsOf(run))) {
            return 2;
        }
    }
    QList<double> answers;
    QList<double> lists;
    for (int i = 0; i < saves; ++i) {
        session.answers().set(Journey::Keys::name, u"Shop %1"_s.arg(i));
        QElapsedTimer timer;
        timer.start();
        if (!session.save()) {
            return 2;
        }
        answers.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        session.answers().change(Journey::Keys::domains,
            [i](QList<DomainEntry> &domains) { domains[i].text += u"/"_s; });
        timer.start();
        if (!session.save()) {
            return 2;
        }
        lists.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    const bool one = verdict("save, 200 domains and 5 runs", percentile(answers, 0.5), 5, "ms",
        "p99 " + QByteArray::number(percentile(answers, 0.99), 'f', 2));
    const bool all = verdict("save of a changed domain among 200", percentile(lists, 0.5), 5, "ms",
        "p99 " + QByteArray::number(percentile(lists, 0.99), 'f', 2));
    return one && all ? 0 : 1;
}
