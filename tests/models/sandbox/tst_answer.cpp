// SPDX-License-Identifier: MIT
#include "models/remote/uploadkey.h"
#include "models/sandbox/answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString kAppId = u"wxdec0de0000000001"_s; // of the exercise all-well
const QString kSecret = u"dec0de00000000000000000000000001"_s;

/// Changes the well-ordered world for one row.
using Change = void (*)(Scenario &);

SandboxRequest post(const QString &path, const QByteArray &body)
{
    return {"POST", path.startsWith("/wxa/ci"_L1) ? u"upload"_s : u"wechat"_s, path, {}, body};
}

SandboxRequest get(const QString &path, const QString &query)
{
    return {"GET", u"wechat"_s, path, query, {}};
}

QJsonObject json(const SandboxResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject credentials(
    const QString &appId = kAppId, const QString &secret = kSecret, bool force = false)
{
    return {{u"grant_type"_s, u"client_credential"_s}, {u"appid"_s, appId}, {u"secret"_s, secret},
        {u"force_refresh"_s, force}};
}

QJsonObject without(QJsonObject object, const QString &key)
{
    object.remove(key);
    return object;
}

QString stableToken(Scenario &world, bool force = false)
{
    const auto request =
        post(u"/cgi-bin/stable_token"_s, text(credentials(kAppId, kSecret, force)));
    return json(answer(request, world))[u"access_token"].toString();
}

QString nonceFor(const QString &appId, Scenario &world)
{
    const auto reply = json(answer(
        post(u"/wxa/ci/getrandstr"_s, text({{u"appid"_s, appId}, {u"clientRand"_s, 7}})), world));
    return reply[u"data"][u"randomString"].toString();
}

QJsonObject attributes(const QString &appId, const QByteArray &signature, Scenario &world)
{
    const QByteArray body =
        text({{u"appid"_s, appId}, {u"signature"_s, QString::fromLatin1(signature)}});
    return json(answer(post(u"/wxa/ci/getattr"_s, body), world));
}

QByteArray signedBy(const QByteArray &pem, const QString &appId, const QString &nonce)
{
    const auto key = readUploadKey(Secret(pem), {}, {});
    return key ? signNonce(*key, appId, nonce).value_or("unsigned") : "no key";
}

} // namespace

class TestAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wechatRefusals_data();
    void wechatRefusals();
    void stableTokenStaysAndIsForced();
    void tokensOfTheTwoKindsDoNotTouch();
    void liveTokenOpensTheIpLists_data();
    void liveTokenOpensTheIpLists();
    void goodKeyGetsTheAttributes();
    void nonceServesOnce();
    void nonceBelongsToOneAppId();
    void uploadRefusals_data();
    void uploadRefusals();
    void unknownUploadPathIsNotJson();
    void sameRequestAndStateSameAnswer();
    void everyRequestHasItsOwnRid();
};

