// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QElapsedTimer>
#include <QHash>
#include <QNetworkProxy>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class ProxyQuestions;

/// The proxy that the environment (https_proxy, all_proxy, http_proxy, no_proxy, in small or
/// capital letters) names for \a url, as curl reads it; NoProxy if it exempts the host. Nothing if
/// it names none: the desktop's settings decide then.
[[nodiscard]] std::optional<QNetworkProxy> environmentProxy(const QUrl &url);

/// "host:port" of \a proxy, never its password; empty for none.
[[nodiscard]] QString proxyText(const QNetworkProxy &proxy);

/// Through which of the system's proxies a host is reached. The desktop's settings may name a
/// script on some server, so they are asked in a thread of their own, at most five seconds; without
/// an answer the way is the direct one, as browsers do it, and for half a minute to every host. An
/// answer is kept for half a minute. This machine itself is never reached through a proxy. Changes
/// nothing for the rest of the process, unlike QNetworkProxyFactory::setUseSystemConfiguration().
class SystemProxies final : public QObject
{
    Q_OBJECT
public:
    /// Runs in any thread.
    using Query = std::function<QNetworkProxy(const QUrl &)>;

    explicit SystemProxies(QObject *parent = nullptr);
    ~SystemProxies() override;
    Q_DISABLE_COPY_MOVE(SystemProxies)

    /// Never fails. \a url: scheme, host and port count. The answer may be there at once.
    [[nodiscard]] Future<QNetworkProxy> find(const QUrl &url);

    /// For tests: other settings, another patience.
    void setDesktop(Query desktop, int patienceMs);

private:
    struct Known
    {
        Future<QNetworkProxy> proxy;
        QElapsedTimer age;
    };
    Future<QNetworkProxy> askDesktop(const QUrl &url);

    Query m_desktop;
    std::shared_ptr<ProxyQuestions> m_questions;
    QElapsedTimer m_sinceHung; ///< valid if a question was not answered in time
    int m_patienceMs = 5'000;
    QHash<QString, Known> m_known;
};
