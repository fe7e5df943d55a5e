// SPDX-License-Identifier: MIT
#include "models/remote/httpclient.h"

#include "models/remote/certificatename.h"
#include "models/remote/echomask.h"
#include "models/remote/handshakereason.h"
#include "models/remote/repeatedkey.h"
#include "models/remote/wrongclock.h"

#include <QAuthenticator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPromise>
#include <QSslConfiguration>
#include <QSslError>
#include <QTimer>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

/// One question: where it goes, by which way, what it says and who waits for the answer.
struct HttpQuestion
{
    QUrl url;
    Secret body;
    QNetworkProxy proxy;
    std::shared_ptr<QPromise<Result<JsonReply>>> promise;
};

namespace {
using Question = HttpQuestion;

constexpr qint64 readBuffer = 262'144;
constexpr int clockMs = 5'000;

struct Limits
{
    int idleMs = 0;
    int totalMs = 0;
    qint64 maxBytes = 0;
};

QString hostOf(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded);
}

/// "host:port"
QString serverOf(const QUrl &url)
{
    const int port = url.port(url.scheme() == "http"_L1 ? 80 : 443);
    return hostOf(url) % u":"_s % QString::number(port);
}

QJsonObject timeoutFacts(const QUrl &url, int milliseconds)
{
    return {{u"host"_s, hostOf(url)}, {u"seconds"_s, milliseconds / 1000.0}};
}

