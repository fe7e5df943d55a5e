// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secret.h"
#include "models/remote/jsonreply.h"

#include <QNetworkProxy>
#include <QPromise>

#include <memory>

/// One question: where it goes, by which way, what it says and who waits for the answer.
struct HttpQuestion
{
    QUrl url;
    Secret body;
    QNetworkProxy proxy;
    std::shared_ptr<QPromise<Result<JsonReply>>> promise;

    /// Ends the promise. The finding of a failure leaves with the proxy, which may well be to
    /// blame, and without an echo of what was sent.
    void answer(Result<JsonReply> outcome) const;
};

/// What a request may cost.
struct HttpLimits
{
    int idleMs = 0;
    int totalMs = 0;
    qint64 maxBytes = 0;
};

inline constexpr qint64 kHttpReadBuffer = 262'144;

/// The host as it stands in findings.
[[nodiscard]] QString hostOf(const QUrl &url);
/// "host:port"
[[nodiscard]] QString serverOf(const QUrl &url);
/// The time in a Date field; null if it is none.
[[nodiscard]] QDateTime httpDate(const QByteArray &field);
