// SPDX-License-Identifier: MIT
#include "models/checks/message.h"
#include "models/core/secretform.h"
#include "tests/support/keys.h"

#include <QRandomGenerator>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;

namespace {
const QString kAppId = u"wx0123456789abcdef"_s;
const QString kOther = u"wxfedcba9876543210"_s;
const QString kOriginal = u"gh_0123456789ab"_s;
const QString kSecret = u"dec0de00000000000000000000000001"_s;
const QString kSecret2 = u"feedc0de0000000000000000cafe0001"_s;

QString shown(const FoundValue &value)
{
    switch (value.kind) {
    case Kind::AppSecret:
        return QString::fromUtf8(value.secret.reveal());
    case Kind::Domain: {
        const auto domain = domainIn(value.list, value);
        return domainKindId(value.list) + u' ' + (domain ? domain->entry : domain.error().id)
            + (value.isCertain ? QString() : u" ?"_s);
    }
    case Kind::UploadKey:
        return value.trouble.id.isEmpty() ? u"key %1"_s.arg(value.size) : value.trouble.id;
    default:
        return value.text;
    }
}

QStringList found(QString text)
{
    QStringList list;
    for (const FoundValue &value : readMessage(text).values) {
        list += shown(value);
    }
    return list;
}

/// CPU time of this process alone: the machine may be busy.
double milliseconds()
{
    return double(std::clock()) * 1000 / CLOCKS_PER_SEC;
}
} // namespace

class MessageTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void finds_data();
    void finds();
    void takesNothingFrom_data();
    void takesNothingFrom();
    void readsUploadKeys();
    void countsWhatNobodyNeeds();
    void holdsNoSecretOutsideOfOne();
    void isLinear();
};

void MessageTest::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("values");
    const auto row = [](const char *name, const QString &text, const QStringList &values) {
        QTest::addRow("%s", name) << text << values;
    };
    row("a line of chat", u"张三 10:32\nAppID："_s + kAppId + u"\nAppSecret："_s + kSecret,
        {kAppId, kSecret});
    row("in a sentence",
        u"小程序名称是示例商城，AppID是"_s + kAppId + u"，密钥是"_s + kSecret + u"。请查收！"_s,
        {u"示例商城"_s, kAppId, kSecret});
    row("a mail",
        u"Hi,\n\nName: Demo Shop\nOriginal ID: "_s + kOriginal + u"\nAppID: "_s + kAppId
            + u"\nAppSecret: "_s + kSecret
            + u"\nRequest domains: https://api.shop.example, https://b.shop.example\n"
              "Socket: wss://s.shop.example\n\nBest, Li <li@shop.example>\nhttps://www.shop.example/about"_s,
        {u"Demo Shop"_s, kOriginal, kAppId, kSecret, u"request https://api.shop.example"_s,
            u"request https://b.shop.example"_s, u"socket wss://s.shop.example"_s,
            u"business https://www.shop.example ?"_s});
    row("full width", u"ＡｐｐＩＤ：ｗｘ０１２３４５６７８９ａｂｃｄｅｆ"_s, {kAppId});
    row("capitals", u"WX0123456789ABCDEF and Gh_0123456789AB"_s, {kOriginal, kAppId});
    row("each once", kAppId + u'\n' + kAppId.toUpper() + u'\n' + kSecret + u' ' + kSecret,
        {kAppId, kSecret});
    row("several", kAppId + u' ' + kOther + u' ' + kSecret + u' ' + kSecret2,
        {kAppId, kOther, kSecret, kSecret2});
    row("the console's lists",
        u"request合法域名：\napi.shop.example\n2. https://b.shop.example:8443;\nsocket合法域名 "
        "wss://s.shop.example\nuploadFile合法域名：up.shop.example\ndownloadFile合法域名：https://"
        "down.shop.example\n业务域名：h5.shop.example"_s,
        {u"request https://api.shop.example"_s, u"request https://b.shop.example:8443"_s,
            u"socket wss://s.shop.example"_s, u"uploadFile https://up.shop.example"_s,
            u"downloadFile https://down.shop.example"_s, u"business https://h5.shop.example"_s});
    row("a table of a mail",
        u"<td>AppID</td><td>"_s + kAppId
            + u"</td><td>request domain</td><td>"_s
              u"<a href=\"https://api.shop.example\">api.shop.example</a></td>"_s,
        {kAppId, u"request https://api.shop.example"_s});
    row("JSON",
        uR"({"appid":"wx0123456789abcdef","name":"Shop","request":["https://a.example"]})"_s,
        {kAppId, u"request https://a.example"_s});
    row("a dot of the Chinese keyboard", u"域名 https://api。shop。example。谢谢"_s,
        {u"request https://api.shop.example"_s});
    row("a website", u"域名：https://www.shop.example，request 合法域名：www.b.example"_s,
        {u"business https://www.shop.example ?"_s, u"request https://www.b.example"_s});
    row("not https", u"域名：http://api.shop.example"_s, {u"request https://api.shop.example ?"_s});
    row("an IP address", u"request domain: https://192.0.2.1"_s, {u"request domain.ip-address"_s});
    row("a URL with a password", u"https://me:hunter2hunter2@api.shop.example"_s,
        {u"request https://api.shop.example"_s});
    row("a domain said before, or after",
        u"https://a.example/login 域名：https://a.example https://b.example/x request: b.example "
        u"https://b.example/y"_s,
        {u"request https://a.example"_s, u"request https://b.example"_s});
    row("a path", u"https://servicewechat.com/"_s + kAppId + u"/1/page.html"_s,
        {kAppId, u"request https://servicewechat.com ?"_s});
}