void TestAnswer::wechatRefusals_data()
{
    QTest::addColumn<SandboxRequest>("request");
    QTest::addColumn<Change>("change");
    QTest::addColumn<int>("errcode");
    QTest::addColumn<QString>("errmsg");

    const Change nothing = [](Scenario &) {};
    const Change frozen = [](Scenario &world) { world.miniPrograms[0].secretFrozen = true; };
    const Change listOn = [](Scenario &world) { world.miniPrograms[0].apiWhitelistOn = true; };
    const Change frozenAndListOn = [](Scenario &world) {
        world.miniPrograms[0].secretFrozen = true;
        world.miniPrograms[0].apiWhitelistOn = true;
    };
    const Change busy = [](Scenario &world) { world.busy = true; };
    const QString stable = u"/cgi-bin/stable_token"_s;
    const QString legacy = u"/cgi-bin/token"_s;
    const QString goodQuery =
        u"grant_type=client_credential&appid="_s + kAppId + u"&secret="_s + kSecret;
    const QString wrong(32, u'0');

    const auto refusal = [&stable](const char *row, const QJsonObject &body, Change change,
                             int code, const QString &message) {
        QTest::newRow(row) << post(stable, text(body)) << change << code << message;
    };
    QTest::newRow("GET") << get(stable, {}) << nothing << 43002 << u"require POST method"_s;
    QTest::newRow("empty body") << post(stable, {}) << nothing << 44002 << u"empty post data"_s;
    QTest::newRow("half JSON") << post(stable, "{\"appid\":") << nothing << 47001
                               << u"data format error"_s;
    QTest::newRow("JSON list") << post(stable, "[]") << nothing << 47001 << u"data format error"_s;
    refusal("grant_type missing", without(credentials(), u"grant_type"_s), nothing, 40002,
        u"invalid grant_type"_s);
    refusal("grant_type before appid", {}, nothing, 40002, u"invalid grant_type"_s);
    refusal(
        "appid missing", without(credentials(), u"appid"_s), nothing, 41002, u"appid missing"_s);
    refusal("appid before secret", {{u"grant_type"_s, u"client_credential"_s}}, nothing, 41002,
        u"appid missing"_s);
    refusal("secret missing", without(credentials(), u"secret"_s), nothing, 41004,
        u"appsecret missing"_s);
    refusal(
        "unknown appid", credentials(u"wx0123456789abcdef"_s), nothing, 40013, u"invalid appid"_s);
    refusal("appid in capitals", credentials(kAppId.toUpper()), nothing, 40013, u"invalid appid"_s);
    refusal("wrong secret", credentials(kAppId, wrong), nothing, 40125, u"invalid appsecret"_s);
    refusal("wrong secret before frozen", credentials(kAppId, wrong), frozen, 40125,
        u"invalid appsecret"_s);
    refusal("frozen", credentials(), frozen, 40243,
        u"appsecret is frozen, please unfreeze it and try again"_s);
    refusal("frozen before list", credentials(), frozenAndListOn, 40243,
        u"appsecret is frozen, please unfreeze it and try again"_s);
    refusal("list", credentials(), listOn, 40164,
        u"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist"_s);
    refusal("busy", credentials(), busy, -1, u"system error"_s);

    QTest::newRow("legacy POST") << post(legacy, "{}") << nothing << 43001
                                 << u"require GET method"_s;
    QTest::newRow("legacy bare") << get(legacy, {}) << nothing << 40002 << u"invalid grant_type"_s;
    QTest::newRow("legacy wrong secret")
        << get(legacy, goodQuery + u'0') << nothing << 40125 << u"invalid appsecret"_s;
    QTest::newRow("legacy frozen") << get(legacy, goodQuery) << frozen << 40243
                                   << u"appsecret is frozen, please unfreeze it and try again"_s;
    QTest::newRow("legacy busy") << get(legacy, goodQuery) << busy << -1 << u"system error"_s;

    const QString invalidToken =
        u"invalid credential, access_token is invalid or not latest, could get access_token by "
        "getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r"_s;
    for (const char *path : {"/cgi-bin/getcallbackip", "/cgi-bin/get_api_domain_ip"}) {
        const QString name = QString::fromLatin1(path);
        QTest::addRow("%s without token", path)
            << get(name, {}) << nothing << 41001 << u"access_token missing"_s;
        QTest::addRow("%s with a foreign token", path)
            << get(name, u"access_token=99_x"_s) << nothing << 40001 << invalidToken;
        QTest::addRow("%s busy", path) << get(name, {}) << busy << -1 << u"system error"_s;
    }
    QTest::newRow("unknown path") << get(u"/cgi-bin/nothing"_s, {}) << nothing << 40066
                                  << u"invalid url"_s;
    QTest::newRow("upload path, other host")
        << SandboxRequest{"POST", u"wechat"_s, u"/wxa/ci/getattr"_s, {}, {}} << nothing << 40066
        << u"invalid url"_s;
}

void TestAnswer::wechatRefusals()
{
    QFETCH(SandboxRequest, request);
    QFETCH(Change, change);
    QFETCH(int, errcode);
    QFETCH(QString, errmsg);
    Scenario world = exercise(u"all-well"_s).scenario;
    change(world);

    const SandboxResponse response = answer(request, world);
    QCOMPARE(response.status, 200);
    const QJsonObject reply = json(response);
    QCOMPARE(reply[u"errcode"].toInt(), errcode);
    static const QRegularExpression kRid(u"^(.*) rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$"_s);
    const auto match = kRid.match(reply[u"errmsg"].toString());
    QVERIFY2(match.hasMatch(), response.body.constData());
    QCOMPARE(match.captured(1), errmsg);
    QVERIFY(!reply.contains(u"access_token"));
    QVERIFY(world.tokens.isEmpty() && world.legacyTokens.isEmpty());
}

