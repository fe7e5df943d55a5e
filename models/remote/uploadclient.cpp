// SPDX-License-Identifier: MIT
#include "models/remote/uploadclient.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

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

QString ipIn(const QString &text)
{
    static const QRegularExpression pattern(u"^invalid ip:?\\s*([0-9A-Fa-f:.]+)"_s);
    const QHostAddress address(pattern.match(text).captured(1));
    return address.isNull() ? QString() : address.toString();
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
    if (const QString ip = ipIn(text); !ip.isEmpty()) {
        facts.insert(u"ip"_s, ip);
    }
    return {findingId(code, text), facts, {{u"errCode"_s, code}, {u"errMsg"_s, text}}};
}

/// The reply's "data" if errCode is 0; nothing but the number 0 counts as success.
Result<QJsonObject> dataOf(const QUrl &base, const QJsonObject &json)
{
    const auto code = wholeNumber(json.value("errCode"_L1));
    if (!code) {
        return unexpectedAnswer(base, u"no-errcode"_s);
    }
    if (*code != 0) {
        return tl::unexpected(refusal(*code, json.value("errMsg"_L1).toString().left(longestText)));
    }
    if (!json.value("data"_L1).isObject()) {
        return unexpectedAnswer(base, u"no-data"_s);
    }
    return json.value("data"_L1).toObject();
}

MiniProgramAttributes attributesFrom(const QJsonObject &data)
{
    const QUrl icon(data.value("appImageUrl"_L1).toString(), QUrl::StrictMode);
    return {data.value("appName"_L1).toString(), icon.scheme() == "https"_L1 ? icon : QUrl(),
        data.value("released"_L1).toBool(), data.value("gameApp"_L1).toBool()};
}
} // namespace

UploadClient::UploadClient(HttpClient &http, const Services &services)
    : m_http(http)
    , m_services(services)
{
}

Future<MiniProgramAttributes> UploadClient::attributes(const QString &appId, const UploadKey &key)
{
    const QUrl base = m_services.upload;
    const int clientRand = QRandomGenerator::global()->bounded(100'000'000);
    const auto nonce = m_http.postJson(call(base, u"/wxa/ci/getrandstr"_s),
        compact({{u"appid"_s, appId}, {u"clientRand"_s, clientRand}}));

    const auto proof = andThen(nonce, [this, base, appId, key](const JsonReply &reply) {
        const auto data = dataOf(base, reply.json);
        if (!data) {
            return ready<JsonReply>(tl::unexpected(data.error()));
        }
        const QString text = data->value("randomString"_L1).toString();
        if (text.isEmpty()) {
            return ready<JsonReply>(unexpectedAnswer(base, u"no-nonce"_s));
        }
        const auto signature = signNonce(key, appId, text);
        if (!signature) {
            return ready<JsonReply>(tl::unexpected(signature.error()));
        }
        return m_http.postJson(call(base, u"/wxa/ci/getattr"_s),
            compact({{u"appid"_s, appId}, {u"signature"_s, QString::fromLatin1(*signature)}}));
    });

    return andThen(proof, [base](const JsonReply &reply) {
        const auto data = dataOf(base, reply.json);
        return ready<MiniProgramAttributes>(data
                ? Result<MiniProgramAttributes>(attributesFrom(*data))
                : tl::unexpected(data.error()));
    });
}
