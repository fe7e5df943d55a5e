// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QUrl>

#include <optional>

/// A JSON answer, the server's idea of the time (from its Date header; null if it sent none) and
/// the proxy that it came through ("host:port"; empty if none), whose address the service has seen.
struct JsonReply
{
    QJsonObject json;
    QDateTime serverTime;
    QString proxy;
};

/// "network.unexpected-answer" {"host","shape"}: an answer that is not what the service is
/// documented to send.
[[nodiscard]] tl::unexpected<Finding> unexpectedAnswer(const QUrl &url, const QString &shape);
/// The whole number in \a value; nothing if it is text, a fraction, out of range or missing.
[[nodiscard]] std::optional<int> wholeNumber(const QJsonValue &value);
/// The object in \a body, or "network.unexpected-answer" with what came instead.
[[nodiscard]] Result<QJsonObject> jsonObject(const QUrl &url, const QByteArray &body);
