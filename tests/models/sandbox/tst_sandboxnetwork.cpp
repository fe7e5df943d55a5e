// SPDX-License-Identifier: MIT
#include "models/sandbox/sandboxnetwork.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxNetwork : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answersOnceTheEventLoopRuns();
    void bodyCanBeReadInPieces();
    void queryReachesTheServices();
    void abortedReplyDeliversNothing();
    void abortFromReadyReadFinishesOnce();
    void replyMayDieUnanswered();
    void otherHostsDoNotExist_data();
    void otherHostsDoNotExist();
    void offlineNothingExists();
    void errorStatusIsAnError();
    void probeStages_data();
    void probeStages();
    void probeOffline();

private:
    QNetworkReply *post(const QString &url, const QByteArray &body)
    {
        QNetworkRequest request{QUrl(url)};
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        return m_network->post(request, body);
    }

    Scenario m_scenario;
    Services m_services;
    std::unique_ptr<SandboxNetwork> m_network;
};

void TestSandboxNetwork::init()
{
    m_scenario = exercise(u"all-well"_s).scenario;
    m_network = std::make_unique<SandboxNetwork>(m_scenario, m_services);
}

void TestSandboxNetwork::answersOnceTheEventLoopRuns()
{
    auto *reply =
        post(u"https://servicewechat.com/wxa/ci/getrandstr?_r=0.5"_s, R"({"appid":"wx1"})");
    QSignalSpy metaData(reply, &QNetworkReply::metaDataChanged);
    QSignalSpy readyRead(reply, &QNetworkReply::readyRead);
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QVERIFY(!reply->isFinished());
    QCOMPARE(reply->bytesAvailable(), 0);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(metaData.count(), 1);
    QCOMPARE(readyRead.count(), 1);
    QVERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QCOMPARE(reply->operation(), QNetworkAccessManager::PostOperation);
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    QVERIFY(reply->header(QNetworkRequest::ContentTypeHeader)
                .toString()
                .startsWith("application/json"_L1));
    QCOMPARE(
        reply->header(QNetworkRequest::ContentLengthHeader).toLongLong(), reply->bytesAvailable());
    const QJsonObject json = QJsonDocument::fromJson(reply->readAll()).object();
    QCOMPARE(json[u"errCode"].toInt(-1), 0);
    QCOMPARE(m_scenario.nonces.value(json[u"data"][u"randomString"].toString()), u"wx1"_s);
}

void TestSandboxNetwork::bodyCanBeReadInPieces()
{
    auto *reply = post(u"https://api.weixin.qq.com/cgi-bin/stable_token"_s, "{}");
    QTRY_VERIFY(reply->isFinished());
    const qint64 size = reply->bytesAvailable();
    QByteArray whole;
    while (reply->bytesAvailable() > 0)
        whole += reply->read(7);
    QCOMPARE(whole.size(), size);
    QCOMPARE(QJsonDocument::fromJson(whole)[u"errcode"].toInt(), 40002);
    QVERIFY(reply->readAll().isEmpty());
}

void TestSandboxNetwork::queryReachesTheServices()
{
    const auto &program = m_scenario.miniPrograms.constFirst();
    const QString url =
        u"https://api.weixin.qq.com:443/cgi-bin/token?grant_type=client_credential&appid="_s
        + program.appId + u"&secret="_s + program.appSecret;
    auto *reply = m_network->get(QNetworkRequest(QUrl(url)));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(QJsonDocument::fromJson(reply->readAll()).object().contains(u"access_token"));
}

void TestSandboxNetwork::abortedReplyDeliversNothing()
{
    auto *reply = post(u"https://api.weixin.qq.com/cgi-bin/stable_token"_s, "{}");
    QSignalSpy finished(reply, &QNetworkReply::finished);
    QSignalSpy readyRead(reply, &QNetworkReply::readyRead);
    reply->abort();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
    auto *next = post(u"https://api.weixin.qq.com/cgi-bin/stable_token"_s, "{}");
    QTRY_VERIFY(next->isFinished()); // so the aborted one had its turn
    QCOMPARE(finished.count(), 1);
    QCOMPARE(readyRead.count(), 0);
}

void TestSandboxNetwork::abortFromReadyReadFinishesOnce()
{
    auto *reply = post(u"https://api.weixin.qq.com/cgi-bin/stable_token"_s, "{}");
    QSignalSpy finished(reply, &QNetworkReply::finished);
    connect(reply, &QNetworkReply::readyRead, reply, &QNetworkReply::abort);
    QTRY_VERIFY(reply->isFinished());
    QCoreApplication::processEvents();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(reply->error(), QNetworkReply::OperationCanceledError);
}

void TestSandboxNetwork::replyMayDieUnanswered()
{
    delete post(u"https://api.weixin.qq.com/cgi-bin/stable_token"_s, "{}");
    auto *next = post(u"https://api.weixin.qq.com/cgi-bin/stable_token"_s, "{}");
    QTRY_VERIFY(next->isFinished());
    QCOMPARE(m_scenario.counter, 2);
}

