// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secret.h"
#include "models/remote/jsonreply.h"
#include "models/remote/services.h"
#include "models/remote/systemproxies.h"

#include <QNetworkAccessManager>

class KnownProxies;
struct HttpQuestion;

/// With HttpExchange and ClockQuestion, which it starts, the only code that sees a QNetworkReply.
/// Idle timeout 10 s and total deadline 30 s, 1 MiB cap, no redirect followed, TLS >= 1.2,
/// certificate errors never ignored, the host among the certificate's alternative names, system
/// proxy honoured. Its errors are findings "network.*" with facts (host, proxy, seconds, status …),
/// never Qt's errorString (it prints URLs) and never a part of what was sent. Never retries.
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
    /// Decides from now on which proxies \a network uses: those that \a proxies finds, or none.
    HttpClient(
        QNetworkAccessManager &network, const Services &services, SystemProxies *proxies = nullptr);

    /// POSTs \a body (JSON text, perhaps with a secret in it; wiped afterwards as far as Qt
    /// allows). HTTP status other than 200, HTML, half JSON, repeated keys and wrong shapes are
    /// findings. Cancelling the future ends the request; one that still waits is not sent.
    [[nodiscard]] Future<JsonReply> postJson(const QUrl &url, const Secret &body);

    /// For tests: other time limits.
    void setLimits(int idleMs, int totalMs, qint64 maxBytes);

private:
    void send(const HttpQuestion &question);

    QNetworkAccessManager &m_network;
    const Services &m_services;
    SystemProxies *m_proxies;
    KnownProxies *m_known; // the network's
    int m_idleMs = 10'000;
    int m_totalMs = 30'000;
    qint64 m_maxBytes = 1 << 20;
};
