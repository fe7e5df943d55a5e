// SPDX-License-Identifier: MIT
#include "models/sandbox/answer.h"

#include "models/sandbox/signature.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

constexpr int kTokenSeconds = 7200;

struct Refusal
{
    int code = 0;
    QString text;
};

SandboxResponse jsonResponse(const QJsonObject &json)
{
    return {.body = QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

/// Hex digits that depend on the scenario and the number of the request alone.
QString digits(const Scenario &world, QLatin1StringView purpose)
{
    const QString seed = world.id + '/'_L1 + purpose + '/'_L1 + QString::number(world.counter);
    return QString::fromLatin1(
        QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString rid(const Scenario &world)
{
    const QString hex = digits(world, "rid"_L1);
    return u" rid: "_s + hex.first(8) + '-'_L1 + hex.mid(8, 8) + '-'_L1 + hex.mid(16, 8);
}

const Scenario::MiniProgram *miniProgram(const Scenario &world, const QString &appId)
{
    const auto found = std::ranges::find(world.miniPrograms, appId, &Scenario::MiniProgram::appId);
    return found == world.miniPrograms.cend() ? nullptr : &*found;
}

// --- api.weixin.qq.com ---

SandboxResponse refused(const Refusal &why, const Scenario &world)
{
    return jsonResponse({{u"errcode"_s, why.code}, {u"errmsg"_s, QString(why.text + rid(world))}});
}

struct Credentials
{
    QString grantType;
    QString appId;
    QString secret;
};

/// The order of wechat-api.md 10.
std::optional<Refusal> objection(const Credentials &given, const Scenario &world)
{
    if (given.grantType != "client_credential"_L1)
        return Refusal{40002, u"invalid grant_type"_s};
    if (given.appId.isEmpty())
        return Refusal{41002, u"appid missing"_s};
    if (given.secret.isEmpty())
        return Refusal{41004, u"appsecret missing"_s};
    const auto *program = miniProgram(world, given.appId);
    if (!program)
        return Refusal{40013, u"invalid appid"_s};
    if (program->appSecret != given.secret)
        return Refusal{40125, u"invalid appsecret"_s};
    if (program->secretFrozen) // the literal text is not publicly known
        return Refusal{40243, u"appsecret is frozen, please unfreeze it and try again"_s};
    if (program->apiWhitelistOn)
        return Refusal{40164,
            u"invalid ip "_s + world.callerIp + u" ipv6 ::ffff:"_s + world.callerIp
                + u", not in whitelist"_s};
    return std::nullopt;
}

SandboxResponse tokenReply(const QString &token)
{
    return jsonResponse({{u"access_token"_s, token}, {u"expires_in"_s, kTokenSeconds}});
}

SandboxResponse stableToken(const SandboxRequest &request, Scenario &world)
{
    if (request.method != "POST")
        return refused({43002, u"require POST method"_s}, world);
    if (request.body.isEmpty())
        return refused({44002, u"empty post data"_s}, world);
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return refused({47001, u"data format error"_s}, world);
    const QJsonObject json = document.object();
    const Credentials given{
        json[u"grant_type"].toString(), json[u"appid"].toString(), json[u"secret"].toString()};
    if (const auto why = objection(given, world))
        return refused(*why, world);
    QString &token = world.tokens[given.appId];
    if (token.isEmpty() || json[u"force_refresh"].toBool())
        token = u"99_"_s + digits(world, "stable"_L1);
    return tokenReply(token);
}

/// Every call replaces the last token, which is why the wizard itself never calls this.
SandboxResponse legacyToken(const SandboxRequest &request, Scenario &world)
{
    if (request.method != "GET")
        return refused({43001, u"require GET method"_s}, world);
    const QUrlQuery query(request.query);
    const auto value = [&query](const QString &key) {
        return query.queryItemValue(key, QUrl::FullyDecoded);
    };
    const Credentials given{value(u"grant_type"_s), value(u"appid"_s), value(u"secret"_s)};
    if (const auto why = objection(given, world))
        return refused(*why, world);
    return tokenReply(world.legacyTokens[given.appId] = u"98_"_s + digits(world, "legacy"_L1));
}

bool isLive(const QString &token, const Scenario &world)
{
    return world.tokens.values().contains(token) || world.legacyTokens.values().contains(token);
}

/// getcallbackip and get_api_domain_ip: any live token will do.
SandboxResponse ipList(const SandboxRequest &request, Scenario &world)
{
    const QString token =
        QUrlQuery(request.query).queryItemValue(u"access_token"_s, QUrl::FullyDecoded);
    if (token.isEmpty())
        return refused({41001, u"access_token missing"_s}, world);
    if (!isLive(token, world))
        return refused(
            {40001,
                u"invalid credential, access_token is invalid or not latest, could get "
                u"access_token by "
                "getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r"_s},
            world);
    if (request.method != "GET")
        return refused({43001, u"require GET method"_s}, world);
    return jsonResponse({{u"ip_list"_s, QJsonArray{u"192.0.2.17"_s, u"192.0.2.34"_s}}});
}

// --- servicewechat.com ---

SandboxResponse uploadReply(const QJsonObject &data)
{
    return jsonResponse({{u"errCode"_s, 0}, {u"errMsg"_s, u"ok"_s}, {u"data"_s, data}});
}

SandboxResponse uploadRefused(const Refusal &why)
{
    return jsonResponse({{u"errCode"_s, why.code}, {u"errMsg"_s, why.text}});
}

QJsonObject bodyOf(const SandboxRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

/// Unsigned, and answers for every AppID: what the real one says about unknown ones is not publicly
/// known.
SandboxResponse randomString(const SandboxRequest &request, Scenario &world)
{
    const QString appId = bodyOf(request)[u"appid"].toString();
    if (appId.isEmpty())
        return uploadRefused({-1, u"invalid appid"_s});
    const QString nonce = digits(world, "nonce"_L1).first(32);
    world.nonces[nonce] = appId;
    return uploadReply({{u"randomString"_s, nonce}});
}

/// Uses the nonce up, whether it was signed for this AppID or not.
bool isSigned(const QJsonObject &json, const Scenario::MiniProgram &program, Scenario &world)
{
    const auto signature = QByteArray::fromBase64(json[u"signature"].toString().toLatin1());
    const QJsonObject text =
        QJsonDocument::fromJson(signedText(program.publicKeyPem, signature)).object();
    const QString nonceFor = world.nonces.take(text[u"rand_str"].toString());
    return nonceFor == program.appId && text[u"appid"].toString() == program.appId;
}

QJsonObject attributesOf(const Scenario::MiniProgram &program)
{
    return {{u"appid"_s, program.appId}, {u"appName"_s, program.name},
        {u"appImageUrl"_s, u"https://images.shop.example/icon"_s}, {u"platform"_s, false},
        {u"appType"_s, 0}, {u"isSandbox"_s, false}, {u"released"_s, true},
        {u"setting"_s,
            QJsonObject{{u"MaxCodeSize"_s, 2}, {u"MaxSubpackageSubCodeSize"_s, 2},
                {u"MaxSubpackageFullCodeSize"_s, 12}, {u"NavigateMiniprogramLimit"_s, 10},
                {u"MaxSubPackageLimit"_s, 100}, {u"MinTabbarCount"_s, 2}, {u"MaxTabbarCount"_s, 5},
                {u"MaxCustomTabbarCount"_s, 10}, {u"MaxTabbarIconSize"_s, 40}}}};
}

SandboxResponse attributes(const SandboxRequest &request, Scenario &world)
{
    const QJsonObject json = bodyOf(request);
    const auto *program = miniProgram(world, json[u"appid"].toString());
    if (!program)
        return uploadRefused({-1, u"get new ticket fail: innerCode: -80002"_s});
    if (!isSigned(json, *program, world))
        return uploadRefused({-1, u"get new ticket fail innerCode: -80011"_s});
    if (program->uploadWhitelistOn)
        return uploadRefused({-10008,
            u"invalid ip: "_s + world.callerIp
                + u", reference: https://developers.weixin.qq.com/miniprogram/dev/devtools/ci.html"_s});
    return uploadReply(attributesOf(*program));
}

// --- both ---

struct Endpoint
{
    const char *host;
    const char *path;
    SandboxResponse (*handle)(const SandboxRequest &, Scenario &);
};

constexpr auto kEndpoints = std::to_array<Endpoint>({
    {"wechat", "/cgi-bin/stable_token", stableToken},
    {"wechat", "/cgi-bin/token", legacyToken},
    {"wechat", "/cgi-bin/getcallbackip", ipList},
    {"wechat", "/cgi-bin/get_api_domain_ip", ipList},
    {"upload", "/wxa/ci/getrandstr", randomString},
    {"upload", "/wxa/ci/getattr", attributes},
});

SandboxResponse noSuchPath(const SandboxRequest &request, const Scenario &world)
{
    if (request.host == "wechat"_L1)
        return refused({40066, u"invalid url"_s}, world);
    return {.status = 404, .contentType = "text/html", .body = "<html><body>404</body></html>"};
}

} // namespace

SandboxResponse answer(const SandboxRequest &request, Scenario &scenario)
{
    ++scenario.counter;
    const auto *const endpoint =
        std::ranges::find_if(kEndpoints, [&request](const Endpoint &known) {
            return request.host == QLatin1StringView(known.host)
                && request.path == QLatin1StringView(known.path);
        });
    if (endpoint == kEndpoints.end())
        return noSuchPath(request, scenario);
    if (scenario.busy && request.host == "wechat"_L1)
        return refused({-1, u"system error"_s}, scenario);
    return endpoint->handle(request, scenario);
}
