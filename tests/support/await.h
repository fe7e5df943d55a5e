// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QDeadlineTimer>
#include <QTest>
#include <QTimer>

/// Lets events come until \a future is finished; false if it is not within \a milliseconds. Unlike
/// QTest::qWaitFor(), which looks each 10 ms, it costs no time: an answer over TLS takes many
/// turns.
template <typename T>
bool settles(const QFuture<T> &future, int milliseconds = 5000)
{
    QFutureWatcher<T> watcher; // it and the alarm wake the loop
    watcher.setFuture(future);
    QTimer alarm;
    alarm.start(milliseconds);
    const QDeadlineTimer patience(milliseconds);
    while (!future.isFinished() && !patience.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return future.isFinished();
}

/// The result of \a future, once it is there; the finding "test.unanswered" if it is not within \a
/// milliseconds.
template <typename T>
Result<T> await(const Future<T> &future, int milliseconds = 5000)
{
    if (!settles(future, milliseconds) || future.resultCount() == 0) {
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
