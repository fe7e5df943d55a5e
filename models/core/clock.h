// SPDX-License-Identifier: MIT
#pragma once
#include <QDateTime>
#include <QElapsedTimer>

/// Wall time for showing, monotonic time for measuring. Tests pass their own.
class Clock
{
public:
    Clock() { m_monotonic.start(); }
    virtual ~Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    /// UTC, millisecond precision. May jump; never used for time limits.
    virtual QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
    /// Milliseconds since this clock was made; never goes back.
    virtual qint64 monotonicMs() const { return m_monotonic.elapsed(); }

private:
    QElapsedTimer m_monotonic;
};
