// SPDX-License-Identifier: MIT
#include "wizard/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
constexpr auto kSecret = "0123456789abcdef0123456789abcdef";

QString clipboard()
{
    return QGuiApplication::clipboard()->text();
}
} // namespace

class SecretClipboardTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void marksTheSecretAsConcealed();
    void takesItOutAgain();
    void leavesWhatTheUserCopiedMeanwhile();
    void takesItOutWhenTheProgramEnds();
    void startsAnewForASecondCopy();
};

void SecretClipboardTest::marksTheSecretAsConcealed()
{
    SecretClipboard secrets;
    secrets.copy(Secret(QByteArrayView(kSecret)));
    QCOMPARE(clipboard(), QLatin1String(kSecret));
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(
        data->data(u"x-kde-passwordManagerHint"_s), QByteArray("secret")); // Klipper's own word
    QVERIFY(data->hasFormat(u"ExcludeClipboardContentFromMonitorProcessing"_s)); // Windows
}

void SecretClipboardTest::takesItOutAgain()
{
    SecretClipboard secrets;
    secrets.setLifetime(20);
    QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
    secrets.copy(Secret(QByteArrayView(kSecret)));
    QVERIFY(cleared.wait());
    QVERIFY(clipboard().isEmpty());
}

void SecretClipboardTest::leavesWhatTheUserCopiedMeanwhile()
{
    QSignalSpy *cleared = nullptr;
    {
        SecretClipboard secrets;
        secrets.setLifetime(20);
        cleared = new QSignalSpy(&secrets, &SecretClipboard::cleared);
        secrets.copy(Secret(QByteArrayView(kSecret)));
        QGuiApplication::clipboard()->setText(u"my own"_s);
        QVERIFY(!cleared->wait(100));
    }
    QCOMPARE(clipboard(), u"my own"_s);
    delete cleared;
}

void SecretClipboardTest::takesItOutWhenTheProgramEnds()
{
    {
        SecretClipboard secrets;
        secrets.copy(Secret(QByteArrayView(kSecret)));
        QCOMPARE(clipboard(), QLatin1String(kSecret));
    }
    QVERIFY(clipboard().isEmpty());
}

void SecretClipboardTest::startsAnewForASecondCopy()
{
    SecretClipboard secrets;
    secrets.setLifetime(20);
    QSignalSpy cleared(&secrets, &SecretClipboard::cleared);
    secrets.copy(Secret(QByteArrayView(kSecret)));
    secrets.copy(Secret(QByteArrayView("fedcba9876543210fedcba9876543210")));
    QVERIFY(cleared.wait());
    QVERIFY(clipboard().isEmpty());
    QCOMPARE(cleared.size(), 1);
}

QTEST_MAIN(SecretClipboardTest)
#include "tst_secretclipboard.moc"
