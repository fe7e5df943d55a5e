// SPDX-License-Identifier: MIT
// The secret in a real clipboard that other programs take over: on an X server of its own.
#include "wizard/secretclipboard.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {
constexpr auto kSecret = "0123456789abcdef0123456789abcdef";
constexpr int kLongestGapMs = 250;

/// Another program that copies something; ends with this object.
class OtherProgram
{
public:
    explicit OtherProgram(const QByteArray &text)
        : m_text(text)
    {
    }
    ~OtherProgram()
    {
        signal(SIGCONT);
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(OtherProgram)

    bool hasTaken()
    {
        QSignalSpy changed(QGuiApplication::clipboard(), &QClipboard::dataChanged);
        m_process.start(QStringLiteral(CLIPBOARD), {u"set"_s});
        m_process.write(m_text);
        m_process.closeWriteChannel();
        return changed.wait() && QGuiApplication::clipboard()->text().toUtf8() == m_text;
    }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }

private:
    QByteArray m_text;
    QProcess m_process;
};
} // namespace

class ClipboardFaultsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void takesOutItsOwnWithoutReading();
    void doesNotWaitForAnOwnerThatHangs();
    void takesOutTheCopyOfAClipboardManager();
    void leavesWhatTheUserCopiedMeanwhile();
    void leavesWhatWasCopiedInItsOwnWindow();
};

void ClipboardFaultsTest::initTestCase()
{
    QCOMPARE(QGuiApplication::platformName(), u"xcb"_s);
}

void ClipboardFaultsTest::takesOutItsOwnWithoutReading()
{
    SecretClipboard secrets;
    secrets.setLifetime(20);
    QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
    secrets.copy(Secret(QByteArrayView(kSecret)));
    QVERIFY(QGuiApplication::clipboard()->ownsClipboard());
    QVERIFY(cleared.wait());
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void ClipboardFaultsTest::doesNotWaitForAnOwnerThatHangs()
{
    QElapsedTimer timer;
    OtherProgram other("the user's own");
    {
        SecretClipboard secrets;
        secrets.copy(Secret(QByteArrayView(kSecret)));
        QVERIFY(other.hasTaken());
        other.signal(SIGSTOP);
        QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
        timer.start();
        secrets.setLifetime(1);
        QVERIFY(!cleared.wait(50));
        QVERIFY2(timer.elapsed() < kLongestGapMs, qPrintable(QString::number(timer.elapsed())));
        timer.start();
    } // and at the end of the program
    QVERIFY2(timer.elapsed() < kLongestGapMs, qPrintable(QString::number(timer.elapsed())));
}

void ClipboardFaultsTest::takesOutTheCopyOfAClipboardManager()
{
    SecretClipboard secrets;
    secrets.copy(Secret(QByteArrayView(kSecret)));
    OtherProgram manager(kSecret);
    QVERIFY(manager.hasTaken());
    QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
    secrets.setLifetime(1);
    QVERIFY(cleared.wait());
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void ClipboardFaultsTest::leavesWhatTheUserCopiedMeanwhile()
{
    SecretClipboard secrets;
    secrets.copy(Secret(QByteArrayView(kSecret)));
    OtherProgram other("the user's own");
    QVERIFY(other.hasTaken());
    QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
    secrets.setLifetime(1);
    QVERIFY(!cleared.wait(50));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"the user's own"_s);
}

void ClipboardFaultsTest::leavesWhatWasCopiedInItsOwnWindow()
{
    SecretClipboard secrets;
    secrets.copy(Secret(QByteArrayView(kSecret)));
    QGuiApplication::clipboard()->setText(u"wx0123456789abcdef"_s);
    QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
    secrets.setLifetime(1);
    QVERIFY(!cleared.wait(50));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"wx0123456789abcdef"_s);
}

QTEST_MAIN(ClipboardFaultsTest)
#include "tst_clipboardfaults.moc"
