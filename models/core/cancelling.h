// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QCoreApplication>

/// \a chained, which andThen() made of \a first: whoever cancels it cancels \a first, too, if that
/// is not done yet. Not for a \a first that must run to its end, such as a write to the keychain.
template <typename First, typename Chained>
[[nodiscard]] Future<Chained> cancelling(const Future<First> &first, const Future<Chained> &chained)
{
    auto *watcher = new QFutureWatcher<Result<Chained>>(QCoreApplication::instance());
    QObject::connect(watcher, &QFutureWatcherBase::canceled, watcher,
        [first = Future<First>(first)]() mutable { first.cancel(); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(chained);
    return chained;
}
