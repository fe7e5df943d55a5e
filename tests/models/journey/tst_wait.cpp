// SPDX-License-Identifier: MIT
// The clock of a wait: midnight, weekends, days of 23 and of 25 hours, a clock that was set back.
#include "models/journey/wait.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Journey;

Q_DECLARE_METATYPE(Journey::Span)
Q_DECLARE_METATYPE(Journey::Wait::State)

namespace {
using State = Wait::State;
using Unit = Span::Unit;

constexpr Span kReview{1, 7, Unit::WorkingDays};
constexpr Span kTransfer{1, 10, Unit::Days};
constexpr Span kLegal{0, 24, Unit::Hours};

const QTimeZone kBerlin("Europe/Berlin");
const QTimeZone kShanghai("Asia/Shanghai");

QDateTime at(const char *text, const QTimeZone &zone = kShanghai)
{
    const QDateTime read = QDateTime::fromString(QString::fromLatin1(text), u"yyyy-MM-dd HH:mm"_s);
    return {read.date(), read.time(), zone};
}

/// One day after the other, as a person counts with a calendar.
int counted(QDate from, QDate to)
{
    int working = 0;
    for (QDate day = from.addDays(1); day <= to; day = day.addDays(1)) {
        working += day.dayOfWeek() == Qt::Saturday || day.dayOfWeek() == Qt::Sunday ? 0 : 1;
    }
    return working;
}
} // namespace

class WaitTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void standsAsItShould_data()
    {
        QTest::addColumn<QDateTime>("since");
        QTest::addColumn<Span>("span");
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<State>("state");
        QTest::addColumn<int>("passed");
        // 20 Nov 2026 is a Friday.
        const QDateTime friday = at("2026-11-20 15:00");
        const auto row = [](const char *name, const QDateTime &since, const Span &span,
                             const QDateTime &now, State state, int passed) {
            QTest::newRow(name) << since << span << now << state << passed;
        };
        row("the same day", friday, kReview, friday, State::Running, 0);
        row("over the weekend", friday, kReview, at("2026-11-22 23:59"), State::Running, 0);
        row("Monday", friday, kReview, at("2026-11-23 00:00"), State::Running, 1);
        row("the last minute", friday, kReview, at("2026-12-01 23:59"), State::Running, 7);
        row("midnight", friday, kReview, at("2026-12-02 00:00"), State::Over, 8);
        row("over, on a weekend", friday, kReview, at("2026-12-05 12:00"), State::Over, 10);
        row("from a Saturday", at("2026-11-21 10:00"), kReview, at("2026-12-01 23:59"),
            State::Running, 7);
        row("just before midnight", at("2026-11-20 23:59"), kReview, at("2026-11-21 00:00"),
            State::Running, 0);
        row("the clock was set back a day", friday, kReview, at("2026-11-19 15:00"), State::Ahead,
            0);
        row("set back within the day", friday, kReview, at("2026-11-20 14:00"), State::Running, 0);
        row("ten days", friday, kTransfer, at("2026-11-30 23:59"), State::Running, 10);
        row("ten days and a minute", friday, kTransfer, at("2026-12-01 00:00"), State::Over, 11);
        row("24 hours less a minute", friday, kLegal, at("2026-11-21 14:59"), State::Running, 23);
        row("24 hours", friday, kLegal, at("2026-11-21 15:00"), State::Over, 24);
        row("hours, set back", friday, kLegal, at("2026-11-20 14:59"), State::Ahead, 0);
        // Clocks go forward on 28 March and back on 31 October 2027.
        const QDateTime spring = at("2027-03-27 12:00", kBerlin);
        row("a day of 23 hours", spring, kLegal, at("2027-03-28 12:59", kBerlin), State::Running,
            23);
        row("a day of 23 hours, over", spring, kLegal, at("2027-03-28 13:00", kBerlin), State::Over,
            24);
        row("days of any length", at("2027-03-26 00:00", kBerlin), kTransfer,
            at("2027-04-05 23:59", kBerlin), State::Running, 10);
        const QDateTime autumn = at("2027-10-30 12:00", kBerlin);
        row("a day of 25 hours", autumn, kLegal, at("2027-10-31 10:59", kBerlin), State::Running,
            23);
        row("a day of 25 hours, over", autumn, kLegal, at("2027-10-31 11:00", kBerlin), State::Over,
            24);
        row("working days over it", at("2027-10-29 23:59", kBerlin), kReview,
            at("2027-11-09 23:59", kBerlin), State::Running, 7);
    }
    void standsAsItShould()
    {
        QFETCH(const QDateTime, since);
        QFETCH(const Span, span);
        QFETCH(const QDateTime, now);
        const Wait wait = judged(since, span, now);
        QTEST(wait.state, "state");
        QTEST(wait.passed, "passed");
    }
    void saysWhenItMayEndAndWhenItShouldHave()
    {
        const Wait review = judged(at("2026-11-20 15:00"), kReview, at("2026-11-20 15:00"));
        QCOMPARE(review.earliest.date(), QDate(2026, 11, 23));
        QCOMPARE(review.latest.date(), QDate(2026, 12, 1));
        const Wait legal = judged(at("2026-11-20 15:00"), kLegal, at("2026-11-20 15:00"));
        QCOMPARE(legal.latest, at("2026-11-21 15:00"));
        const Wait transfer = judged(at("2026-11-20 15:00"), kTransfer, at("2026-11-20 15:00"));
        QCOMPARE(transfer.latest.date(), QDate(2026, 11, 30));
    }
    // It ends at midnight, and never begins anew while the days go on.
    void goesOneWay()
    {
        const QDateTime since = at("2026-11-20 15:00");
        bool wasOver = false;
        int passed = 0;
        for (QDateTime now = since; now < since.addDays(30); now = now.addSecs(1800)) {
            const Wait wait = judged(since, kReview, now);
            QVERIFY(wait.passed >= passed);
            QVERIFY(!wasOver || wait.state == State::Over);
            QCOMPARE(wait.state == State::Over, now.date() > wait.latest.date());
            passed = wait.passed;
            wasOver = wait.state == State::Over;
        }
        QVERIFY(wasOver);
    }
    void countsWorkingDaysAsACalendarDoes()
    {
        const QDate first(2026, 11, 16);
        for (int from = 0; from < 14; ++from) {
            const QDate begun = first.addDays(from);
            for (int days = 0; days < 40; ++days) {
                QCOMPARE(workingDaysBetween(begun, begun.addDays(days)),
                    counted(begun, begun.addDays(days)));
            }
            for (int count = 1; count < 25; ++count) {
                const QDate end = afterWorkingDays(begun, count);
                QCOMPARE(counted(begun, end), count);
                QVERIFY(end.dayOfWeek() < Qt::Saturday);
            }
            QCOMPARE(afterWorkingDays(begun, 0), begun);
            QCOMPARE(workingDaysBetween(begun, begun.addDays(-3)), 0);
        }
    }
    void knowsTheUnitsOfTheRulebook()
    {
        QCOMPARE(unitFromId(u"hours"_s), Unit::Hours);
        QCOMPARE(unitFromId(u"days"_s), Unit::Days);
        QCOMPARE(unitFromId(u"working-days"_s), Unit::WorkingDays);
    }
};

QTEST_APPLESS_MAIN(WaitTest)
#include "tst_wait.moc"
