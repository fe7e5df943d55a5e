// SPDX-License-Identifier: MIT
#include "models/remote/uploadclient.h"
#include "tests/support/await.h"
#include "tests/support/json.h"
#include "tests/support/keys.h"
#include "tests/support/recordingserver.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {
const QString appId = u"wx0123456789abcdef"_s;
const QByteArray nonceAnswer =
    R"({"errCode":0,"errMsg":"","data":{"randomString":"bd045c75dd306654b23d5c5802a27bb0"}})";
} // namespace

class UploadClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_pem = Keys::rsa();
        m_key = *readUploadKey(Secret(QByteArrayView(m_pem)), {}, {});
        m_services.extraCas = {m_authority.identity().certificate};
        m_services.upload = m_server->url();
    }
    void init() { answer(nonceAnswer, json("{'errCode':0,'errMsg':'','data':{}}")); }

    void fetchesANonceAndSignsIt()
    {
        answer(nonceAnswer,
            json("{'errCode':0,'errMsg':'','data':{'appName':'小店','appImageUrl':'https://"
                 "wx.qlogo.cn/a','released':true,'gameApp':false}}"));
        const auto before = m_server->requests().size();
        const auto attributes = ask();
        QVERIFY2(attributes, qPrintable(idOf(attributes)));
        QCOMPARE(attributes->name, u"小店"_s);
        QCOMPARE(attributes->icon, QUrl(u"https://wx.qlogo.cn/a"_s));
        QVERIFY(attributes->released);
        QVERIFY(!attributes->game);

        QCOMPARE(m_server->requests().size(), before + 2);
        const auto &first = m_server->requests().at(before);
        QCOMPARE(first.method + ' ' + first.path, "POST /wxa/ci/getrandstr");
        QVERIFY(first.query.startsWith("_r=0."));
        const auto asked = QJsonDocument::fromJson(first.body).object();
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked.value(u"appid"_s).toString(), appId);
        QVERIFY(wholeNumber(asked.value(u"clientRand"_s)).value_or(-1) >= 0);

        const auto &second = m_server->requests().at(before + 1);
        QCOMPARE(second.method + ' ' + second.path, "POST /wxa/ci/getattr");
        const auto signedBody = QJsonDocument::fromJson(second.body).object();
        QCOMPARE(signedBody.size(), 2);
        QCOMPARE(signedBody.value(u"appid"_s).toString(), appId);
        QCOMPARE(Keys::recover(Keys::publicHalf(m_pem),
                     signedBody.value(u"signature"_s).toString().toLatin1()),
            json("{'appid':'wx0123456789abcdef','rand_str':'bd045c75dd306654b23d5c5802a27bb0'}"));
    }
    void allAttributesAreOptional()
    {
        const auto attributes = ask();
        QVERIFY(attributes);
        QVERIFY(attributes->name.isEmpty());
        QVERIFY(attributes->icon.isEmpty());
    }
    void onlyHttpsIcons()
    {
        answer(nonceAnswer,
            json("{'errCode':0,'data':{'appImageUrl':'file:///etc/passwd','gameApp':true}}"));
        const auto attributes = ask();
        QVERIFY(attributes);
        QVERIFY(attributes->icon.isEmpty());
        QVERIFY(attributes->game);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("ip");
        const auto row = [](const char *name, int code, const QString &text, const QString &id,
                             const QString &ip = {}) {
            QTest::newRow(name) << code << text << id << ip;
        };
        row("IP", -10008,
            u"invalid ip: 203.0.113.7, reference: https://developers.weixin.qq.com/miniprogram/dev/devtools/ci.html"_s,
            u"upload.-10008"_s, u"203.0.113.7"_s);
        row("IPv6", -10008, u"invalid ip: 2001:db8::7, reference: https://x"_s, u"upload.-10008"_s,
            u"2001:db8::7"_s);
        row("IP with another code", -1, u"invalid ip: 203.0.113.8"_s, u"upload.-10008"_s,
            u"203.0.113.8"_s);
        row("IP without text", -10008, QString(), u"upload.-10008"_s);
        row("key was reset", -1, u"get new ticket fail innerCode: -80011"_s,
            u"upload.key-rejected"_s);
        row("wrong key", -1, u"get new ticket fail: innerCode: -80002"_s, u"upload.key-rejected"_s);
        row("third party", -1, u"3rd upload or preview error, dev platform ext appid not auth"_s,
            u"upload.-1"_s);
        row("unknown", 40013, u"invalid appid"_s, u"upload.40013"_s);
    }
    void refusals()
    {
        QFETCH(int, code);
        QFETCH(QString, text);
        QFETCH(QString, id);
        QFETCH(QString, ip);
        const QJsonObject raw{{u"errCode"_s, code}, {u"errMsg"_s, text}};
        const QByteArray json = QJsonDocument(raw).toJson();
        for (const bool early : {false, true}) {
            answer(early ? json : nonceAnswer, json);
            const auto before = m_server->requests().size();
            const auto attributes = ask();
            QCOMPARE(idOf(attributes), id);
            QCOMPARE(attributes.error().raw, raw);
            QCOMPARE(attributes.error().facts.value(u"ip"_s).toString(), ip);
            QCOMPARE(attributes.error().facts.contains(u"ip"_s), !ip.isEmpty());
            QCOMPARE(m_server->requests().size() - before, early ? 1 : 2);
        }
    }
    void whatIsNoSuccess_data()
    {
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("attributes");
        const QByteArray good = json("{'errCode':0,'data':{}}");
        QTest::newRow("no errCode") << nonceAnswer << json("{'data':{'appName':'x'}}");
        QTest::newRow("other spelling") << nonceAnswer << json("{'errcode':0,'data':{}}");
        QTest::newRow("errCode as text") << nonceAnswer << json("{'errCode':'0','data':{}}");
        QTest::newRow("errCode out of range") << nonceAnswer << json("{'errCode':1e10,'data':{}}");
        QTest::newRow("no data") << nonceAnswer << json("{'errCode':0}");
        QTest::newRow("data is an array") << nonceAnswer << json("{'errCode':0,'data':[]}");
        QTest::newRow("no nonce") << json("{'errCode':0,'data':{}}") << good;
        QTest::newRow("empty nonce") << json("{'errCode':0,'data':{'randomString':''}}") << good;
        QTest::newRow("nonce is a number")
            << json("{'errCode':0,'data':{'randomString':5}}") << good;
        QTest::newRow("long nonce")
            << json("{'errCode':0,'data':{'randomString':'") + QByteArray(300, 'n') + json("'}}")
            << good;
        QTest::newRow("nonce without errCode") << json("{'data':{'randomString':'a'}}") << good;
        QTest::newRow("HTML") << QByteArray("<html>") << good;
    }
    void whatIsNoSuccess()
    {
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, attributes);
        answer(nonce, attributes);
        QCOMPARE(idOf(ask()), u"network.unexpected-answer"_s);
    }

    void cancelledBetweenItsTwoCalls()
    {
        Future<MiniProgramAttributes> proof;
        m_server->setAnswer([&proof](const RecordedRequest &) {
            proof.cancel();
            return RecordingServer::ok(nonceAnswer);
        });
        const auto before = m_server->requests().size();
        proof = m_client.attributes(appId, m_key);
        QTRY_VERIFY(proof.isFinished());
        QVERIFY(proof.isCanceled());
        answer(nonceAnswer, json("{'errCode':0,'data':{}}"));
        QVERIFY(ask()); // by the end of another one, a second call would have come
        QCOMPARE(m_server->requests().size() - before, 3);
    }
    void whatWasSentDoesNotComeBack()
    {
        QByteArray signature;
        m_server->setAnswer([&signature](const RecordedRequest &request) {
            if (request.path == "/wxa/ci/getrandstr") {
                return RecordingServer::ok(nonceAnswer);
            }
            const auto body = QJsonDocument::fromJson(request.body).object();
            signature = body.value("signature"_L1).toString().toLatin1();
            return RecordingServer::ok(json("{'errCode':-1,'errMsg':'strange: ")
                + request.body.toBase64() + ' ' + signature.left(60) + ' '
                + signature.toPercentEncoding() + json("'}"));
        });
        const auto attributes = ask();
        QCOMPARE(idOf(attributes), u"upload.-1"_s);
        const QByteArray told = QJsonDocument(attributes.error().facts).toJson()
            + QJsonDocument(attributes.error().raw).toJson();
        QVERIFY(told.contains("strange"));
        QVERIFY(signature.size() > 100);
        for (qsizetype at = 0; at + 10 <= signature.size(); ++at) {
            QVERIFY2(!told.contains(signature.mid(at, 10)), told.constData());
        }
    }

private:
    Result<MiniProgramAttributes> ask() { return await(m_client.attributes(appId, m_key)); }
    void answer(const QByteArray &nonce, const QByteArray &attributes)
    {
        m_server->setAnswer([nonce, attributes](const RecordedRequest &request) {
            return RecordingServer::ok(request.path == "/wxa/ci/getrandstr" ? nonce : attributes);
        });
    }

    CertificateAuthority m_authority;
    std::unique_ptr<RecordingServer> m_server =
        std::make_unique<RecordingServer>(m_authority.issue());
    Services m_services;
    QNetworkAccessManager m_network;
    HttpClient m_http{m_network, m_services};
    UploadClient m_client{m_http, m_services};
    QByteArray m_pem;
    UploadKey m_key;
};

QTEST_GUILESS_MAIN(UploadClientTest)
#include "tst_uploadclient.moc"
