// SPDX-License-Identifier: MIT
#include "models/journey/wait.h"

using namespace Qt::StringLiterals;

namespace Journey {
namespace {
constexpr qint64 kHour = 3600;

QDate after(QDate day, int count, Span::Unit unit)
{
    return unit == Span::Unit::WorkingDays ? afterWorkingDays(day, count) : day.addDays(count);
}

Wait::State stateOf(bool isAhead, bool isOver)
{
    return isAhead ? Wait::State::Ahead : isOver ? Wait::State::Over : Wait::State::Running;
}

// An hour is as long as any other, whatever the clocks on the wall do.
Wait judgedByTheHour(const QDateTime &since, const Span &span, const QDateTime &now)
{
    const qint64 seconds = since.secsTo(now);
    return {stateOf(seconds < 0, seconds >= span.most * kHour), since.addSecs(span.least * kHour),
        since.addSecs(span.most * kHour), static_cast<int>(qMax<qint64>(0, seconds / kHour))};
}
} // namespace

Span::Unit unitFromId(const QString &id)
{
    return id == "hours"_L1       ? Span::Unit::Hours
        : id == "working-days"_L1 ? Span::Unit::WorkingDays
                                  : Span::Unit::Days;
}

QDate afterWorkingDays(QDate day, int count)
{
    while (count > 0) {
        day = day.addDays(1);
        count -= day.dayOfWeek() < Qt::Saturday ? 1 : 0;
    }
    return day;
}

int workingDaysBetween(QDate from, QDate to)
{
    const qint64 days = qMax<qint64>(0, from.daysTo(to));
    int working = static_cast<int>(days / 7 * 5);
    for (QDate day = from.addDays(days / 7 * 7); day < to;) {
        day = day.addDays(1);
        working += day.dayOfWeek() < Qt::Saturday ? 1 : 0;
    }
    return working;
}

Wait judged(const QDateTime &since, const Span &span, const QDateTime &now)
{
    if (span.unit == Span::Unit::Hours) {
        return judgedByTheHour(since, span, now);
    }
    const QDate begun = since.date();
    const QDate today = now.date();
    const QDate last = after(begun, span.most, span.unit);
    const int passed = span.unit == Span::Unit::WorkingDays
        ? workingDaysBetween(begun, today)
        : static_cast<int>(qMax<qint64>(0, begun.daysTo(today)));
    return {stateOf(today<begun, today> last), after(begun, span.least, span.unit).startOfDay(),
        last.startOfDay(), passed};
}
} // namespace Journey
