// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QTest>

/// The result of \a future, once it is there; the finding "test.unanswered" if it is not within \a
/// milliseconds.
template <typename T>
Result<T> await(const Future<T> &future, int milliseconds = 5000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds)
        || future.resultCount() == 0) {
        return failure(QStringLiteral("test.unanswered"));
    }
    return future.result();
}

/// The id of the failure, "ok" if there is none.
template <typename T>
QString idOf(const Result<T> &result)
{
    return result ? QStringLiteral("ok") : result.error().id;
}
