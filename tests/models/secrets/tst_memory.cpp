// SPDX-License-Identifier: MIT
#include "tests/support/canary.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
QByteArray randomSecret()
{
    QByteArray bytes;
    while (bytes.size() < 16) {
        bytes += static_cast<char>(QRandomGenerator::system()->bounded(256));
    }
    return bytes.toHex();
}

// What is in the memory of \a program at latest \a patience ms after it has used and dropped a
// secret.
Canary leftBy(const QString &program, int patience)
{
    Canary canary;
    const QByteArray secret = randomSecret();
    canary.addSecret(u"app-secret"_s, secret);
    QProcess user;
    user.start(program, {QStringLiteral(KEYCHAIN_HELPER)});
    user.write(secret);
    const bool answered = QTest::qWaitFor(
        [&] { return user.canReadLine() || user.state() == QProcess::NotRunning; }, 10'000);
    Canary look = canary;
    if (answered && user.readLine() == "ready\n") {
        const auto isClean = [&] {
            look = canary;
            look.scanMemory(user.processId());
            look.scanDeletedFiles(user.processId());
            look.scanInvocation(user.processId());
            return look.hits().isEmpty();
        };
        std::ignore = QTest::qWaitFor(isClean, patience);
    }
    user.closeWriteChannel();
    user.waitForFinished();
    return look;
}
} // namespace

class MemoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLeftAfterUse()
    {
        const Canary canary = leftBy(QStringLiteral(SECRETUSER_WIPING), 5000);
        QVERIFY2(canary.hits().isEmpty(), qPrintable(canary.report()));
        QVERIFY2(canary.problems().isEmpty(), qPrintable(canary.report()));
        QVERIFY(canary.bytesScanned() > 100'000);
    }
    void withoutTheWipingMuchIsLeft()
    {
        const Canary canary = leftBy(QStringLiteral(SECRETUSER_LEAVING), 100);
        QVERIFY2(canary.found(u"part"_s, u"[heap]"_s), qPrintable(canary.report()));
    }
};

QTEST_GUILESS_MAIN(MemoryTest)
#include "tst_memory.moc"
