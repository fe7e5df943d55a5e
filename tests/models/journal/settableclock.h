// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/clock.h"

/// A wall clock that stands still until it is told otherwise.
class SettableClock final : public Clock
{
public:
    QDateTime now() const override { return time; }

    QDateTime time = QDateTime(QDate(2026, 1, 31), QTime(8, 0), Qt::UTC);
};
