// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"
#include "models/core/secret.h"
#include "models/remote/services.h"

#include <QJsonObject>
#include <QNetworkAccessManager>

#include <optional>

/// A JSON answer and the server's idea of the time (from its Date header; null if it sent none).
struct JsonReply
{
    QJsonObject json;
    QDateTime serverTime;
};

/// The only code that sees a QNetworkReply. Idle timeout 10 s and total deadline 30 s, 1 MiB cap,
/// no redirect followed, TLS >= 1.2, certificate errors never ignored, system proxy honoured. Its
/// errors are findings "network.*" with facts (host, seconds, status, offset …), never Qt's
/// errorString (it prints URLs). Never retries.
///
/// "network.tls" has the "reason" "untrusted", "revoked", "invalid", "wrong-host", "not-yet-valid",
/// "expired" (these with what the certificate says), "old-version" (nothing newer than TLS 1.1) or
/// "handshake". After "not-yet-valid" and "expired" one HEAD request without a secret goes to the
/// same host over plain HTTP (port 80, at most 5 s), only for its Date: if that or the release date
/// of this program shows that this computer's clock is wrong, the finding is "network.clock"
/// instead (see wrongclock.h).
class HttpClient
{
public:
    HttpClient(QNetworkAccessManager &network, const Services &services);

    /// POSTs \a body (JSON text, perhaps with a secret in it; wiped afterwards as far as Qt
    /// allows). HTTP status other than 200, HTML, half JSON and wrong shapes are findings.
    [[nodiscard]] Future<JsonReply> postJson(const QUrl &url, const Secret &body);

    /// For tests: other time limits.
    void setLimits(int idleMs, int totalMs, qint64 maxBytes);
    /// The proxy used for \a url, as "host:port"; empty if none. Shown so that people know whose
    /// address WeChat sees.
    static QString proxyFor(const QUrl &url);

private:
    QNetworkAccessManager &m_network;
    const Services &m_services;
    int m_idleMs = 10'000;
    int m_totalMs = 30'000;
    qint64 m_maxBytes = 1 << 20;
};

/// "network.unexpected-answer" {"host","shape"}: an answer that is not what the service is
/// documented to send.
[[nodiscard]] tl::unexpected<Finding> unexpectedAnswer(const QUrl &url, const QString &shape);
/// The whole number in \a value; nothing if it is text, a fraction, out of range or missing.
[[nodiscard]] std::optional<int> wholeNumber(const QJsonValue &value);