void TestAnswer::stableTokenStaysAndIsForced()
{
    Scenario world = exercise(u"all-well"_s).scenario;
    const auto request = post(u"/cgi-bin/stable_token"_s, text(credentials()));
    const QJsonObject first = json(answer(request, world));
    QCOMPARE(
        first.keys(), (QStringList{u"access_token"_s, u"expires_in"_s})); // no errcode on success
    QCOMPARE(first[u"expires_in"].toInt(), 7200);
    QCOMPARE(json(answer(request, world)), first);
    const QString forced = stableToken(world, true);
    QVERIFY(!forced.isEmpty());
    QVERIFY(forced != first[u"access_token"].toString());
    QCOMPARE(stableToken(world), forced);
}

void TestAnswer::tokensOfTheTwoKindsDoNotTouch()
{
    Scenario world = exercise(u"all-well"_s).scenario;
    const QString stable = stableToken(world);
    const auto request = get(u"/cgi-bin/token"_s,
        u"grant_type=client_credential&appid="_s + kAppId + u"&secret="_s + kSecret);
    const QString legacy = json(answer(request, world))[u"access_token"].toString();
    QVERIFY(!legacy.isEmpty() && legacy != stable);
    QCOMPARE(stableToken(world), stable);

    const QString replaced = json(answer(request, world))[u"access_token"].toString();
    QVERIFY(replaced != legacy);
    const auto use = [&world](const QString &token) {
        return json(answer(get(u"/cgi-bin/getcallbackip"_s, u"access_token="_s + token), world));
    };
    QCOMPARE(use(legacy)[u"errcode"].toInt(), 40001);
    QVERIFY(use(replaced).contains(u"ip_list"));
    QVERIFY(use(stable).contains(u"ip_list"));
}

void TestAnswer::liveTokenOpensTheIpLists_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("getcallbackip") << u"/cgi-bin/getcallbackip"_s;
    QTest::newRow("get_api_domain_ip") << u"/cgi-bin/get_api_domain_ip"_s;
}

void TestAnswer::liveTokenOpensTheIpLists()
{
    QFETCH(QString, path);
    Scenario world = exercise(u"all-well"_s).scenario;
    const QString query = u"access_token="_s + stableToken(world);
    QCOMPARE(json(answer(get(path, query), world))[u"ip_list"].toArray().size(), 2);
    const SandboxRequest posted{"POST", u"wechat"_s, path, query, "{}"};
    QCOMPARE(json(answer(posted, world))[u"errcode"].toInt(), 43001);
}

void TestAnswer::goodKeyGetsTheAttributes()
{
    const Exercise practice = exercise(u"all-well"_s);
    Scenario world = practice.scenario;
    const QString nonce = nonceFor(kAppId, world);
    QCOMPARE(nonce.size(), 32);
    const QJsonObject reply = attributes(kAppId, signedBy(practice.keyPem, kAppId, nonce), world);
    QCOMPARE(reply[u"errCode"].toInt(-99), 0);
    QVERIFY(!reply.contains(u"errcode"));
    const QJsonObject data = reply[u"data"].toObject();
    QCOMPARE(data[u"appName"].toString(), u"示例商城"_s);
    QVERIFY(data[u"released"].toBool());
    QCOMPARE(data[u"setting"][u"MaxCodeSize"].toInt(), 2);
}

void TestAnswer::nonceServesOnce()
{
    const Exercise practice = exercise(u"all-well"_s);
    Scenario world = practice.scenario;
    const QByteArray signature = signedBy(practice.keyPem, kAppId, nonceFor(kAppId, world));
    QCOMPARE(attributes(kAppId, signature, world)[u"errCode"].toInt(-99), 0);
    QCOMPARE(attributes(kAppId, signature, world)[u"errMsg"].toString(),
        u"get new ticket fail innerCode: -80011"_s);
    QVERIFY(world.nonces.isEmpty());
}

void TestAnswer::nonceBelongsToOneAppId()
{
    const Exercise practice = exercise(u"all-well"_s);
    Scenario world = practice.scenario;
    const QString foreign = nonceFor(u"wx0123456789abcdef"_s, world);
    QCOMPARE(
        attributes(kAppId, signedBy(practice.keyPem, kAppId, foreign), world)[u"errCode"].toInt(),
        -1);
    const QString own = nonceFor(kAppId, world);
    const QByteArray otherText = signedBy(practice.keyPem, u"wx0123456789abcdef"_s, own);
    QCOMPARE(attributes(kAppId, otherText, world)[u"errCode"].toInt(), -1);
}

