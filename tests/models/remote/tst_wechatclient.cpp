// SPDX-License-Identifier: MIT
#include "models/core/cancelling.h"
#include "models/remote/echomask.h"
#include "models/remote/wechatclient.h"
#include "tests/support/await.h"
#include "tests/support/json.h"
#include "tests/support/recordingserver.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {
const QString appId = u"wx0123456789abcdef"_s;
const Secret appSecret{QByteArrayView("0123456789abcdef0123456789abcdef")};
const Secret otherSecret{QByteArrayView("fedcba9876543210fedcba9876543210")};
const QByteArray success = R"({"access_token":"39_CANARYTOKEN","expires_in":7200})";
} // namespace

class WeChatClientTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RecordingServer>(m_authority.issue());
        m_services.extraCas = {m_authority.identity().certificate};
        m_services.wechat = m_server->url();
        m_network = std::make_unique<QNetworkAccessManager>();
        m_http = std::make_unique<HttpClient>(*m_network, m_services);
        m_client = std::make_unique<WeChatClient>(*m_http, m_services);
        m_server->setAnswer(RecordingServer::ok(success));
    }

    void asksForTheStableTokenWithoutRefresh()
    {
        const auto proof = await(m_client->prove(appId, appSecret));
        QVERIFY2(proof, qPrintable(idOf(proof)));
        QCOMPARE(proof->expiresIn, 7200);
        QVERIFY(proof->proxy.isEmpty());
        QCOMPARE(m_server->requests().size(), 1);
        const auto &request = m_server->requests().first();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.path, "/cgi-bin/stable_token");
        QVERIFY(request.query.isEmpty());
        QCOMPARE(request.body,
            json("{'grant_type':'client_credential','appid':'wx0123456789abcdef','secret':'"
                 "0123456789abcdef0123456789abcdef','force_refresh':false}"));
    }
    void oddSecretsArriveAsTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("quote") << u"a\"b\\c"_s;
        QTest::newRow("controls") << u"a\tb\nc\x01\x1f"_s;
        QTest::newRow("Chinese") << u"密钥😀"_s;
        QTest::newRow("breaks out") << u"\",\"force_refresh\":true,\"x\":\""_s;
        QTest::newRow("empty") << QString();
    }
    void oddSecretsArriveAsTheyAre()
    {
        QFETCH(QString, text);
        QVERIFY(await(m_client->prove(appId, Secret(QByteArrayView(text.toUtf8())))));
        const auto body = QJsonDocument::fromJson(m_server->requests().first().body).object();
        QCOMPARE(body.value(u"secret"_s).toString(), text);
        QCOMPARE(body.value(u"force_refresh"_s), QJsonValue(false));
        QCOMPARE(body.size(), 4);
    }
    void refusals_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("ip");
        const QString rid = u" rid: 0123abcd-4567ef01-89ab2345"_s;
        const auto row = [&](int code, const QString &message, const QString &tail,
                             const QString &ip = {}) {
            QTest::addRow("%d %s", code, qPrintable(message.left(20)))
                << code << QString(message + tail) << message << ip;
        };
        row(40013, u"invalid appid"_s, rid);
        row(40125, u"invalid appsecret"_s, u", "_s + rid);
        row(40125, u"invalid appsecret, old"_s, u" hint: [abc123]"_s);
        row(41004, u"appsecret missing"_s, rid);
        row(45009, u"reach max api daily quota limit"_s, rid);
        row(-1, u"system error"_s, rid);
        row(-1000, u"system error"_s, QString());
        row(89503, u"请管理员确认"_s, rid);
        row(50007, u"account frozen"_s, rid);
        row(123456, u"something new"_s, rid);
        row(40164, u"invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist"_s, rid,
            u"203.0.113.7"_s);
        row(40164, u"invalid ip  ipv6 2001:db8::7, not in whitelist"_s, rid, u"2001:db8::7"_s);
        row(40164, u"invalid ip 2001:db8::8, not in whitelist"_s, rid, u"2001:db8::8"_s);
        row(40164, u"invalid ip 999.1.1.1 ipv6 zzz, not in whitelist"_s, rid);
    }
    void refusals()
    {
        QFETCH(int, code);
        QFETCH(QString, text);
        QFETCH(QString, message);
        QFETCH(QString, ip);
        const QJsonObject raw{{u"errcode"_s, code}, {u"errmsg"_s, text}};
        m_server->setAnswer(RecordingServer::ok(QJsonDocument(raw).toJson()));
        const auto proof = await(m_client->prove(appId, appSecret));
        QCOMPARE(idOf(proof), u"wechat.%1"_s.arg(code));
        const QJsonObject facts = proof.error().facts;
        QCOMPARE(facts.value(u"errcode"_s).toInt(), code);
        QCOMPARE(facts.value(u"errmsg"_s).toString(), message);
        QCOMPARE(facts.value(u"ip"_s).toString(), ip);
        QCOMPARE(facts.contains(u"ip"_s), !ip.isEmpty());
        QCOMPARE(facts.value(u"rid"_s).toString(),
            text.contains(u"rid:"_s) ? u"0123abcd-4567ef01-89ab2345"_s : QString());
        QCOMPARE(proof.error().raw, raw);
        QCOMPARE(m_server->requests().size(), 1);
    }
    void whatIsNoProof_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("errcode as text") << json("{'errcode':'40013','errmsg':'invalid appid'}");
        QTest::newRow("errcode as text, with token")
            << json("{'errcode':'0','access_token':'x','expires_in':7200}");
        QTest::newRow("errcode null") << json("{'errcode':null,'access_token':'x'}");
        QTest::newRow("errcode fraction") << json("{'errcode':0.5,'access_token':'x'}");
        QTest::newRow("errcode out of range") << json("{'errcode':1e10,'access_token':'x'}");
        QTest::newRow("no token") << json("{'errcode':0,'errmsg':'ok'}");
        QTest::newRow("empty token") << json("{'access_token':'','expires_in':7200}");
        QTest::newRow("token is a number") << json("{'access_token':5,'expires_in':7200}");
        QTest::newRow("nothing") << QByteArray("{}");
    }
    void whatIsNoProof()
    {
        QFETCH(QByteArray, json);
        m_server->setAnswer(RecordingServer::ok(json));
        QCOMPARE(idOf(await(m_client->prove(appId, appSecret))), u"network.unexpected-answer"_s);
    }
    void errcodeZeroWithATokenIsAProof()
    {
        m_server->setAnswer(RecordingServer::ok(
            json("{'errcode':0,'errmsg':'ok','access_token':'x','expires_in':300}")));
        const auto proof = await(m_client->prove(appId, appSecret));
        QVERIFY(proof);
        QCOMPARE(proof->expiresIn, 300);
    }

    void aHundredClicksAreOneCall()
    {
        QList<Future<CredentialProof>> futures;
        for (int i = 0; i < 50; ++i) {
            futures += m_client->prove(appId, appSecret);
        }
        QVERIFY(await(futures.last()));
        for (int i = 0; i < 50; ++i) {
            futures += m_client->prove(appId, appSecret);
        }
        for (const auto &future : futures) {
            QVERIFY(await(future));
        }
        QCOMPARE(m_server->requests().size(), 1);
    }
    void aRefusalIsAskedAgainInItsTurn()
    {
        m_client->setMinimumInterval(300);
        m_server->setAnswer(RecordingServer::ok(json("{'errcode':-1,'errmsg':'system error'}")));
        QCOMPARE(idOf(await(m_client->prove(appId, appSecret))), u"wechat.-1"_s);
        m_server->setAnswer(RecordingServer::ok(success));
        QElapsedTimer timer;
        timer.start();
        const auto again = m_client->prove(appId, appSecret);
        const auto clickedTwice = m_client->prove(appId, appSecret);
        QVERIFY(await(again));
        QVERIFY(await(clickedTwice));
        QVERIFY(timer.elapsed() >= 200);
        QCOMPARE(m_server->requests().size(), 2);
    }
    void otherValuesWaitTheirTurn()
    {
        m_client->setMinimumInterval(300);
        QElapsedTimer timer;
        timer.start();
        const auto first = m_client->prove(appId, appSecret);
        const auto second = m_client->prove(appId, otherSecret);
        const auto third = m_client->prove(u"wxfedcba9876543210"_s, appSecret);
        const auto secondAgain = m_client->prove(appId, otherSecret);
        QVERIFY(await(first));
        QCOMPARE(m_server->requests().size(), 1);
        QVERIFY(await(second));
        QVERIFY(timer.elapsed() >= 300);
        QCOMPARE(m_server->requests().size(), 2);
        QVERIFY(await(third));
        QVERIFY(timer.elapsed() >= 600);
        QVERIFY(await(secondAgain));
        QCOMPARE(m_server->requests().size(), 3);
    }
    void saysHowLongAQuestionStillWaits()
    {
        m_client->setMinimumInterval(60'000);
        QCOMPARE(m_client->msUntilAsked(), 0);
        QVERIFY(await(m_client->prove(appId, appSecret)));
        QCOMPARE(m_client->msUntilAsked(), 0); // nobody waits
        auto waiting = m_client->prove(appId, otherSecret);
        QVERIFY(m_client->msUntilAsked() > 30'000 && m_client->msUntilAsked() <= 60'000);
        waiting.cancel();
        QTRY_COMPARE(m_client->msUntilAsked(), 0);
    }
    void afterTheIntervalItAsksAgain()
    {
        m_client->setMinimumInterval(0);
        QVERIFY(await(m_client->prove(appId, appSecret)));
        QVERIFY(await(m_client->prove(appId, appSecret)));
        QCOMPARE(m_server->requests().size(), 2);
    }
    void noAnswerIsNotRepeated()
    {
        m_client->setMinimumInterval(200);
        m_server->setAnswer(QByteArray());
        QCOMPARE(idOf(await(m_client->prove(appId, appSecret))), u"network.closed"_s);
        m_server->setAnswer(RecordingServer::ok(success));
        QCOMPARE(idOf(await(m_client->prove(appId, appSecret))), u"ok"_s);
        QCOMPARE(m_server->requests().size(), 2);
    }
    void withdrawnBeforeItsTurnItIsNeverSent()
    {
        m_client->setMinimumInterval(200);
        QVERIFY(await(m_client->prove(appId, appSecret)));
        auto waiting = m_client->prove(appId, otherSecret);
        const auto next = m_client->prove(u"wxfedcba9876543210"_s, appSecret);
        waiting.cancel();
        QTRY_VERIFY(waiting.isFinished());
        QVERIFY(await(next)); // its turn came after that of the withdrawn one
        QCOMPARE(m_server->requests().size(), 2);
        for (const auto &request : m_server->requests()) {
            QVERIFY(!request.body.contains(otherSecret.reveal().toByteArray()));
        }
    }
    void whatFollowsItWithdrawsItToo()
    {
        m_client->setMinimumInterval(150);
        QVERIFY(await(m_client->prove(appId, appSecret)));
        bool hasGoneOn = false;
        const auto proof = m_client->prove(appId, otherSecret);
        auto chained = cancelling(proof, andThen(proof, [&hasGoneOn](const CredentialProof &) {
            hasGoneOn = true;
            return ready<int>(1);
        }));
        chained.cancel();
        QTRY_VERIFY(chained.isFinished());
        QVERIFY(await(m_client->prove(u"wxfedcba9876543210"_s, appSecret)));
        QCOMPARE(m_server->requests().size(), 2);
        QVERIFY(!hasGoneOn);
    }
    void oneWhoGivesUpDoesNotStopTheOther()
    {
        auto first = m_client->prove(appId, appSecret);
        const auto second = m_client->prove(appId, appSecret);
        first.cancel();
        QCOMPARE(idOf(await(second)), u"ok"_s);
        QCOMPARE(m_server->requests().size(), 1);
    }
    void withdrawnWhileTheAnswerIsGivenOutItEndsOnce()
    {
        m_client->setMinimumInterval(0);
        m_server->setAnswer(RecordingServer::ok(success));
        auto first = m_client->prove(appId, appSecret);
        auto second = m_client->prove(appId, appSecret);
        int ends = 0;
        second.then([](const Result<CredentialProof> &) {}).onCanceled([&ends] { ++ends; });
        first.then([&second](const Result<CredentialProof> &) { second.cancel(); });
        QTRY_COMPARE(ends, 1);
        QCoreApplication::processEvents(); // what tells the client of the withdrawal
        QCOMPARE(ends, 1);
        QCOMPARE(idOf(await(m_client->prove(appId, appSecret))), u"ok"_s);
    }
    void withdrawnUnderWayTheNextOneFollows()
    {
        m_client->setMinimumInterval(100);
        m_server->setKeepAlive(true);
        m_server->setAnswer(QByteArray(" ")); // an answer that never gets anywhere
        auto hangs = m_client->prove(appId, appSecret);
        QTRY_COMPARE(m_server->requests().size(), 1);
        hangs.cancel();
        m_server->setAnswer(RecordingServer::ok(success));
        QCOMPARE(idOf(await(m_client->prove(appId, otherSecret))), u"ok"_s);
        QCOMPARE(m_server->requests().size(), 2);
    }
    void withdrawnUnderWayItCanBeAskedAnew()
    {
        m_client->setMinimumInterval(50);
        m_server->setKeepAlive(true);
        m_server->setAnswer(QByteArray(" ")); // an answer that never gets anywhere
        auto hangs = m_client->prove(appId, appSecret);
        QTRY_COMPARE(m_server->requests().size(), 1);
        m_server->setAnswer(RecordingServer::ok(success));
        hangs.cancel();
        QCOMPARE(idOf(await(m_client->prove(appId, appSecret))), u"ok"_s);
        QCOMPARE(m_server->requests().size(), 2);
    }
    void whatWasSentDoesNotComeBack_data()
    {
        QTest::addColumn<QByteArray>("echo");
        const QByteArray secret = appSecret.reveal().toByteArray();
        QTest::newRow("as it is") << secret;
        QTest::newRow("capitals") << secret.toUpper();
        QTest::newRow("a part") << secret.left(20);
        QTest::newRow("at the end of a long text") << QByteArray(968, 'x') + secret;
        QTest::newRow("base64") << secret.toBase64();
        for (int shift : {1, 2, 3}) {
            QTest::addRow("base64 of more, shifted by %d", shift)
                << QByteArray(QByteArray(shift, 'x') + secret + "yz").toBase64();
        }
        QTest::newRow("hex") << secret.toHex();
        QTest::newRow("hex in pairs") << secret.toHex(' ').toUpper();
        QTest::newRow("every byte percent-encoded") << QByteArray('%' + secret.toHex('%'));
        QTest::newRow("one character per word") << [&secret] {
            QByteArray spaced;
            for (const char c : secret) {
                spaced += c;
                spaced += ' ';
            }
            return spaced;
        }();
        QTest::newRow("the request") << json("{\\'secret\\':\\'") + secret + json("\\'}");
        QTest::newRow("another secret") << QByteArray("secret=ffffffff00000000ffffffff00000001");
    }
    void whatWasSentDoesNotComeBack()
    {
        QFETCH(QByteArray, echo);
        m_server->setAnswer(RecordingServer::ok(
            json("{'errcode':40125,'errmsg':'invalid appsecret ") + echo + json("'}")));
        const auto proof = await(m_client->prove(appId, appSecret));
        QCOMPARE(idOf(proof), u"wechat.40125"_s);
        const QByteArray told = (QJsonDocument(proof.error().facts).toJson()
            + QJsonDocument(proof.error().raw).toJson());
        QVERIFY2(told.contains("invalid appsecret"), told.constData());
        QVERIFY2(told.contains("•••"), told.constData());
        for (qsizetype at = 0; at + 8 <= echo.size(); ++at) {
            const QByteArray part = echo.mid(at, 8);
            QVERIFY2(part.contains("x") || part.contains("ecret") || part.contains('"')
                    || part.startsWith("=f") || !told.contains(part),
                QByteArray(part + " in " + told).constData());
        }
    }
    void nothingOfItIsLeftBeside()
    {
        const QByteArray secret = appSecret.reveal().toByteArray();
        for (const QByteArray &echo : {secret, secret.toBase64(), secret.toHex(),
                 secret.toBase64(QByteArray::OmitTrailingEquals)}) {
            QCOMPARE(EchoMask({appSecret}).text(u"it was <%1>"_s.arg(QString::fromLatin1(echo))),
                u"it was <•••>"_s);
        }
    }
    void theClientMayGoFirst()
    {
        const auto future = m_client->prove(appId, appSecret);
        m_client.reset();
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
    }

private:
    CertificateAuthority m_authority;
    Services m_services;
    std::unique_ptr<RecordingServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<WeChatClient> m_client;
};

QTEST_GUILESS_MAIN(WeChatClientTest)
#include "tst_wechatclient.moc"
