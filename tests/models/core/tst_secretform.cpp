// SPDX-License-Identifier: MIT
#include "models/core/secretform.h"

#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using Kind = SecretSpan::Kind;

namespace {
const QString kAppSecret = u"dec0de00000000000000000000000001"_s;
const QString kPem =
    u"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq\n-----END RSA PRIVATE KEY-----"_s;
} // namespace

class SecretFormTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<Kind>("kind");
        QTest::addRow("AppSecret") << kAppSecret << kAppSecret << Kind::AppSecret;
        QTest::addRow("in a line of chat")
            << u"密钥是"_s + kAppSecret + u" 请查收"_s << kAppSecret << Kind::AppSecret;
        QTest::addRow("announced")
            << u"AppSecret："_s + kAppSecret + u" 请查收"_s << kAppSecret << Kind::AppSecret;
        QTest::addRow("a digit lost")
            << kAppSecret.chopped(1) << kAppSecret.chopped(1) << Kind::AppSecret;
        QTest::addRow("capitals") << kAppSecret.toUpper() << kAppSecret.toUpper()
                                  << Kind::AppSecret;
        const QString wide = u"ｄｅｃ０ｄｅ00000000000000000000000001"_s;
        QTest::addRow("full-width") << wide << wide << Kind::AppSecret;
        const QString hidden = u"dec0de0000000000\u200b0000000000000001"_s;
        QTest::addRow("zero-width inside") << hidden << hidden << Kind::AppSecret;
        QTest::addRow("PEM") << u"key: "_s + kPem + u" end"_s << kPem << Kind::PrivateKey;
        const QString fours = u"dec0 de00 0000 0000 0000 0000 0000 0001"_s;
        QTest::addRow("in groups of four") << u"it is "_s + fours << fours << Kind::AppSecret;
        const QString eights = u"dec0de00-00000000-00000000-00000001"_s;
        QTest::addRow("in groups of eight") << eights + u"."_s << eights << Kind::AppSecret;
        QTest::addRow("PEM in a broken character")
            << kPem + QChar(0xD800) << kPem << Kind::PrivateKey;
        QTest::addRow("password in a broken character")
            << QChar(0xDC00) + u"密码：Abc12345!"_s << u"Abc12345!"_s << Kind::Password;
        QTest::addRow("PEM cut off") << kPem.first(60) << kPem.first(60) << Kind::PrivateKey;
        const QString line = u"MIIEpAIBAAKCAQEA7bq/w+Q2Zk0aP1hT9yVfR3sL8mXc5nWd6oJu4iEtYgHbKx7v"_s;
        QTest::addRow("a line of a key") << line << line << Kind::Token;
        const QString cloud = u"Gu5t9xGARNpq86cd98joQYCN3Cozk1qA"_s;
        QTest::addRow("SecretKey") << u"SecretKey "_s + cloud << cloud << Kind::Token;
        QTest::addRow("URL with a password")
            << u"https://admin:hunter2@h.invalid/"_s << u"admin:hunter2"_s << Kind::Password;
        QTest::addRow("URL with a token")
            << u"https://h.invalid/?access_token=TOPSECRET"_s << u"TOPSECRET"_s << Kind::Password;
        QTest::addRow("password") << u"密码：Abc12345!"_s << u"Abc12345!"_s << Kind::Password;
        QTest::addRow("JSON") << uR"({"secret":"short-one"})"_s << u"short-one"_s << Kind::Password;
    }
    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QString, secret);
        QFETCH(Kind, kind);
        const QList<SecretSpan> found = secretsIn(text);
        QCOMPARE(found.size(), 1);
        QCOMPARE(text.mid(found[0].start, found[0].length), secret);
        QCOMPARE(found[0].kind, kind);
        QCOMPARE(withoutSecrets(text),
            text.first(found[0].start) + u"•••"_s + text.mid(found[0].start + found[0].length));
    }

    void leavesAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u""_s, u"示例商城"_s, u"wx0123456789abcdef"_s,
                 u"gh_0123456789ab"_s, u"https://api.example.com"_s,
                 u"6f9f5d1c-1d6e-4b6c-9f39-4e8a1d3b2c7e"_s, u"rid: 5f3a1b2c-0a1b2c3d-4e5f6a7b"_s,
                 u"0f1e2d3c4b5a6978"_s, u"private.wx0123456789abcdef.key"_s,
                 u"深圳市示例贸易有限公司（统一社会信用代码91440300MA5EXAMPLE）"_s,
                 u"invalid appsecret"_s, u"6217 0000 1234 5678 9012 3456 7890 1234"_s,
                 u"20261121000000000000000000000001"_s,
                 u"dec0de00000000000000000000000001.example.com"_s,
                 u"no host cdn.dec0de00000000000000000000000001.example.com, no way"_s,
                 u"https://7463-tcb-1300000000.tcb.qcloud.la"_s,
                 u"https://cdn.dec0de00000000000000000000000001.example.com/x"_s,
                 u"wss://dec0de00000000000000000000000001.example.com:8443"_s}) {
            QTest::addRow("%s", qPrintable(text.left(24))) << text;
        }
    }
    void leavesAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(secretsIn(text).size(), 0);
        QCOMPARE(withoutSecrets(text), text);
    }

    void findsASecretInAUrlElsewhereThanInItsHost()
    {
        for (const QString &text : QStringList{u"https://h.example/"_s + kAppSecret + u".html"_s,
                 u"https://"_s + kAppSecret, u"//"_s + kAppSecret + u".x"_s,
                 u"https://h/?a="_s + kAppSecret + u".b"_s, kAppSecret + u".html"_s,
                 u"/"_s + kAppSecret + u".tar.gz"_s, u"a="_s + kAppSecret + u".b.example"_s,
                 kAppSecret + u".Thanks.Bye"_s, kAppSecret + u"."_s}) {
            QCOMPARE(secretsIn(text).size(), 1);
        }
    }

    void knowsABeginning_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("begins");
        QTest::addRow("11 hex digits") << kAppSecret.first(11) << false;
        QTest::addRow("12 hex digits") << u"是 "_s + kAppSecret.first(12) << true;
        QTest::addRow("23 hex digits") << kAppSecret.first(23) << true;
        QTest::addRow("18 letters and digits") << u"91440300MA5EXAMPLE"_s << false;
        QTest::addRow("19 letters and digits") << u"Gu5t9xGARNpq86cd98j"_s << true;
        QTest::addRow("AppID") << u"wx0123456789abcdef"_s << false;
        QTest::addRow("original ID") << u"gh_0123456789ab"_s << false;
        QTest::addRow("hex digits behind gh") << u"gh_0123456789abc"_s << true;
        QTest::addRow("letters alone") << u"Donaudampfschifffahrtsgesellschaft"_s << false;
        QTest::addRow("host") << u"https://d111111abcdef8.cloudfront.net"_s << false;
        QTest::addRow("full-width") << u"ｄｅｃ０ｄｅ００００００"_s << true;
    }
    void knowsABeginning()
    {
        QFETCH(QString, text);
        QFETCH(bool, begins);
        QCOMPARE(mayBeginSecret(text), begins);
    }

    void staysInItsLine()
    {
        QCOMPARE(withoutSecrets(u"https://h.invalid/?token=\nhttps://files.example.com"_s),
            u"https://h.invalid/?token=\nhttps://files.example.com"_s);
    }

    void findsEachOfSeveral()
    {
        const QString text = u"id wx0123456789abcdef secret "_s + kAppSecret + u" key "_s + kPem
            + u" and "_s + kAppSecret;
        QCOMPARE(secretsIn(text).size(), 3);
        QVERIFY(!withoutSecrets(text).contains(u"dec0de"_s));
        QVERIFY(withoutSecrets(text).contains(u"wx0123456789abcdef"_s));
    }

    void isLinear()
    {
#ifdef __SANITIZE_ADDRESS__
        constexpr std::clock_t kLimit = 2 * CLOCKS_PER_SEC; // each access is checked, too
#else
        constexpr std::clock_t kLimit = CLOCKS_PER_SEC / 4;
#endif
        for (const QString &piece :
            {u"a"_s, u"-"_s, u"-----BEGIN PRIVATE KEY"_s, QString(kPem + u'\n'), u"://a"_s,
                u"token="_s, u"0a"_s, u"secret: "_s, u"\u200b"_s, u"0123456789abcdef01234567."_s}) {
            const QString text = piece.repeated(300'000 / piece.size());
            const std::clock_t before =
                std::clock(); // time of this process alone: the machine may be busy
            (void)secretsIn(text);
            QVERIFY2(std::clock() - before < kLimit, qPrintable(piece));
        }
    }
};

QTEST_APPLESS_MAIN(SecretFormTest)
#include "tst_secretform.moc"
