// SPDX-License-Identifier: MIT
#include "models/checks/explain.h"
#include "models/rulebook/rulebook.h"

#include <QTest>

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;

class TestExplain final : public QObject
{
    Q_OBJECT
private:
    QStringList idsIn(const QString &text) const
    {
        QStringList ids;
        for (const Explanation &explanation : explain(m_rulebook.catalogue(), text)) {
            ids.append(explanation.finding.id);
        }
        return ids;
    }

    const Rulebook m_rulebook = Rulebook::builtIn();

private Q_SLOTS:
    void best_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("ip");
        const auto row = [](const char *name, const QString &text, const QString &finding,
                             const QString &ip = {}) {
            QTest::newRow(name) << text << finding << ip;
        };
        row("code", u"40164"_s, u"wechat.40164"_s);
        row("negative code", u"-10008"_s, u"upload.-10008"_s);
        row("code with blanks", u" 40125\n"_s, u"wechat.40125"_s);
        row("named code", u"errcode: 40164"_s, u"wechat.40164"_s);
        row("named code in Chinese", u"提示错误码：40013，怎么办"_s, u"wechat.40013"_s);
        row("code in a complaint", u"后台一直报 40125 这个错"_s, u"wechat.40125"_s);
        row("finding id", u"key.not-pem"_s, u"key.not-pem"_s);
        row("WeChat answer",
            u"{\"errcode\":40164,\"errmsg\":\"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not "
            u"in whitelist rid: "
            "6621b2d9-0a9f1ae7-3c5a6a6b\"}"_s,
            u"wechat.40164"_s, u"203.0.113.7"_s);
        row("WeChat answer in a log line",
            u"[ERROR] 2026-01-02 token failed: {\"errcode\": 40125, \"errmsg\": \"invalid appsecret\"} (retry)"_s,
            u"wechat.40125"_s);
        row("WeChat message alone",
            u"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist"_s,
            u"wechat.40164"_s, u"203.0.113.7"_s);
        row("upload answer",
            u"Error: {\"errCode\":-10008,\"errMsg\":\"invalid ip: 203.0.113.7, reference: "
            "https://developers.weixin.qq.com/miniprogram/dev/devtools/ci.html\"}"_s,
            u"upload.-10008"_s, u"203.0.113.7"_s);
        row("upload line",
            u"[error] 20003 errCode: -10008, errMsg: invalid ip: 203.0.113.7, reference: https://x"_s,
            u"upload.-10008"_s, u"203.0.113.7"_s);
        row("upload code in lower case", u"errcode: -10008"_s, u"upload.-10008"_s);
        row("key rejected",
            u"{\"errCode\":-1,\"errMsg\":\"get new ticket fail innerCode: -80011\"}"_s,
            u"upload.key-rejected"_s);
        row("cloud answer",
            u"{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.SignatureExpire\",\"Message\":"
            u"\"expired\"},"
            "\"RequestId\":\"r\"}}"_s,
            u"tencentcloud.AuthFailure.SignatureExpire"_s);
        row("cloud environment", u"Error: errCode: -501000 | errMsg: Invalid host"_s,
            u"wechat.-501000"_s);
        row("cloud environment, text alone", u"Invalid host"_s, u"wechat.-501000"_s);
        row("expired certificate", u"x509: certificate has expired or is not yet valid"_s,
            u"domain.tls-expired"_s);
        row("expired certificate in a browser", u"net::ERR_CERT_DATE_INVALID"_s,
            u"domain.tls-expired"_s);
        row("certificate of its own", u"Error: self-signed certificate"_s,
            u"domain.tls-untrusted"_s);
        row("half a chain", u"Error: unable to verify the first certificate"_s,
            u"domain.tls-incomplete-chain"_s);
        row("other name", u"ERR_CERT_COMMON_NAME_INVALID"_s, u"domain.tls-wrong-host"_s);
        row("no such host", u"getaddrinfo ENOTFOUND api.shop.example"_s, u"domain.no-dns"_s);
        row("not filed", u"提示该小程序未备案，不能发布"_s, u"wechat.86369"_s);
        row("domain not filed", u"添加失败：域名未备案"_s, u"wechat.85302"_s);
        row("plug-in", u"发布失败，缺少插件"_s, u"upload.80082"_s);
        row("held by another", u"该小程序已授权给其他第三方平台"_s,
            u"console.authorised-to-another"_s);
        row("check file", u"校验文件未通过，请检查"_s, u"console.verify-file"_s);
        row("WeDa's own failure", u"全托管认证失败"_s, u"console.certification-failed"_s);
        row("a provider's failure", u"服务商认证失败，请检查 ticket"_s,
            u"console.provider-certification-failed"_s);
        row("newer WeChat code", u"{\"errcode\":99991,\"errmsg\":\"no such thing\"}"_s,
            u"wechat.99991"_s);
        row("newer code, named", u"errcode: 99991"_s, u"wechat.99991"_s);
        row("newer cloud code",
            u"{\"Response\":{\"Error\":{\"Code\":\"NewError\",\"Message\":\"m\"}}}"_s,
            u"tencentcloud.NewError"_s);
    }
    void best()
    {
        QFETCH(const QString, text);
        const QList<Explanation> found = explain(m_rulebook.catalogue(), text);
        QVERIFY(!found.isEmpty());
        QTEST(found.first().finding.id, "finding");
        QTEST(found.first().finding.facts["ip"_L1].toString(), "ip");
        for (qsizetype i = 0; i < found.size(); ++i) {
            QVERIFY(found.at(i).score > 0 && found.at(i).score <= 1);
            QVERIFY(i == 0 || found.at(i).score <= found.at(i - 1).score);
        }
    }

    void chatter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("greeting") << u"你好，请问小程序怎么认证？"_s;
        QTest::newRow("English")
            << u"Hello, could you help me please? I opened the console this morning."_s;
        QTest::newRow("phone number") << u"call me at 13800138000"_s;
        QTest::newRow("unknown number") << u"12345"_s;
        QTest::newRow("success") << u"{\"errcode\":0,\"errmsg\":\"ok\"}"_s;
        QTest::newRow("token answer") << u"{\"access_token\":\"39_AF1O\",\"expires_in\":7200}"_s;
        QTest::newRow("broken JSON") << u"{\"errcode\":"_s;
        QTest::newRow("an AppSecret") << u"0123456789abcdef0123456789abcdef"_s;
    }
    void chatter()
    {
        QFETCH(const QString, text);
        const auto found = explain(m_rulebook.catalogue(), text);
        QVERIFY2(
            found.isEmpty(), qPrintable(found.isEmpty() ? QString() : found.first().finding.id));
    }

    // The same failure is this side's network at WeChat's own servers, and the domain's at others.
    void whoseServerDecides()
    {
        const QString dns = u"getaddrinfo ENOTFOUND %1"_s;
        QCOMPARE(idsIn(dns.arg(u"api.weixin.qq.com"_s)), QStringList(u"network.dns"_s));
        QCOMPARE(idsIn(dns.arg(u"api.shop.example"_s)), QStringList(u"domain.no-dns"_s));
        const auto found = explain(
            m_rulebook.catalogue(), u"certificate has expired https://api.shop.example/x"_s);
        QCOMPARE(found.first().finding.facts["domain"_L1].toString(), u"api.shop.example"_s);
    }
    void whatTellsMoreGoesFirst()
    {
        const QStringList ids =
            idsIn(u"tunneling socket could not be established, cause=connect ECONNREFUSED"_s);
        QCOMPARE(ids, QStringList({u"network.proxy"_s, u"network.refused"_s}));
    }
    void aSubCodeIsAtLeastItsParent()
    {
        const auto found = explain(m_rulebook.catalogue(),
            u"[TencentCloudSDKError] Code=FailedOperation.Odd, Message=m, "
            "RequestId=a1b2c3d4-0000-4111-8222-933334444500"_s);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().finding.id, u"tencentcloud.FailedOperation"_s);
        const QJsonObject facts = found.first().finding.facts;
        QCOMPARE(facts["code"_L1].toString(), u"FailedOperation.Odd"_s);
        QCOMPARE(facts["requestId"_L1].toString(), u"a1b2c3d4-0000-4111-8222-933334444500"_s);
    }
    void anotherProductIsLeftAlone()
    {
        const QString text = u"支付宝小程序 errcode: 40002"_s;
        QVERIFY(isElsewhere(m_rulebook.catalogue(), text));
        QCOMPARE(idsIn(text), QStringList());
        const QString both = u"企业微信里打开微信小程序，api.weixin.qq.com 返回 errcode: 40002"_s;
        QVERIFY(!isElsewhere(m_rulebook.catalogue(), both));
        QCOMPARE(idsIn(both), QStringList(u"wechat.40002"_s));
        QCOMPARE(idsIn(u"支付宝 key.not-pem"_s), QStringList(u"key.not-pem"_s));
    }

    void agreeingCodeAndTextAreSurest()
    {
        const auto code = explain(m_rulebook.catalogue(), u"40125"_s).first();
        const auto both = explain(
            m_rulebook.catalogue(), u"{\"errcode\":40125,\"errmsg\":\"invalid appsecret\"}"_s)
                              .first();
        const auto unknown = explain(m_rulebook.catalogue(), u"errcode: 99991"_s).first();
        QVERIFY(both.score > code.score);
        QVERIFY(code.score > unknown.score);
        QCOMPARE(code.why, u"errcode"_s);
    }

    void unknownCodeCarriesItsLiteralText()
    {
        const auto found = explain(m_rulebook.catalogue(),
            u"{\"errcode\":99991,\"errmsg\":\"odd rid: 6621b2d9-0a9f1ae7-3c5a6a6b\"}"_s);
        QCOMPARE(found.size(), 1);
        const QJsonObject facts = found.first().finding.facts;
        QCOMPARE(facts["errcode"_L1].toInt(), 99991);
        QVERIFY(facts["errmsg"_L1].toString().startsWith(u"odd"_s));
        QCOMPARE(facts["rid"_L1].toString(), u"6621b2d9-0a9f1ae7-3c5a6a6b"_s);
    }

    void everyCatalogueCodeIsFoundAlone()
    {
        for (const CatalogueEntry &entry : m_rulebook.catalogue().entries()) {
            const bool isNumber = entry.code.toLongLong() != 0;
            if (!isNumber) {
                continue;
            }
            const auto found = explain(m_rulebook.catalogue(), entry.code);
            const bool known =
                std::any_of(found.cbegin(), found.cend(), [&entry](const Explanation &explanation) {
                    return explanation.finding.id == entry.id;
                });
            QVERIFY2(known, qPrintable(entry.id));
        }
    }

    void theLastErrorOfALogCountsAsTheFirst()
    {
        const QString log = u"errcode: 40125\n"_s
            + u"npm http fetch GET 200 { cached: true }\n"_s.repeated(5'000)
            + u"{\"Response\":{\"Error\":{\"Code\":\"NewError\",\"Message\":\"first\"}}}\n"_s
            + u"{\"data\":{\"errcode\":99991,\"errmsg\":\"odd\"}}\n errCode: -10008"_s;
        const QStringList ids = idsIn(log);
        for (const QString &id : {u"wechat.40125"_s, u"tencentcloud.NewError"_s, u"wechat.99991"_s,
                 u"upload.-10008"_s}) {
            QVERIFY2(ids.contains(id), qPrintable(id));
        }
    }

    void bracesInTheMessageAreNoObjects()
    {
        const auto found = explain(m_rulebook.catalogue(),
            u"f() { log } {{\"errcode\":99991,\"errmsg\":\"no field {name} in {}\"}"_s);
        QCOMPARE(found.first().finding.facts["errmsg"_L1].toString(), u"no field {name} in {}"_s);
    }

    void ofManyUnknownCodesTheFirstAndTheLastAreShown()
    {
        QString log;
        for (int code = 70'000; code < 90'000; ++code) {
            log += u"errcode:%1 "_s.arg(code);
        }
        const QStringList ids = idsIn(log);
        QVERIFY(ids.contains(u"wechat.70000"_s) && ids.contains(u"wechat.89999"_s));
        const auto unknown = std::count_if(ids.cbegin(), ids.cend(),
            [this](const QString &id) { return !m_rulebook.catalogue().find(id); });
        QCOMPARE(unknown, 20);
    }

    void longFactsAreCut()
    {
        const auto found = explain(m_rulebook.catalogue(),
            u"{\"errcode\":99991,\"errmsg\":\"%1\"}"_s.arg(QString(200'000, u'x')));
        QVERIFY(found.first().finding.facts["errmsg"_L1].toString().size() < 1'000);
    }

    // Anything within a moment: nothing may be quadratic. The limit is far above what the slowest
    // machine needs for one pass, and far below what a quadratic one takes on the fastest.
    void anyTextTakesAMoment_data()
    {
        constexpr int size = 262'144;
        QTest::addColumn<QString>("text");
        const auto row = [](const QString &piece) {
            QTest::newRow(qPrintable(piece.left(30))) << piece.repeated(size / piece.size());
        };
        for (const QString &piece : {u"{"_s, u"}"_s, u"{}"_s, u"\""_s, u"\\"_s, u"{\"a\":"_s,
                 u"[{"_s, u"{\"errcode\":"_s, u"{\"errcode\":1}"_s, u"errcode:40164 "_s,
                 u"errcode "_s, u"\n"_s, u"a."_s, u"key.not-pem "_s, u"12345 "_s,
                 u"no domain to modify after filtered"_s, u"get plugin("_s, u"invalid ip 1"_s,
                 u"rid: 6621b2d9-"_s, u"错误码"_s, u"小程序40013 "_s, u"RequestId: 1"_s,
                 u"TencentCloudSDK code:Aaaaa "_s, u"https://a."_s, u"connect to a-"_s,
                 u"certificate is valid for "_s, u"hostname 'a"_s, u"org.freedesktop.secrets "_s,
                 u"PEM routines:"_s, u"SSL routines:"_s, u"keychain "_s, u"main package size 1 "_s,
                 u"插件 wx0"_s, u"requiredPrivateInfos "_s, u"an error occurred (a"_s}) {
            row(piece);
        }
        const QString half = u"{\"errcode\":7,\"a\":"_s.repeated(size / 36);
        QTest::newRow("nested") << half + u"1"_s + QString(size / 36, u'}');
    }
    void anyTextTakesAMoment()
    {
        QFETCH(const QString, text);
        const std::clock_t begin = std::clock(); // of this process: others may be busy
        QVERIFY(explain(m_rulebook.catalogue(), text).size() < 400);
        const double seconds = double(std::clock() - begin) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 2, qPrintable(u"%1 s"_s.arg(seconds)));
    }

    void patternsLookOnlySoFar()
    {
        static const QRegularExpression endless(u"(?:\\.|\\[\\^[^\\]]*\\])[*+]"_s);
        for (const CatalogueEntry &entry : m_rulebook.catalogue().entries()) {
            for (const QRegularExpression &pattern : entry.patterns) {
                QVERIFY2(!pattern.pattern().contains(endless), qPrintable(pattern.pattern()));
            }
        }
    }

    void nothingOfTheTextComesBackButNamedGroups()
    {
        const QString secret = u"c0ffee0123456789c0ffee0123456789"_s;
        const auto found =
            explain(m_rulebook.catalogue(), u"errcode: 40125 invalid appsecret secret="_s + secret);
        QCOMPARE(found.first().finding.id, u"wechat.40125"_s);
        for (const Explanation &explanation : found) {
            for (const QJsonValue &fact : explanation.finding.facts) {
                QVERIFY(!fact.toString().contains(secret));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestExplain)
#include "tst_explain.moc"
