// SPDX-License-Identifier: MIT
#include "models/remote/wechatclient.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QPromise>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <optional>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestText = 1000; // of an error message that is kept

void appendJsonString(QByteArray &json, QByteArrayView text)
{
    static constexpr QByteArrayView hex("0123456789abcdef");
    json += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += "\\u00";
            json += hex[c >> 4];
            json += hex[c & 15];
        } else {
            json += c;
        }
    }
    json += '"';
}

/// Written by hand: QJsonDocument would leave copies of the secret behind that nobody can wipe.
Secret requestBody(const QString &appId, const Secret &appSecret)
{
    QByteArray json;
    json.reserve(128 + 18 * appId.size()
        + 6 * appSecret.size()); // never grows, so no copy stays in freed memory
    json += R"({"grant_type":"client_credential","appid":)";
    appendJsonString(json, appId.toUtf8());
    json += R"(,"secret":)";
    appendJsonString(json, appSecret.reveal());
    json += R"(,"force_refresh":false})";
    Secret body{QByteArrayView(json)};
    wipe(json);
    return body;
}

QString ipIn(const QString &text)
{
    static const QRegularExpression pattern(
        u"invalid ip ([0-9A-Fa-f.:]*)(?: ipv6 ([0-9A-Fa-f:.]+))?"_s);
    const auto match = pattern.match(text);
    for (const int group : {1, 2}) {
        const QHostAddress address(match.captured(group));
        if (!address.isNull()) {
            return address.toString();
        }
    }
    return {};
}

Finding refusal(int code, const QString &text)
{
    static const QRegularExpression tail(
        u"\\s*,?\\s*(?:rid: ([0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8})|hints?: \\[[^\\]]*\\])\\s*$"_s);
    const auto match = tail.match(text);
    const QString message = match.hasMatch() ? text.left(match.capturedStart()) : text;
    QJsonObject facts{{u"errcode"_s, code}, {u"errmsg"_s, message}};
    if (!match.captured(1).isEmpty()) {
        facts.insert(u"rid"_s, match.captured(1));
    }
    if (const QString ip = ipIn(message); !ip.isEmpty()) {
        facts.insert(u"ip"_s, ip);
    }
    return {
        u"wechat."_s % QString::number(code), facts, {{u"errcode"_s, code}, {u"errmsg"_s, text}}};
}

/// A missing errcode means 0 here, and 0 without a token proves nothing.
Result<CredentialProof> proofFrom(const QUrl &base, const QJsonObject &json)
{
    const QJsonValue code = json.value("errcode"_L1);
    const auto number = code.isUndefined() ? std::optional(0) : wholeNumber(code);
    if (!number) {
        return unexpectedAnswer(base, u"wrong-type"_s);
    }
    if (*number != 0) {
        return tl::unexpected(
            refusal(*number, json.value("errmsg"_L1).toString().left(longestText)));
    }
    if (json.value("access_token"_L1).toString().isEmpty()) {
        return unexpectedAnswer(base, u"no-token"_s);
    }
    return CredentialProof{json.value("expires_in"_L1).toInt(), HttpClient::proxyFor(base)};
}

/// A call that waits or is under way; its values leave memory with its answer.
struct Call
{
    QByteArray values; ///< see WeChatClient::Private::digest()
    QString appId;
    Secret appSecret;
    Future<CredentialProof> future;
    std::shared_ptr<QPromise<Result<CredentialProof>>> promise;
};

struct Answered
{
    QByteArray values;
    Future<CredentialProof> future;
};
} // namespace

class WeChatClient::Private
{
public:
    Private(HttpClient &http, const Services &services, QObject *context);

    Future<CredentialProof> prove(const QString &appId, const Secret &appSecret);
    void setInterval(int milliseconds) { m_intervalMs = milliseconds; }

private:
    bool isTooSoon() const { return m_sinceLast.isValid() && m_sinceLast.elapsed() < m_intervalMs; }
    QByteArray digest(const QString &appId, const Secret &appSecret) const;
    void proceed();
    void finish(const Result<CredentialProof> &result);

    HttpClient &m_http;
    const Services &m_services;
    QObject *m_context;
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
    int m_intervalMs = 10'000;
    bool m_busy = false;
    std::deque<Call> m_calls; // the first one is under way if m_busy
    std::optional<Answered> m_last;
    quint64 m_salt = QRandomGenerator::system()->generate64();
};

WeChatClient::Private::Private(HttpClient &http, const Services &services, QObject *context)
    : m_http(http)
    , m_services(services)
    , m_context(context)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one may fire early
    QObject::connect(&m_timer, &QTimer::timeout, m_context, [this] { proceed(); });
}

Future<CredentialProof> WeChatClient::Private::prove(const QString &appId, const Secret &appSecret)
{
    const QByteArray values = digest(appId, appSecret);
    const auto waiting = std::find_if(
        m_calls.begin(), m_calls.end(), [&](const Call &call) { return call.values == values; });
    if (waiting != m_calls.end()) {
        return waiting->future;
    }
    if (isTooSoon() && m_last && m_last->values == values) {
        return m_last->future;
    }
    auto promise = std::make_shared<QPromise<Result<CredentialProof>>>();
    promise->start();
    auto future = promise->future();
    m_calls.push_back({values, appId, appSecret, future, std::move(promise)});
    proceed();
    return future;
}

// Tells values apart without keeping the secret.
QByteArray WeChatClient::Private::digest(const QString &appId, const Secret &appSecret) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(m_salt));
    hash.addData(appId.toUtf8().append('\0'));
    hash.addData(appSecret.reveal());
    return hash.result();
}

void WeChatClient::Private::proceed()
{
    if (m_busy || m_calls.empty()) {
        return;
    }
    if (isTooSoon()) {
        m_timer.start(static_cast<int>(m_intervalMs - m_sinceLast.elapsed()));
        return;
    }
    m_busy = true;
    m_sinceLast.start();
    const Call &call = m_calls.front();
    QUrl url = m_services.wechat;
    url.setPath(u"/cgi-bin/stable_token"_s);
    const auto proof = andThen(m_http.postJson(url, requestBody(call.appId, call.appSecret)),
        [base = m_services.wechat](const JsonReply &reply) {
            return ready<CredentialProof>(proofFrom(base, reply.json));
        });
    onResult(proof, m_context, [this](const Result<CredentialProof> &result) { finish(result); });
}

void WeChatClient::Private::finish(const Result<CredentialProof> &result)
{
    const Call call = m_calls.front();
    m_calls.pop_front();
    m_busy = false;
    m_last = result ? std::optional(Answered{call.values, call.future}) : std::nullopt;
    call.promise->addResult(result);
    call.promise->finish();
    proceed();
}

WeChatClient::WeChatClient(HttpClient &http, const Services &services, QObject *parent)
    : QObject(parent)
    , d(std::make_shared<Private>(http, services, this))
{
}

Future<CredentialProof> WeChatClient::prove(const QString &appId, const Secret &appSecret)
{
    return d->prove(appId, appSecret);
}

void WeChatClient::setMinimumInterval(int milliseconds)
{
    d->setInterval(milliseconds);
}
