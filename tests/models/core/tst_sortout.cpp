// SPDX-License-Identifier: MIT
#include "models/core/sortout.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Kind = SecretSpan::Kind;

namespace {
const QString kAppSecret = u"dec0de00000000000000000000000001"_s;
const QString kOther = u"feedc0de0000000000000000cafe0001"_s;
const QString kPem =
    u"-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq\n-----END RSA PRIVATE KEY-----"_s;

QString revealed(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}
} // namespace

class SortOutTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rest");
        QTest::addColumn<QStringList>("taken");
        QTest::addRow("nothing") << u"示例商城"_s << u"示例商城"_s << QStringList();
        QTest::addRow("empty") << QString() << QString() << QStringList();
        QTest::addRow("all of it") << kAppSecret << QString() << QStringList{kAppSecret};
        QTest::addRow("a line of chat") << u"密钥是 "_s + kAppSecret + u" 请查收"_s
                                        << u"密钥是  请查收"_s << QStringList{kAppSecret};
        QTest::addRow("two") << u"a "_s + kAppSecret + u" b "_s + kPem + u" c"_s << u"a  b  c"_s
                             << QStringList{kAppSecret, kPem};
        QTest::addRow("a URL") << u"https://admin:hunter2@h.example/?access_token=TOPSECRET"_s
                               << u"https://h.example/?access_token="_s
                               << QStringList{u"admin:hunter2"_s, u"TOPSECRET"_s};
    }
    void takesOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, rest);
        QFETCH(QStringList, taken);
        const SortedText sorted = takeSecretsOut(text);
        QCOMPARE(sorted.rest, rest);
        QStringList found;
        for (const TakenSecret &each : sorted.taken) {
            found += revealed(each.secret);
        }
        QCOMPARE(found, taken);
        QVERIFY(text.isEmpty());
    }

    void findsTheAppSecret_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("secret"); // empty: all that was pasted
        QTest::addColumn<int>("count");
        QTest::addRow("alone") << kAppSecret << kAppSecret << 1;
        QTest::addRow("a line of chat")
            << u"AppSecret："_s + kAppSecret + u" 请查收"_s << kAppSecret << 1;
        QTest::addRow("without blanks")
            << u"AppSecret："_s + kAppSecret + u"请查收"_s << kAppSecret << 1;
        QTest::addRow("with the AppID")
            << u"wx0123456789abcdef\n"_s + kAppSecret << kAppSecret << 1;
        QTest::addRow("twice the same") << kAppSecret + u'\n' + kAppSecret << kAppSecret << 1;
        QTest::addRow("two") << kAppSecret + u' ' + kOther << QString() << 2;
        QTest::addRow("one whole, one cut off")
            << kAppSecret + u' ' + kOther.first(30) << kAppSecret << 1;
        QTest::addRow("a digit lost")
            << u"secret: "_s + kOther.first(31) + u" ok"_s << kOther.first(31) << 1;
        QTest::addRow("none") << u"8 chars!"_s << QString() << 0;
        QTest::addRow("a key") << kPem << QString() << 0;
    }
    void findsTheAppSecret()
    {
        QFETCH(QString, pasted);
        QFETCH(QString, secret);
        QFETCH(int, count);
        const SortedSecret sorted = findAppSecret(Secret(QByteArrayView(pasted.toUtf8())));
        QCOMPARE(revealed(sorted.secret), secret.isEmpty() ? pasted : secret);
        QCOMPARE(sorted.isTakenOut, !secret.isEmpty() && secret != pasted);
        QCOMPARE(sorted.count, count);
        QCOMPARE(sorted.appId, pasted.contains(u"wx"_s) ? u"wx0123456789abcdef"_s : QString());
    }
};

QTEST_APPLESS_MAIN(SortOutTest)
#include "tst_sortout.moc"
