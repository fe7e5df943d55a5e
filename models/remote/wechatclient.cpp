// SPDX-License-Identifier: MIT
#include "models/remote/wechatclient.h"

#include "models/remote/echomask.h"
#include "models/remote/refusedaddress.h"

#include <QCryptographicHash>
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
    if (const QString ip = refusedAddress(message); !ip.isEmpty()) {
        facts.insert(u"ip"_s, ip);
    }
    return {
        u"wechat."_s % QString::number(code), facts, {{u"errcode"_s, code}, {u"errmsg"_s, text}}};
}

/// A missing errcode means 0 here, and 0 without a token proves nothing.
Result<CredentialProof> proofFrom(const QUrl &base, const JsonReply &reply, const Secret &appSecret)
{
    const QJsonObject &json = reply.json;
    const QJsonValue code = json.value("errcode"_L1);
    const auto number = code.isUndefined() ? std::optional(0) : wholeNumber(code);
    if (!number) {
        return unexpectedAnswer(base, u"wrong-type"_s);
    }
    if (*number != 0) {
        const QString text = json.value("errmsg"_L1).toString().left(longestText);
        return tl::unexpected(refusal(*number, EchoMask({appSecret}).text(text)));
    }
    if (json.value("access_token"_L1).toString().isEmpty()) {
        return unexpectedAnswer(base, u"no-token"_s);
    }
    return CredentialProof{json.value("expires_in"_L1).toInt(), reply.proxy};
}

using Asker = std::shared_ptr<QPromise<Result<CredentialProof>>>;

/// A call that waits or is under way, for one who asked or for several with the same values; these
/// leave memory with its answer.
struct Call
{
    QByteArray values; ///< see WeChatClient::Private::digest()
    QString appId;
    Secret appSecret;
    QList<Asker> askers;
};

/// A call that everybody has withdrawn from brings no answer to a new asker.
bool isWaitedFor(const Call &call)
{
    return std::any_of(call.askers.begin(), call.askers.end(),
        [](const Asker &asker) { return !asker->isCanceled(); });
}

struct Answered
{
    QByteArray values;
    Result<CredentialProof> result;
};
} // namespace

class WeChatClient::Private
{
public:
    Private(HttpClient &http, const Services &services, QObject *context);

    Future<CredentialProof> prove(const QString &appId, const Secret &appSecret);
    int msUntilAsked() const { return m_calls.empty() ? 0 : qMax(0, m_timer.remainingTime()); }
    void setInterval(int milliseconds) { m_intervalMs = milliseconds; }

private:
    bool isTooSoon() const { return m_sinceLast.isValid() && m_sinceLast.elapsed() < m_intervalMs; }
    QByteArray digest(const QString &appId, const Secret &appSecret) const;
    Future<CredentialProof> join(Call &call);
    void withdraw(const Asker &asker);
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
    Future<JsonReply> m_sent; // of that one
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
    const auto waiting = std::find_if(m_calls.begin(), m_calls.end(),
        [&](const Call &call) { return call.values == values && isWaitedFor(call); });
    if (waiting != m_calls.end()) {
        return join(*waiting);
    }
    if (isTooSoon() && m_last && m_last->values == values) {
        return ready<CredentialProof>(m_last->result);
    }
    m_calls.push_back({values, appId, appSecret, {}});
    const auto future = join(m_calls.back());
    proceed();
    return future;
}

Future<CredentialProof> WeChatClient::Private::join(Call &call)
{
    const auto asker = std::make_shared<QPromise<Result<CredentialProof>>>();
    asker->start();
    call.askers.append(asker);
    auto *watcher = new QFutureWatcher<Result<CredentialProof>>(m_context);
    QObject::connect(
        watcher, &QFutureWatcherBase::canceled, m_context, [this, asker] { withdraw(asker); });
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, &QObject::deleteLater);
    watcher->setFuture(asker->future());
    return asker->future();
}

// Nobody waits for the answer any more: a call that was not sent yet is not sent.
void WeChatClient::Private::withdraw(const Asker &asker)
{
    finishOnce(*asker);
    for (auto call = m_calls.begin(); call != m_calls.end(); ++call) {
        if (call->askers.removeAll(asker) == 0 || !call->askers.isEmpty()) {
            continue;
        }
        if (m_busy && call == m_calls.begin()) {
            m_sent.cancel();
        } else {
            m_calls.erase(call);
        }
        return;
    }
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
    m_sent = m_http.postJson(url, requestBody(call.appId, call.appSecret));
    onResult(m_sent, m_context, [this, base = m_services.wechat](const Result<JsonReply> &reply) {
        finish(reply ? proofFrom(base, *reply, m_calls.front().appSecret)
                     : tl::unexpected(reply.error()));
    });
}

void WeChatClient::Private::finish(const Result<CredentialProof> &result)
{
    const Call call = m_calls.front();
    m_calls.pop_front();
    m_busy = false;
    m_last = result ? std::optional(Answered{call.values, result}) : std::nullopt;
    for (const Asker &asker : call.askers) {
        asker->addResult(result);
        asker->finish();
    }
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

int WeChatClient::msUntilAsked() const
{
    return d->msUntilAsked();
}

void WeChatClient::setMinimumInterval(int milliseconds)
{
    d->setInterval(milliseconds);
}
