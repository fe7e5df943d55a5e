// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

/// A value, or the finding that says why there is none.
template <typename T = void>
using Result = tl::expected<T, Finding>;

/// A Result that comes later, in the thread that asked. Results are copyable values.
template <typename T = void>
using Future = QFuture<Result<T>>;

/// The error branch of a Result. \a id is a stable finding id.
inline auto failure(const QString &id, const QJsonObject &facts = {}, const QJsonObject &raw = {})
{
    return tl::unexpected(Finding{id, facts, raw});
}

/// An answer that is known already.
template <typename T = void>
[[nodiscard]] Future<T> ready(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

/// Ends \a promise, unless it has ended: a second QPromise::finish() would run what was chained to
/// its future once more, with nothing left to run it on (Qt 6.4).
template <typename T>
void finishOnce(QPromise<Result<T>> &promise)
{
    if (!promise.future().isFinished()) {
        promise.finish();
    }
}

/// Starts \a step with the value of \a first; a failure skips \a step and is passed on.
/// \a step must not outlive what it captures; pages use onResult() instead.
template <typename T, typename Step>
[[nodiscard]] auto andThen(const Future<T> &first, Step step)
{
    const auto run = [step = std::move(step)](const Result<T> &result) {
        if constexpr (std::is_void_v<T>) {
            return step();
        } else {
            return step(*result);
        }
    };
    using Next = std::invoke_result_t<decltype(run), const Result<T> &>;
    using Value = decltype(std::declval<Next>().result());
    return Future<T>(first)
        .then([run](const Result<T> &result) -> Next {
            return result ? run(result)
                          : QtFuture::makeReadyFuture(Value(tl::unexpected(result.error())));
        })
        .unwrap();
}

/// Calls \a handler once with the result, in the thread of \a context, unless \a context dies
/// first. A cancelled or abandoned future arrives as the finding "cancelled".
template <typename T, typename Handler>
void onResult(const Future<T> &future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, handler = std::move(handler)]() mutable {
            watcher->deleteLater();
            const Future<T> done = watcher->future();
            if (done.isCanceled() || done.resultCount() == 0) {
                handler(Result<T>(failure(QStringLiteral("cancelled"))));
            } else {
                handler(done.result());
            }
        });
    watcher->setFuture(future);
}