QDateTime httpDate(const QByteArray &header)
{
    auto time =
        QLocale::c().toDateTime(QString::fromLatin1(header), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

// ---- TLS

QString tlsReason(QSslError::SslError error)
{
    switch (error) {
    case QSslError::HostNameMismatch:
        return u"wrong-host"_s;
    case QSslError::CertificateNotYetValid:
        return u"not-yet-valid"_s;
    case QSslError::CertificateExpired:
        return u"expired"_s;
    case QSslError::CertificateRevoked:
        return u"revoked"_s;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateSignatureFailed:
        return u"untrusted"_s;
    default:
        return u"invalid"_s;
    }
}

// An unknown issuer makes the rest meaningless, a wrong name the dates.
int tlsRank(const QSslError &error)
{
    static const QStringList order{u"untrusted"_s, u"revoked"_s, u"invalid"_s, u"wrong-host"_s,
        u"not-yet-valid"_s, u"expired"_s};
    return static_cast<int>(order.indexOf(tlsReason(error.error())));
}

QSslError worstOf(const QList<QSslError> &errors)
{
    return *std::min_element(errors.begin(), errors.end(),
        [](const QSslError &a, const QSslError &b) { return tlsRank(a) < tlsRank(b); });
}

QJsonObject certificateFacts(
    const QUrl &url, const QSslCertificate &certificate, const QString &reason)
{
    QJsonObject facts{{u"host"_s, hostOf(url)}, {u"reason"_s, reason}};
    if (!certificate.isNull()) {
        facts.insert(u"notBefore"_s, certificate.effectiveDate().toUTC().toString(Qt::ISODate));
        facts.insert(u"notAfter"_s, certificate.expiryDate().toUTC().toString(Qt::ISODate));
        facts.insert(
            u"issuer"_s, certificate.issuerInfo(QSslCertificate::CommonName).join(u", "_s));
        const QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
        facts.insert(u"names"_s, QJsonArray::fromStringList(names.mid(0, 5)));
    }
    return facts;
}

bool isOutOfDate(const Finding &finding)
{
    const QString reason = finding.facts.value(u"reason"_s).toString();
    return finding.id == "network.tls"_L1
        && (reason == "expired"_L1 || reason == "not-yet-valid"_L1);
}

QList<QSslCertificate> certificatesOf(const QList<QSslError> &errors)
{
    QList<QSslCertificate> certificates;
    for (const QSslError &error : errors) {
        certificates.append(error.certificate());
    }
    return certificates;
}

// ---- answers

QString shapeOf(const QByteArray &body, const QJsonParseError &error)
{
    QByteArrayView text = QByteArrayView(body).trimmed();
    if (text.startsWith("\xEF\xBB\xBF")) {
        text = text.sliced(3);
    }
    if (text.isEmpty()) {
        return u"empty"_s;
    }
    if (text.startsWith('<')) {
        return u"html"_s;
    }
    if (text.startsWith('[') && error.error == QJsonParseError::NoError) {
        return u"json-array"_s;
    }
    if (error.error == QJsonParseError::IllegalUTF8String) {
        return u"encoding"_s;
    }
    const bool cut = (text.startsWith('{') && !text.endsWith('}'))
        || (text.startsWith('[') && !text.endsWith(']'));
    return cut ? u"truncated"_s : u"text"_s;
}

// ---- one request

std::optional<QString> proxyFault(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: // through a proxy, it is the proxy that we connect
                                                // to
    case QNetworkReply::UnknownNetworkError: // what Qt makes of a proxy that refuses
    case QNetworkReply::ProxyConnectionRefusedError:
        return u"refused"_s;
    case QNetworkReply::ProxyConnectionClosedError:
        return u"closed"_s;
    case QNetworkReply::ProxyNotFoundError:
        return u"not-found"_s;
    case QNetworkReply::ProxyTimeoutError:
        return u"timeout"_s;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return u"authentication"_s;
    case QNetworkReply::UnknownProxyError:
        return u"unknown"_s;
    default:
        return std::nullopt;
    }
}

/// Lets a request read a secret once, straight from its own memory. What is sequential cannot be
/// rewound: without that QNetworkAccessManager sends a POST again, up to three times, when the
/// connection closes before an answer (seen in 6.4.2).
class OneTimeReader final : public QIODevice
{
public:
    explicit OneTimeReader(Secret secret)
        : m_secret(std::move(secret))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool seek(qint64 /*position*/) override { return false; }
    bool atEnd() const override { return bytesAvailable() == 0; }
    qint64 bytesAvailable() const override
    {
        return m_secret.size() - m_at + QIODevice::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min<qint64>(maxSize, m_secret.size() - m_at);
        std::copy_n(m_secret.reveal().data() + m_at, size, data);
        m_at += size;
        return size > 0 ? size : -1;
    }
    qint64 writeData(const char * /*data*/, qint64 /*maxSize*/) override { return -1; }

private:
    Secret m_secret;
    qint64 m_at = 0;
};

/// The finding of a failure leaves with the proxy, which may well be to blame, and without an echo
/// of what was sent.
void answer(const Question &question, Result<JsonReply> outcome)
{
    const QString proxy = proxyText(question.proxy);
    if (!outcome) {
        Finding &finding = outcome.error();
        finding = EchoMask({question.body}).finding(finding);
        if (!proxy.isEmpty()) {
            finding.facts.insert(u"proxy"_s, proxy);
        }
    } else {
        outcome->proxy = proxy;
    }
    question.promise->addResult(std::move(outcome));
    question.promise->finish();
}

/// Tells a wrong clock of this computer from wrong dates of a certificate by the time that the host
/// gives to a HEAD request over plain HTTP. A child of its reply.
class ClockQuestion final : public QObject
{
public:
    ClockQuestion(QNetworkReply *reply, Question question, Finding fault,
        QList<QSslCertificate> certificates);

private:
    void finish();

    QNetworkReply *m_reply;
    Question m_question;
    Finding m_fault;
    QList<QSslCertificate> m_certificates;
    QFutureWatcher<Result<JsonReply>> m_watcher;
};

ClockQuestion::ClockQuestion(
    QNetworkReply *reply, Question question, Finding fault, QList<QSslCertificate> certificates)
    : QObject(reply)
    , m_reply(reply)
    , m_question(std::move(question))
    , m_fault(std::move(fault))
    , m_certificates(std::move(certificates))
{
    reply->setReadBufferSize(readBuffer);
    connect(
        reply, &QNetworkReply::metaDataChanged, reply, &QNetworkReply::abort, Qt::QueuedConnection);
    connect(reply, &QNetworkReply::finished, this, &ClockQuestion::finish);
    QTimer::singleShot(clockMs, reply, &QNetworkReply::abort);
    connect(&m_watcher, &QFutureWatcherBase::canceled, reply, &QNetworkReply::abort);
    m_watcher.setFuture(m_question.promise->future());
}

void ClockQuestion::finish()
{
    const auto clock = wrongClock(hostOf(m_question.url), m_certificates,
        QDateTime::currentDateTimeUtc(), httpDate(m_reply->rawHeader("Date")));
    answer(m_question, tl::unexpected(clock.value_or(m_fault)));
    m_reply->deleteLater();
}

/// One request from start to answer. A child of its reply, so it dies with it; a promise that dies
/// unanswered is "cancelled".
class Exchange final : public QObject
{
public:
    /// \a clockRequest is sent if the dates of a certificate are wrong.
    Exchange(QNetworkReply *reply, Question question, QNetworkRequest clockRequest,
        const Limits &limits);

private:
    void watch();
    void checkName();
    void onProxyWantsPassword(const QNetworkProxy &proxy);
    void readHead();
    void readBody();
    void finish();
    void stop(const Finding &why);
    int status() const
    {
        return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    Result<JsonReply> result() const;
    Finding tlsFault() const;
    Finding transportFault() const;
    tl::unexpected<Finding> statusFault() const;
    Result<JsonReply> parsed() const;

    QNetworkReply *m_reply;
    const Question m_question;
    const QUrl m_url;
    QNetworkRequest m_clockRequest;
    Limits m_limits;
    QByteArray m_answer;
    QList<QSslError> m_sslErrors;
    std::optional<Finding> m_stopped;
    QFutureWatcher<Result<JsonReply>> m_watcher;
};

Exchange::Exchange(
    QNetworkReply *reply, Question question, QNetworkRequest clockRequest, const Limits &limits)
    : QObject(reply)
    , m_reply(reply)
    , m_question(std::move(question))
    , m_url(m_question.url)
    , m_clockRequest(std::move(clockRequest))
    , m_limits(limits)
{
    reply->setReadBufferSize(readBuffer);
    watch();
    QTimer::singleShot(limits.totalMs, this, [this] {
        stop({u"network.timeout"_s, timeoutFacts(m_url, m_limits.totalMs), {}});
    });
}

void Exchange::watch()
{
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readBody);
    connect(m_reply, &QNetworkReply::sslErrors, this,
        [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(m_reply, &QNetworkReply::encrypted, this, &Exchange::checkName);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish);
    connect(m_reply->manager(), &QNetworkAccessManager::proxyAuthenticationRequired, this,
        &Exchange::onProxyWantsPassword);
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] {
        stop({u"cancelled"_s, {}, {}});
    });
    m_watcher.setFuture(m_question.promise->future());
}