void TestSandboxNetwork::otherHostsDoNotExist_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("another host") << u"https://example.com/"_s;
    QTest::newRow("plain HTTP") << u"http://api.weixin.qq.com/cgi-bin/stable_token"_s;
    QTest::newRow("another port") << u"https://api.weixin.qq.com:8443/cgi-bin/stable_token"_s;
    QTest::newRow("sub-domain") << u"https://sh.api.weixin.qq.com/cgi-bin/stable_token"_s;
}

void TestSandboxNetwork::otherHostsDoNotExist()
{
    QFETCH(QString, url);
    auto *reply = post(url, "{}");
    QSignalSpy errors(reply, &QNetworkReply::errorOccurred);
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::HostNotFoundError);
    QCOMPARE(errors.count(), 1);
    QVERIFY(!reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid());
    QCOMPARE(m_scenario.counter, 0);
}

void TestSandboxNetwork::offlineNothingExists()
{
    m_scenario.offline = true;
    auto *reply = post(u"https://api.weixin.qq.com/cgi-bin/stable_token"_s, "{}");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::HostNotFoundError);
    QCOMPARE(m_scenario.counter, 0);
}

void TestSandboxNetwork::errorStatusIsAnError()
{
    auto *reply = post(u"https://servicewechat.com/nowhere"_s, "{}");
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::ContentNotFoundError);
    QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 404);
    QVERIFY(reply->bytesAvailable() > 0);
}

void TestSandboxNetwork::probeStages_data()
{
    using enum ProbeStage::Outcome;
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QList<ProbeStage::Outcome>>("outcomes");
    QTest::addColumn<QString>("fact");
    const QList<ProbeStage::Outcome> atDns{Failed, Skipped, Skipped};
    const QList<ProbeStage::Outcome> atTls{Passed, Failed, Skipped};
    QTest::newRow("none") << QString() << QList{Passed, Passed, Passed} << QString();
    QTest::newRow("no DNS") << u"domain.no-dns"_s << atDns << u"reason"_s;
    QTest::newRow("private address") << u"domain.private-address"_s << atDns << u"ip"_s;
    QTest::newRow("proxy DNS") << u"domain.proxy-dns"_s << QList{Unknown, Skipped, Skipped}
                               << u"ip"_s;
    QTest::newRow("expired") << u"domain.tls-expired"_s << atTls << u"notAfter"_s;
    QTest::newRow("not yet valid") << u"domain.tls-not-yet-valid"_s << atTls << u"notBefore"_s;
    QTest::newRow("wrong host") << u"domain.tls-wrong-host"_s << atTls << u"names"_s;
    QTest::newRow("incomplete chain") << u"domain.tls-incomplete-chain"_s << atTls << u"issuer"_s;
    QTest::newRow("unreachable") << u"domain.unreachable"_s << atTls << u"reason"_s;
    QTest::newRow("expires soon") << u"domain.tls-expires-soon"_s << QList{Passed, Warning, Passed}
                                  << u"days"_s;
    QTest::newRow("slow") << u"domain.slow"_s << QList{Passed, Passed, Warning} << u"ms"_s;
}

void TestSandboxNetwork::probeStages()
{
    QFETCH(QString, fault);
    QFETCH(QList<ProbeStage::Outcome>, outcomes);
    QFETCH(QString, fact);
    m_scenario.domains = {{u"a.shop.example"_s, fault}, {u"b.shop.example"_s, {}}};
    SandboxDomainProbe probe(m_scenario);

    const auto result = probe.probe({.scheme = u"https"_s, .host = u"a.shop.example"_s}).result();
    QVERIFY(result);
    const ProbeStage stages[] = {result->dns, result->tls, result->http};
    for (int i = 0; i < 3; ++i) {
        const auto outcome = stages[i].outcome;
        const bool hasFinding =
            outcome != ProbeStage::Outcome::Passed && outcome != ProbeStage::Outcome::Skipped;
        QCOMPARE(outcome, outcomes.at(i));
        QCOMPARE(stages[i].finding.id, hasFinding ? fault : QString());
        QVERIFY(!hasFinding || stages[i].finding.facts.contains(fact));
        QVERIFY(!hasFinding || stages[i].finding.facts.contains(u"host"));
    }
    const auto other = probe.probe({.scheme = u"https"_s, .host = u"b.shop.example"_s}).result();
    QCOMPARE(other->http.outcome, ProbeStage::Outcome::Passed);
    const auto unlisted = probe.probe({.scheme = u"https"_s, .host = u"c.shop.example"_s}).result();
    QCOMPARE(unlisted->http.outcome, ProbeStage::Outcome::Passed);
}

void TestSandboxNetwork::probeOffline()
{
    m_scenario.offline = true;
    SandboxDomainProbe probe(m_scenario);
    const auto result = probe.probe({.scheme = u"https"_s, .host = u"a.shop.example"_s}).result();
    QCOMPARE(result->dns.outcome, ProbeStage::Outcome::Unknown);
    QCOMPARE(result->dns.finding.id, u"network.dns"_s);
    QCOMPARE(result->tls.outcome, ProbeStage::Outcome::Skipped);
    QCOMPARE(result->http.outcome, ProbeStage::Outcome::Skipped);
}

QTEST_GUILESS_MAIN(TestSandboxNetwork)
#include "tst_sandboxnetwork.moc"