void MessageTest::finds()
{
    QFETCH(QString, text);
    QTEST(found(text), "values");
}

void MessageTest::takesNothingFrom_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
        {u""_s, u"你好，在吗？"_s, u"write to admin@shop.example or first.last@mail.shop.example"_s,
            u"请登录 https://mp.weixin.qq.com/ 扫码，域名：https://mp.weixin.qq.com"_s,
            u"https://console.cloud.tencent.com/developer"_s, u"see shop.example or v2.10.3"_s,
            u"业务域名校验文件：abcdef.txt，域名 readme.txt"_s,
            u"公司名称：示例公司 User name: admin"_s, u"the domain is fine. Ask bob.smith"_s,
            u"ftp://files.shop.example"_s, u"http://www.w3.org/TR/html4"_s,
            u"wx0123456789abcdeg wx0123456789abcdef0 gh_01234"_s, u"private.key"_s}) {
        QTest::addRow("%s", qPrintable(text.left(24))) << text;
    }
}

void MessageTest::takesNothingFrom()
{
    QFETCH(QString, text);
    QCOMPARE(found(text), QStringList());
}

void MessageTest::readsUploadKeys()
{
    const QString key = QString::fromLatin1(Keys::rsa());
    const QString chat = u"李四 10:33\n密钥："_s + key + u"\nAppID "_s + kAppId;
    QCOMPARE(found(chat), QStringList({kAppId, u"key 2048"_s}));
    QString text = chat;
    const FoundValue value = readMessage(text).values.last();
    QVERIFY(text.isEmpty());
    QCOMPARE(value.text.size(), 16);
    QVERIFY(value.secret.reveal().startsWith("-----BEGIN"));
    QCOMPARE(found(key + key + chat), QStringList({kAppId, u"key 2048"_s}));
    QCOMPARE(found(QString::fromLatin1(Keys::ec())), QStringList({u"key.not-rsa"_s}));
    QCOMPARE(found(key.first(400)), QStringList({u"key.damaged"_s}));
}

void MessageTest::countsWhatNobodyNeeds()
{
    QString text = u"密码：Abc12345! token=TOPSECRET "_s + kAppId;
    const Message message = readMessage(text);
    QCOMPARE(message.values.size(), 1);
    QCOMPARE(message.otherSecrets, 2);
    QVERIFY(!message.isCut);
}

/// Whatever a text is made of: what is shown of it and may be stored has nothing of a secret.
void MessageTest::holdsNoSecretOutsideOfOne()
{
    const QStringList pieces{kAppId, kOriginal, kSecret, kSecret2.toUpper(), u"名称："_s,
        u"Name: "_s, u"域名："_s, u"https://"_s, u"wss://"_s, u"api.shop.example"_s, u"/"_s, u"?"_s,
        u"token="_s, u"密码：Abc12345! "_s, u"@"_s, u"\n"_s, u" "_s, u"\u200b"_s, u"\u202e"_s,
        u"😀"_s, QString(QChar(0)), QString(QChar(0xD800)), QString(QChar(0xDC00)), u"\""_s,
        u"<td>"_s, u"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bqw0rd5\n"_s,
        u"-----END RSA PRIVATE KEY-----"_s, u"。"_s, u"："_s, u"ａｂ１２"_s, u"张三"_s, u","_s};
    QRandomGenerator random(20261121);
    for (int round = 0; round < 5000; ++round) {
        QString text;
        for (int i = random.bounded(1, 14); i > 0; --i) {
            text += pieces.at(random.bounded(pieces.size()));
        }
        const QString before(text.constData(), text.size());
        for (const FoundValue &value : readMessage(text).values) {
            const QString kept =
                value.kind == Kind::Domain ? u"https://"_s + value.text : value.text;
            QVERIFY2(secretsIn(kept).isEmpty(), qPrintable(before + u" -> "_s + kept));
        }
        QVERIFY(text.isEmpty());
    }
}

void MessageTest::isLinear()
{
#ifdef __SANITIZE_ADDRESS__
    constexpr double kLimitMs = 2000; // each access is checked, too
#else
    constexpr double kLimitMs = 150; // 50 as released
#endif
    for (const QString &piece :
        {u"张三 10:32\nAppID：wx0123456789abcdef，域名 https://api.shop.example\n"_s, u"a.bc "_s,
            u"a\n"_s, u"x"_s, u"https://a.bc/ "_s, u"域名："_s, u"域名：a.bc "_s, u"name: a\n"_s,
            u"名称："_s, u"-----BEGIN PRIVATE KEY-----\nAA\n-----END PRIVATE KEY-----\n"_s,
            u"gh_0123456789ab "_s, u"a."_s, u"://"_s, u"😀"_s, u"\u202e"_s, QString(QChar(0)),
            QString(kSecret + u' '), u"request: "_s, u"-"_s, u". "_s, u"a@"_s}) {
        QString text = piece.repeated(1'000'000 / piece.size());
        const double before = milliseconds();
        (void)readMessage(text);
        const double took = milliseconds() - before;
        QVERIFY2(took < kLimitMs, qPrintable(u"%1: %2 ms"_s.arg(piece).arg(took)));
    }
    QString text;
    for (int i = 0; text.size() < 1'000'000; ++i) {
        text += u"wx%1 %2 https://h%1.shop.example\n"_s.arg(i, 16, 16, QChar(u'0'))
                    .arg(i, 32, 16, QChar(u'a'));
    }
    const double before = milliseconds();
    const Message message = readMessage(text);
    QVERIFY(milliseconds() - before < kLimitMs);
    QVERIFY(message.isCut);
    QVERIFY(message.values.size() <= 150);
}

QTEST_APPLESS_MAIN(MessageTest)
#include "tst_message.moc"
