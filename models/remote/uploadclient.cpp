// SPDX-License-Identifier: MIT
#include "models/remote/uploadclient.h"

#include "models/remote/echomask.h"
#include "models/remote/refusedaddress.h"

#include <QJsonDocument>
#include <QPromise>
#include <QRandomGenerator>

#include <optional>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestText = 1000; // of an error message that is kept

QUrl call(const QUrl &base, const QString &path)
{
    QUrl url = base;
    url.setPath(path);
    // What the official tool does against caches in between.
    url.setQuery(u"_r="_s % QString::number(QRandomGenerator::global()->generateDouble(), 'f', 16));
    return url;
}

Secret compact(const QJsonObject &object)
{
    QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    Secret body{QByteArrayView(json)};
    wipe(json);
    return body;
}

// upload-key.md 2.7: the text counts more than -1, which stands for many things.
QString findingId(int code, const QString &text)
{
    if (code == -10008 || text.startsWith("invalid ip"_L1)) {
        return u"upload.-10008"_s;
    }
    if (text.contains("ticket"_L1)) {
        return u"upload.key-rejected"_s;
    }
    return u"upload."_s % QString::number(code);
}

Finding refusal(int code, const QString &text)
{
    QJsonObject facts{{u"errCode"_s, code}, {u"errMsg"_s, text}};
    if (const QString ip = refusedAddress(text); !ip.isEmpty()) {
        facts.insert(u"ip"_s, ip);
    }
    return {findingId(code, text), facts, {{u"errCode"_s, code}, {u"errMsg"_s, text}}};
}

/// The reply's "data" if errCode is 0; nothing but the number 0 counts as success.
Result<QJsonObject> dataOf(
    const QUrl &base, const Result<JsonReply> &reply, const QList<Secret> &sent)
{
    if (!reply) {
        return tl::unexpected(reply.error());
    }
    const QJsonObject &json = reply->json;
    const auto code = wholeNumber(json.value("errCode"_L1));
    if (!code) {
        return unexpectedAnswer(base, u"no-errcode"_s);
    }
    if (*code != 0) {
        const QString text = json.value("errMsg"_L1).toString().left(longestText);
        return tl::unexpected(refusal(*code, EchoMask(sent).text(text)));
    }
    if (!json.value("data"_L1).isObject()) {
        return unexpectedAnswer(base, u"no-data"_s);
    }
    return json.value("data"_L1).toObject();
}

/// What the service tells, without what it only repeats.
MiniProgramAttributes attributesFrom(const QJsonObject &data, const EchoMask &mask)
{
    const QString address = data.value("appImageUrl"_L1).toString();
    const QUrl icon(address, QUrl::StrictMode);
    const bool isFine = icon.scheme() == "https"_L1 && mask.text(address) == address;
    return {mask.text(data.value("appName"_L1).toString()), isFine ? icon : QUrl(),
        data.value("released"_L1).toBool(), data.value("gameApp"_L1).toBool(), {}};
}

/// One proof, once. Deletes itself when it has answered.
class KeyProof final : public QObject
{
public:
    KeyProof(HttpClient &http, QUrl base, QString appId, UploadKey key, QObject *parent);
    Future<MiniProgramAttributes> start();

private:
    using Step = void (KeyProof::*)(const Result<JsonReply> &);
    void ask(const QString &path, const QJsonObject &body, Step next);
    void sign(const Result<JsonReply> &reply);
    void read(const Result<JsonReply> &reply);
    void end(const Result<MiniProgramAttributes> &result);

    HttpClient &m_http;
    const QUrl m_base;
    const QString m_appId;
    const UploadKey m_key;
    QList<Secret> m_sent; ///< what must not come back
    Future<JsonReply> m_asked;
    QPromise<Result<MiniProgramAttributes>> m_promise;
    QFutureWatcher<Result<MiniProgramAttributes>> m_watcher;
};

KeyProof::KeyProof(HttpClient &http, QUrl base, QString appId, UploadKey key, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_base(std::move(base))
    , m_appId(std::move(appId))
    , m_key(std::move(key))
{
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { m_asked.cancel(); });
}

Future<MiniProgramAttributes> KeyProof::start()
{
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
    const int clientRand = QRandomGenerator::global()->bounded(100'000'000);
    ask(u"/wxa/ci/getrandstr"_s, {{u"appid"_s, m_appId}, {u"clientRand"_s, clientRand}},
        &KeyProof::sign);
    return m_promise.future();
}

void KeyProof::ask(const QString &path, const QJsonObject &body, Step next)
{
    m_asked = m_http.postJson(call(m_base, path), compact(body));
    onResult(m_asked, this, [this, next](const Result<JsonReply> &reply) {
        if (m_promise.isCanceled()) {
            end(failure(u"cancelled"_s));
        } else {
            (this->*next)(reply);
        }
    });
}

void KeyProof::sign(const Result<JsonReply> &reply)
{
    const auto data = dataOf(m_base, reply, m_sent);
    if (!data) {
        end(tl::unexpected(data.error()));
        return;
    }
    const QString nonce = data->value("randomString"_L1).toString();
    if (nonce.isEmpty()) {
        end(unexpectedAnswer(m_base, u"no-nonce"_s));
        return;
    }
    const auto signature = signNonce(m_key, m_appId, nonce);
    if (!signature) {
        end(tl::unexpected(signature.error()));
        return;
    }
    m_sent = {Secret(*signature), Secret(nonce.toUtf8())};
    ask(u"/wxa/ci/getattr"_s,
        {{u"appid"_s, m_appId}, {u"signature"_s, QString::fromLatin1(*signature)}},
        &KeyProof::read);
}

void KeyProof::read(const Result<JsonReply> &reply)
{
    const auto data = dataOf(m_base, reply, m_sent);
    if (!data) {
        end(tl::unexpected(data.error()));
        return;
    }
    auto attributes = attributesFrom(*data, EchoMask(m_sent));
    attributes.proxy = reply->proxy;
    end(attributes);
}

void KeyProof::end(const Result<MiniProgramAttributes> &result)
{
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}
} // namespace

UploadClient::UploadClient(HttpClient &http, const Services &services)
    : m_http(http)
    , m_services(services)
    , m_proofs(std::make_unique<QObject>())
{
}

Future<MiniProgramAttributes> UploadClient::attributes(const QString &appId, const UploadKey &key)
{
    return (new KeyProof(m_http, m_services.upload, appId, key, m_proofs.get()))->start();
}
