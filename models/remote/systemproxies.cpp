// SPDX-License-Identifier: MIT
#include "models/remote/systemproxies.h"

#include <QHostAddress>
#include <QPromise>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kKeptMs = 30'000;
constexpr int kHttpProxyPort = 8080;
constexpr int kSocksPort = 1080;

QString variable(const char *name)
{
    const QString small = qEnvironmentVariable(name);
    return small.isEmpty() ? qEnvironmentVariable(QByteArray(name).toUpper().constData()) : small;
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1)
        || QHostAddress(host).isLoopback();
}

/// "*", a host, or the end of one after a dot, with or without that dot.
bool isExempt(const QString &host)
{
    const auto entries = variable("no_proxy").split(u',', Qt::SkipEmptyParts);
    return std::any_of(entries.begin(), entries.end(), [&host](const QString &entry) {
        QString end = entry.trimmed().toLower();
        end.remove(0, end.startsWith(u'.') ? 1 : 0);
        return end == "*"_L1 || host == end || (!end.isEmpty() && host.endsWith(u'.' + end));
    });
}

/// "http://user:password@host:port", where only the host is needed.
QNetworkProxy proxyFrom(const QString &text)
{
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text);
    const bool isSocks = url.scheme().startsWith("socks"_L1);
    if (url.host().isEmpty()) {
        return QNetworkProxy::NoProxy;
    }
    return {isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
        static_cast<quint16>(url.port(isSocks ? kSocksPort : kHttpProxyPort)),
        url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)};
}

/// The first that connections can be led through.
QNetworkProxy desktopProxy(const QUrl &url)
{
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    for (const QNetworkProxy &proxy : proxies) {
        if (proxy.type() == QNetworkProxy::NoProxy
            || proxy.capabilities().testFlag(QNetworkProxy::TunnelingCapability)) {
            return proxy;
        }
    }
    return QNetworkProxy::NoProxy;
}

/// A promise that the first of two answers, from different threads, keeps.
class Race
{
public:
    Race() { m_promise.start(); }
    Future<QNetworkProxy> future() { return m_promise.future(); }
    bool isDone() const { return m_isDone; }
    /// False if the other one was first.
    bool answer(const QNetworkProxy &proxy)
    {
        if (m_isDone.exchange(true)) {
            return false;
        }
        m_promise.addResult(Result<QNetworkProxy>(proxy));
        m_promise.finish();
        return true;
    }

private:
    std::atomic_bool m_isDone = false;
    QPromise<Result<QNetworkProxy>> m_promise;
};
} // namespace

/// Asks one question after the other, in a thread of its own while there are any: Qt answers no two
/// at once anyway. Nothing can end a question that hangs; it must not hold the program up when that
/// ends either.
class ProxyQuestions : public std::enable_shared_from_this<ProxyQuestions>
{
public:
    void add(std::function<void()> question)
    {
        const std::lock_guard lock(m_mutex);
        m_questions.push_back(std::move(question));
        if (!std::exchange(m_runs, true)) {
            std::thread([self = shared_from_this()] { self->run(); }).detach();
        }
    }

private:
    void run()
    {
        while (const auto question = next()) {
            question();
        }
    }
    std::function<void()> next()
    {
        const std::lock_guard lock(m_mutex);
        m_runs = !m_questions.empty();
        if (!m_runs) {
            return {};
        }
        auto question = std::move(m_questions.front());
        m_questions.pop_front();
        return question;
    }

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_questions;
    bool m_runs = false;
};

std::optional<QNetworkProxy> environmentProxy(const QUrl &url)
{
    const QString secure = url.scheme() == "http"_L1 ? QString() : variable("https_proxy");
    const QStringList named{secure, variable("all_proxy"), variable("http_proxy")};
    const auto first = std::find_if(
        named.begin(), named.end(), [](const QString &text) { return !text.isEmpty(); });
    if (first == named.end()) {
        return std::nullopt;
    }
    return isExempt(url.host().toLower()) ? QNetworkProxy(QNetworkProxy::NoProxy)
                                          : proxyFrom(*first);
}

QString proxyText(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy || proxy.hostName().isEmpty()
        ? QString()
        : proxy.hostName() % u":"_s % QString::number(proxy.port());
}

SystemProxies::SystemProxies(QObject *parent)
    : QObject(parent)
    , m_desktop(desktopProxy)
    , m_questions(std::make_shared<ProxyQuestions>())
{
}

SystemProxies::~SystemProxies() = default;

void SystemProxies::setDesktop(Query desktop, int patienceMs)
{
    m_desktop = std::move(desktop);
    m_patienceMs = patienceMs;
    m_known.clear();
    m_sinceHung.invalidate();
}

Future<QNetworkProxy> SystemProxies::find(const QUrl &url)
{
    if (isLoopback(url.host())) {
        return ready<QNetworkProxy>(QNetworkProxy(QNetworkProxy::NoProxy));
    }
    if (const auto named = environmentProxy(url)) {
        return ready<QNetworkProxy>(*named);
    }
    Known &known = m_known[url.scheme() % u' ' % url.authority()];
    if (!known.age.isValid() || known.age.elapsed() > kKeptMs) {
        known.proxy = askDesktop(url);
        known.age.start();
    }
    return known.proxy;
}

Future<QNetworkProxy> SystemProxies::askDesktop(const QUrl &url)
{
    if (m_sinceHung.isValid() && m_sinceHung.elapsed() < kKeptMs) {
        return ready<QNetworkProxy>(QNetworkProxy(QNetworkProxy::NoProxy));
    }
    const auto race = std::make_shared<Race>();
    m_questions->add([race, desktop = m_desktop, url] {
        if (!race->isDone()) {
            race->answer(desktop(url));
        }
    });
    QTimer::singleShot(m_patienceMs, this, [this, race] {
        if (race->answer(QNetworkProxy::NoProxy)) {
            m_sinceHung.start();
        }
    });
    return race->future();
}
