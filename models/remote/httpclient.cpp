// SPDX-License-Identifier: MIT
#include "models/remote/httpclient.h"

#include "models/remote/clockquestion.h"
#include "models/remote/httpexchange.h"
#include "models/remote/onetimereader.h"

#include <QSslConfiguration>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extraCas)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Given CAs, even an empty list of them, Qt 6.4 no longer looks the system's up on demand. So
    // services from a file are trusted by their own CA alone: reading all of the system's would
    // take longer than everything else together.
    if (!extraCas.isEmpty()) {
        configuration.addCaCertificates(extraCas);
    }
    return configuration;
}

// The certificate is still checked against the name, and the server still told it.
void redirectConnection(QNetworkRequest &request, const Services &services)
{
    QUrl url = request.url();
    const QString name = hostOf(url);
    const auto target = services.resolve.constFind(serverOf(url));
    if (target == services.resolve.cend()) {
        return;
    }
    request.setRawHeader("Host", url.authority(QUrl::FullyEncoded).toLatin1());
    request.setPeerVerifyName(name);
    url.setHost(target->first.toString());
    url.setPort(target->second);
    request.setUrl(url);
}

QNetworkRequest requestTo(const QUrl &url, const Services &services, int idleMs)
{
    QNetworkRequest request(url);
    request.setHeader(
        QNetworkRequest::UserAgentHeader, QStringLiteral("mpwizard/" MPWIZARD_VERSION));
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Connection", "close");
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setTransferTimeout(idleMs);
    redirectConnection(request, services);
    return request;
}

QNetworkRequest clockRequest(const QUrl &url, const Services &services, int idleMs)
{
    QUrl plain;
    plain.setScheme(u"http"_s);
    plain.setHost(url.host());
    plain.setPath(u"/"_s);
    auto request = requestTo(plain, services, std::min(idleMs, ClockQuestion::kPatienceMs));
    request.setHeader(QNetworkRequest::ContentLengthHeader, 0);
    return request;
}
} // namespace

/// Tells the network what was found out before a request: it asks in the middle of one, and must
/// not wait there. All else goes directly.
class KnownProxies final : public QNetworkProxyFactory
{
public:
    void remember(const QUrl &url, QNetworkProxy proxy)
    {
        if (url.scheme() == "http"_L1 && proxy.type() == QNetworkProxy::HttpProxy) {
            proxy.setType(QNetworkProxy::HttpCachingProxy); // not every proxy tunnels to port 80
        }
        m_proxies.insert(serverOf(url), proxy);
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {m_proxies.value(serverOf(query.url()), QNetworkProxy::NoProxy)};
    }

private:
    QHash<QString, QNetworkProxy> m_proxies;
};

HttpClient::HttpClient(
    QNetworkAccessManager &network, const Services &services, SystemProxies *proxies)
    : m_network(network)
    , m_services(services)
    , m_proxies(proxies)
    , m_known(new KnownProxies)
{
    network.setProxyFactory(m_known);
}

Future<JsonReply> HttpClient::postJson(const QUrl &url, const Secret &body)
{
    const auto promise = std::make_shared<QPromise<Result<JsonReply>>>();
    promise->start();
    const HttpQuestion question{url, body, QNetworkProxy::NoProxy, promise};
    const bool isElsewhere = requestTo(url, m_services, m_idleMs).url() != url;
    if (!m_proxies || isElsewhere) {
        send(question);
        return promise->future();
    }
    auto *withdrawn = new QFutureWatcher<Result<JsonReply>>(&m_network);
    QObject::connect(withdrawn, &QFutureWatcherBase::canceled, withdrawn,
        [promise] { finishOnce(*promise); }); // who has given up does not wait for the way
    withdrawn->setFuture(promise->future());
    // The network dies with all its requests; then this one is not sent any more.
    onResult(m_proxies->find(url), &m_network,
        [this, question, withdrawn](const Result<QNetworkProxy> &proxy) {
            withdrawn->deleteLater();
            if (question.promise->isCanceled()) {
                finishOnce(*question.promise);
                return;
            }
            HttpQuestion found = question;
            found.proxy = proxy.value_or(QNetworkProxy::NoProxy);
            send(found);
        });
    return promise->future();
}

void HttpClient::send(const HttpQuestion &question)
{
    QNetworkRequest request = requestTo(question.url, m_services, m_idleMs);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setSslConfiguration(tlsConfiguration(m_services.extraCas));
    request.setHeader(QNetworkRequest::ContentLengthHeader, question.body.size());
    const QNetworkRequest plain = clockRequest(question.url, m_services, m_idleMs);
    m_known->remember(request.url(), question.proxy);
    m_known->remember(plain.url(), question.proxy);

    auto *reader = new OneTimeReader(question.body);
    auto *reply = m_network.post(request, reader);
    reader->setParent(reply);
    new HttpExchange(reply, question, plain, {m_idleMs, m_totalMs, m_maxBytes});
}

void HttpClient::setLimits(int idleMs, int totalMs, qint64 maxBytes)
{
    m_idleMs = idleMs;
    m_totalMs = totalMs;
    m_maxBytes = maxBytes;
}
