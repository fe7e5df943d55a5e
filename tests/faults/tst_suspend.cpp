// SPDX-License-Identifier: MIT
// The computer sleeps in the middle: this process is stopped and goes on later, as all its timers
// are overdue.
#include "models/remote/wechatclient.h"
#include "models/secrets/keychainsecretstore.h"
#include "tests/support/await.h"
#include "tests/support/recordingserver.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
constexpr int kAsleepMs = 1500;
constexpr int kIntervalMs = 400; // instead of 10 s
const QString kAppId = u"wx0123456789abcdef"_s;

/// Stops this process for kAsleepMs; false if that cannot be arranged.
bool fallAsleep()
{
    return QProcess::startDetached(u"/bin/sh"_s,
        {u"-c"_s,
            u"kill -STOP %1; sleep %2; kill -CONT %1"_s.arg(getpid()).arg(kAsleepMs / 1000.0)});
}
} // namespace

class SuspendTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void callsDoNotComeInABurst();
    void aDeadlineIsOverAtOnce();
};

void SuspendTest::callsDoNotComeInABurst()
{
    const CertificateAuthority authority;
    RecordingServer server(authority.issue());
    server.setAnswer(RecordingServer::ok(R"({"access_token":"t","expires_in":7200})"));
    Services services;
    services.extraCas = {authority.identity().certificate};
    services.wechat = server.url();
    QNetworkAccessManager network;
    HttpClient http(network, services);
    WeChatClient client(http, services);
    client.setMinimumInterval(kIntervalMs);

    QElapsedTimer clock;
    clock.start();
    QList<qint64> arrivals;
    qint64 longestGap = 0;
    qint64 last = 0;
    QTimer watch;
    connect(&watch, &QTimer::timeout, this, [&] {
        longestGap = qMax(longestGap, clock.elapsed() - last);
        last = clock.elapsed();
        while (arrivals.size() < server.requests().size()) {
            arrivals.append(last);
        }
    });
    watch.start(1);
    QList<Future<CredentialProof>> proofs;
    for (int i = 0; i < 5; ++i) {
        proofs.append(client.prove(kAppId, Secret(QByteArray(32, char('a' + i)))));
    }
    QTRY_COMPARE(arrivals.size(), 1);
    QVERIFY(fallAsleep());
    for (const auto &proof : proofs) {
        QCOMPARE(idOf(await(proof, 10'000)), u"ok"_s);
    }
    QVERIFY2(
        longestGap >= kAsleepMs - 100, qPrintable(QString::number(longestGap))); // it did sleep
    QCOMPARE(server.requests().size(), 5);
    constexpr int slackMs = 60; // seen late, not sent early
    for (qsizetype i = 2; i < arrivals.size(); ++i) {
        const qint64 apart = arrivals[i] - arrivals[i - 1];
        QVERIFY2(apart >= kIntervalMs - slackMs, qPrintable(QString::number(apart)));
    }
}

void SuspendTest::aDeadlineIsOverAtOnce()
{
    KeychainSecretStore store(u"/bin/sleep"_s, {u"100"_s}); // a keychain that does not answer
    store.setDeadlines(1000, 1000);
    QElapsedTimer clock;
    clock.start();
    const auto read = store.read({u"0f8c"_s, u"app-secret"_s});
    QVERIFY(fallAsleep());
    QCOMPARE(idOf(await(read, 10'000)), u"keychain.hung"_s);
    QVERIFY2(clock.elapsed() >= kAsleepMs - 100, qPrintable(QString::number(clock.elapsed())));
    QVERIFY2(clock.elapsed() < kAsleepMs + 800, "the deadline began anew");
}

QTEST_GUILESS_MAIN(SuspendTest)
#include "tst_suspend.moc"