// Before anything of the request is sent: the connection waits for this.
void Exchange::checkName()
{
    const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
    if (!isNamedFor(certificate, hostOf(m_url))) {
        stop({u"network.tls"_s, certificateFacts(m_url, certificate, u"wrong-host"_s), {}});
    }
}

// The same proxy would ask for every question that goes through it. Left alone, Qt tries on until
// the time is up if the proxy hangs up after it has asked.
void Exchange::onProxyWantsPassword(const QNetworkProxy &proxy)
{
    if (proxyText(proxy) == proxyText(m_question.proxy)) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                stop({u"network.proxy"_s, {{u"reason"_s, u"authentication"_s}}, {}});
            },
            Qt::QueuedConnection);
    }
}

void Exchange::stop(const Finding &why)
{
    if (!m_stopped && m_reply->isRunning()) {
        m_stopped = why;
        m_reply->abort();
    }
}

void Exchange::readHead()
{
    if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_limits.maxBytes) {
        stop({u"network.too-large"_s, {{u"host"_s, hostOf(m_url)}, {u"limit"_s, m_limits.maxBytes}},
            {}});
    }
}

void Exchange::readBody()
{
    m_answer += m_reply->readAll();
    if (m_answer.size() > m_limits.maxBytes) {
        stop({u"network.too-large"_s, {{u"host"_s, hostOf(m_url)}, {u"limit"_s, m_limits.maxBytes}},
            {}});
    }
}

void Exchange::finish()
{
    if (!m_stopped && m_reply->isOpen()) {
        m_answer += m_reply->readAll();
    }
    const auto outcome = result();
    wipe(m_answer);
    m_reply->deleteLater();
    if (outcome || !isOutOfDate(outcome.error())) {
        answer(m_question, outcome);
        return;
    }
    auto *reader = new OneTimeReader({}); // or a HEAD would be sent again, too
    auto *reply = m_reply->manager()->sendCustomRequest(m_clockRequest, "HEAD", reader);
    reader->setParent(reply);
    new ClockQuestion(reply, m_question, outcome.error(), certificatesOf(m_sslErrors));
}

Result<JsonReply> Exchange::result() const
{
    if (m_stopped) {
        return tl::unexpected(*m_stopped);
    }
    const auto error = m_reply->error();
    if (const auto fault = proxyFault(error); fault && !proxyText(m_question.proxy).isEmpty()) {
        return failure(u"network.proxy"_s, {{u"reason"_s, *fault}});
    }
    if (status() != 0 && status() != 200) {
        return statusFault();
    }
    if (error != QNetworkReply::NoError) {
        return tl::unexpected(transportFault());
    }
    if (status() == 0) {
        return unexpectedAnswer(m_url, u"not-http"_s);
    }
    return parsed();
}

