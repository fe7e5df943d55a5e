// SPDX-License-Identifier: MIT
#include "models/remote/httpexchange.h"

#include "models/remote/certificatefault.h"
#include "models/remote/certificatename.h"
#include "models/remote/clockquestion.h"
#include "models/remote/handshakereason.h"
#include "models/remote/onetimereader.h"
#include "models/remote/proxyfault.h"
#include "models/remote/systemproxies.h"

#include <QAuthenticator>
#include <QSslConfiguration>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace {
QJsonObject timeoutFacts(const QUrl &url, int milliseconds)
{
    return {{u"host"_s, hostOf(url)}, {u"seconds"_s, milliseconds / 1000.0}};
}

QList<QSslCertificate> certificatesOf(const QList<QSslError> &errors)
{
    QList<QSslCertificate> certificates;
    for (const QSslError &error : errors) {
        certificates.append(error.certificate());
    }
    return certificates;
}

// Through a proxy, it is the proxy that we connect to.
QString faultOfWay(QNetworkReply::NetworkError error)
{
    const bool isRefused = error == QNetworkReply::ConnectionRefusedError
        || error == QNetworkReply::UnknownNetworkError; // what Qt makes of a proxy that refuses
    return isRefused ? u"refused"_s : proxyFault(error);
}
} // namespace

HttpExchange::HttpExchange(QNetworkReply *reply, HttpQuestion question,
    QNetworkRequest clockRequest, const HttpLimits &limits)
    : QObject(reply)
    , m_reply(reply)
    , m_question(std::move(question))
    , m_url(m_question.url)
    , m_clockRequest(std::move(clockRequest))
    , m_limits(limits)
{
    reply->setReadBufferSize(kHttpReadBuffer);
    watch();
    QTimer::singleShot(limits.totalMs, this, [this] {
        stop({u"network.timeout"_s, timeoutFacts(m_url, m_limits.totalMs), {}});
    });
}

void HttpExchange::watch()
{
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpExchange::readHead);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpExchange::readBody);
    connect(m_reply, &QNetworkReply::sslErrors, this,
        [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    connect(m_reply, &QNetworkReply::encrypted, this, &HttpExchange::checkName);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::finish);
    connect(m_reply->manager(), &QNetworkAccessManager::proxyAuthenticationRequired, this,
        &HttpExchange::onProxyWantsPassword);
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] {
        stop({u"cancelled"_s, {}, {}});
    });
    m_watcher.setFuture(m_question.promise->future());
}

// Before anything of the request is sent: the connection waits for this.
void HttpExchange::checkName()
{
    const QSslCertificate certificate = m_reply->sslConfiguration().peerCertificate();
    if (!isNamedFor(certificate, hostOf(m_url))) {
        stop(certificateFault(m_url, certificate, u"wrong-host"_s));
    }
}

// The same proxy would ask for every question that goes through it. Left alone, Qt tries on until
// the time is up if the proxy hangs up after it has asked.
void HttpExchange::onProxyWantsPassword(const QNetworkProxy &proxy)
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

void HttpExchange::stop(const Finding &why)
{
    if (!m_stopped && m_reply->isRunning()) {
        m_stopped = why;
        m_reply->abort();
    }
}

void HttpExchange::readHead()
{
    if (m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > m_limits.maxBytes) {
        stop({u"network.too-large"_s, {{u"host"_s, hostOf(m_url)}, {u"limit"_s, m_limits.maxBytes}},
            {}});
    }
}

void HttpExchange::readBody()
{
    m_answer += m_reply->readAll();
    if (m_answer.size() > m_limits.maxBytes) {
        stop({u"network.too-large"_s, {{u"host"_s, hostOf(m_url)}, {u"limit"_s, m_limits.maxBytes}},
            {}});
    }
}

void HttpExchange::finish()
{
    if (!m_stopped && m_reply->isOpen()) {
        m_answer += m_reply->readAll();
    }
    const auto outcome = result();
    wipe(m_answer);
    m_reply->deleteLater();
    if (outcome || !isOutOfDate(outcome.error())) {
        m_question.answer(outcome);
        return;
    }
    auto *reader = new OneTimeReader({}); // or a HEAD would be sent again, too
    auto *reply = m_reply->manager()->sendCustomRequest(m_clockRequest, "HEAD", reader);
    reader->setParent(reply);
    new ClockQuestion(reply, m_question, outcome.error(), certificatesOf(m_sslErrors));
}

Result<JsonReply> HttpExchange::result() const
{
    if (m_stopped) {
        return tl::unexpected(*m_stopped);
    }
    const auto error = m_reply->error();
    if (const QString fault = faultOfWay(error);
        !fault.isEmpty() && !proxyText(m_question.proxy).isEmpty()) {
        return failure(u"network.proxy"_s, {{u"reason"_s, fault}});
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

Finding HttpExchange::tlsFault() const
{
    if (m_sslErrors.isEmpty()) {
        return {u"network.tls"_s,
            {{u"host"_s, hostOf(m_url)}, {u"reason"_s, handshakeReason(*m_reply)}}, {}};
    }
    return certificateFault(m_url, m_sslErrors);
}

Finding HttpExchange::transportFault() const
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

tl::unexpected<Finding> HttpExchange::statusFault() const
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

Result<JsonReply> HttpExchange::parsed() const
{
    return jsonObject(m_url, m_answer).map([this](const QJsonObject &json) {
        return JsonReply{json, httpDate(m_reply->rawHeader("Date")), {}};
    });
}