void TestAnswer::uploadRefusals_data()
{
    QTest::addColumn<QString>("appId");
    QTest::addColumn<QByteArray>("keyPem");
    QTest::addColumn<bool>("listOn");
    QTest::addColumn<int>("errCode");
    QTest::addColumn<QString>("errMsg");
    const QByteArray good = exercise(u"all-well"_s).keyPem;
    const QByteArray other = exercise(u"other-key"_s).keyPem;
    const QString ticket = u"get new ticket fail innerCode: -80011"_s;
    QTest::newRow("another mini program's key") << kAppId << other << false << -1 << ticket;
    QTest::newRow("no signature") << kAppId << QByteArray() << false << -1 << ticket;
    QTest::newRow("key before list") << kAppId << other << true << -1 << ticket;
    QTest::newRow("unknown appid") << u"wx0123456789abcdef"_s << good << false << -1
                                   << u"get new ticket fail: innerCode: -80002"_s;
    QTest::newRow("list") << kAppId << good << true << -10008
                          << u"invalid ip: 203.0.113.7, reference: "
                             "https://developers.weixin.qq.com/miniprogram/dev/devtools/ci.html"_s;
    QTest::newRow("no appid") << QString() << good << false << -1
                              << u"get new ticket fail: innerCode: -80002"_s;
}

void TestAnswer::uploadRefusals()
{
    QFETCH(QString, appId);
    QFETCH(QByteArray, keyPem);
    QFETCH(bool, listOn);
    QFETCH(int, errCode);
    QFETCH(QString, errMsg);
    Scenario world = exercise(u"all-well"_s).scenario;
    world.miniPrograms[0].uploadWhitelistOn = listOn;
    const QByteArray signature =
        keyPem.isEmpty() ? "" : signedBy(keyPem, appId, nonceFor(appId, world));
    const QJsonObject reply = attributes(appId, signature, world);
    QCOMPARE(reply[u"errCode"].toInt(), errCode);
    QCOMPARE(reply[u"errMsg"].toString(), errMsg);
    QVERIFY(!reply.contains(u"data"));
}

void TestAnswer::unknownUploadPathIsNotJson()
{
    Scenario world = exercise(u"all-well"_s).scenario;
    QCOMPARE(answer(post(u"/wxa/ci/upload"_s, {}), world).status, 404);
    const QJsonObject noAppId = json(answer(post(u"/wxa/ci/getrandstr"_s, "{}"), world));
    QCOMPARE(noAppId[u"errCode"].toInt(), -1);
    QVERIFY(world.nonces.isEmpty());
}

void TestAnswer::sameRequestAndStateSameAnswer()
{
    const Scenario before = exercise(u"all-well"_s).scenario;
    const QList<SandboxRequest> requests{
        post(u"/cgi-bin/stable_token"_s, text(credentials())),
        post(u"/cgi-bin/stable_token"_s, text(credentials(kAppId, u"wrong"_s))),
        get(u"/cgi-bin/getcallbackip"_s, {}),
        post(u"/wxa/ci/getrandstr"_s, text({{u"appid"_s, kAppId}})),
        post(u"/wxa/ci/getattr"_s, "{}"),
        get(u"/nowhere"_s, {}),
    };
    for (const SandboxRequest &request : requests) {
        Scenario one = before;
        Scenario two = before;
        QCOMPARE(answer(request, one).body, answer(request, two).body);
        QCOMPARE(one.nonces, two.nonces);
        QCOMPARE(one.tokens, two.tokens);
        QCOMPARE(one.counter, before.counter + 1);
    }
}

void TestAnswer::everyRequestHasItsOwnRid()
{
    Scenario world = exercise(u"busy"_s).scenario;
    QSet<QString> messages;
    constexpr int kRequests = 100;
    for (int i = 0; i < kRequests; ++i)
        messages +=
            json(answer(post(u"/cgi-bin/stable_token"_s, text(credentials())), world))[u"errmsg"]
                .toString();
    QCOMPARE(messages.size(), kRequests);
}

QTEST_GUILESS_MAIN(TestAnswer)
#include "tst_answer.moc"