Finding Exchange::tlsFault() const
{
    if (m_sslErrors.isEmpty()) {
        return {u"network.tls"_s,
            {{u"host"_s, hostOf(m_url)}, {u"reason"_s, handshakeReason(*m_reply)}}, {}};
    }
    const QSslError worst = worstOf(m_sslErrors);
    return {u"network.tls"_s,
        certificateFacts(m_url, worst.certificate(), tlsReason(worst.error())), {}};
}

Finding Exchange::transportFault() const
{
    const QJsonObject host{{u"host"_s, hostOf(m_url)}};
    switch (m_reply->error()) {
    case QNetworkReply::HostNotFoundError:
        return {u"network.dns"_s, host, {}};
    case QNetworkReply::SslHandshakeFailedError:
        return tlsFault();
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return {u"network.timeout"_s, timeoutFacts(m_url, m_limits.idleMs), {}};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return {u"network.closed"_s, host, {}};
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return {u"network.refused"_s, host, {}};
    default:
        return unexpectedAnswer(m_url, u"not-http"_s).value();
    }
}

tl::unexpected<Finding> Exchange::statusFault() const
{
    const auto target = QUrl::fromEncoded(m_reply->rawHeader("Location"));
    if (status() / 100 == 3 && !target.isEmpty()) {
        const QUrl absolute = m_url.resolved(target);
        return failure(u"network.redirect"_s,
            {{u"host"_s, hostOf(absolute)}, {u"scheme"_s, absolute.scheme()},
                {u"status"_s, status()}});
    }
    QJsonObject facts{{u"host"_s, hostOf(m_url)}, {u"status"_s, status()}};
    bool isNumber = false;
    const int retryAfter = m_reply->rawHeader("Retry-After").trimmed().toInt(&isNumber);
    if (isNumber && retryAfter >= 0) {
        facts.insert(u"retryAfter"_s, retryAfter);
    }
    return failure(u"network.http-"_s % QString::number(status()), facts);
}

Result<JsonReply> Exchange::parsed() const
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(m_answer, &error);
    if (!document.isObject()) {
        return unexpectedAnswer(m_url, shapeOf(m_answer, error));
    }
    if (hasRepeatedKey(m_answer)) {
        return unexpectedAnswer(m_url, u"repeated-key"_s);
    }
    return JsonReply{document.object(), httpDate(m_reply->rawHeader("Date")), {}};
}

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
    auto request = requestTo(plain, services, std::min(idleMs, clockMs));
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
    const Question question{url, body, QNetworkProxy::NoProxy, promise};
    const bool isElsewhere = requestTo(url, m_services, m_idleMs).url() != url;
    if (!m_proxies || isElsewhere) {
        send(question);
        return promise->future();
    }
    auto *withdrawn = new QFutureWatcher<Result<JsonReply>>(&m_network);
    QObject::connect(withdrawn, &QFutureWatcherBase::canceled, withdrawn,
        [promise] { promise->finish(); }); // who has given up does not wait for the way
    withdrawn->setFuture(promise->future());
    // The network dies with all its requests; then this one is not sent any more.
    onResult(m_proxies->find(url), &m_network,
        [this, question, withdrawn](const Result<QNetworkProxy> &proxy) {
            withdrawn->deleteLater();
            if (question.promise->isCanceled()) {
                question.promise->finish();
                return;
            }
            Question found = question;
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
    new Exchange(reply, question, plain, {m_idleMs, m_totalMs, m_maxBytes});
}

void HttpClient::setLimits(int idleMs, int totalMs, qint64 maxBytes)
{
    m_idleMs = idleMs;
    m_totalMs = totalMs;
    m_maxBytes = maxBytes;
}

tl::unexpected<Finding> unexpectedAnswer(const QUrl &url, const QString &shape)
{
    return failure(u"network.unexpected-answer"_s, {{u"host"_s, hostOf(url)}, {u"shape"_s, shape}});
}

std::optional<int> wholeNumber(const QJsonValue &value)
{
    // toInt() answers with its argument for everything that is not exactly an int.
    return value.toInt(0) == value.toInt(1) ? std::optional(value.toInt()) : std::nullopt;
}
