// SPDX-License-Identifier: MIT
#pragma once
#include <QDate>
#include <QDateTime>
#include <QString>

/// The clock of a wait: a pure function of when it began, how long such a thing takes, and now.
namespace Journey {

/// How long something takes, at least and at most.
struct Span
{
    enum class Unit { Hours, Days, WorkingDays };

    int least;
    int most;
    Unit unit;
};
/// The unit that facts call \a id ("working-days"); days for one of a newer rulebook.
Span::Unit unitFromId(const QString &id);

/// How a wait stands. What is counted in days is counted in days of the calendar, whatever a day's
/// length; the day on which it began does not count. Working days leave out Saturdays and Sundays;
/// public holidays, and working Saturdays made up for them, are not known.
struct Wait
{
    enum class State {
        Ahead, ///< it began after now: the date or the computer's clock is wrong
        Running,
        Over, ///< it takes longer than it should
    };

    State state;
    QDateTime earliest; ///< when it may end at first; of days the beginning of the day
    QDateTime latest; ///< when it should have ended; of days the beginning of the last one
    int passed; ///< whole units since it began
};
/// \a since and \a now are in the time zone whose days are counted.
Wait judged(const QDateTime &since, const Span &span, const QDateTime &now);

/// The working day that comes \a count working days after \a day.
QDate afterWorkingDays(QDate day, int count);
/// How many working days lie after \a from, up to \a to.
int workingDaysBetween(QDate from, QDate to);
} // namespace Journey
