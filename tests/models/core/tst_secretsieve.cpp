// SPDX-License-Identifier: MIT
#include "models/core/secretsieve.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const QString kSecret = u"0123456789abcdef0123456789abcdef"_s;
}

class SecretSieveTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesASecretOutOfAPaste()
    {
        SecretSieve sieve(200, 200);
        const QString rest = sieve.admit(u"the secret is "_s + kSecret + u" ok"_s, 0);
        QVERIFY(rest.startsWith(u"the secret is"_s) && !rest.contains(kSecret));
        QCOMPARE(sieve.taken().size(), 1);
        QCOMPARE(sieve.admit(u"a name"_s, 0), u"a name"_s);
        QVERIFY(sieve.taken().isEmpty()); // what was said about an earlier paste is over
    }
    void refusesWhatIsTooLong()
    {
        SecretSieve sieve(10, 5);
        QVERIFY(sieve.admit(u"123456"_s, 0).isEmpty()); // one line
        QCOMPARE(sieve.tooLong(), 6);
        QVERIFY(sieve.admit(u"1234\n1234"_s, 2).isEmpty());
        QCOMPARE(sieve.admit(u"1234\n1234"_s, 1), u"1234\n1234"_s);
        QCOMPARE(sieve.tooLong(), 0);
    }
    void swallowsTheRestOfWhatIsTyped()
    {
        SecretSieve sieve(200, 200);
        qsizetype typed = 1;
        while (!sieve.sift(kSecret.left(typed))) { // one character more each time
            ++typed;
        }
        QVERIFY(typed > 8 && typed <= kSecret.size());
        QCOMPARE(sieve.taken().size(), 1);
        for (; typed < kSecret.size(); ++typed) {
            QVERIFY(sieve.swallows(kSecret.mid(typed, 1)));
        }
        QCOMPARE(sieve.taken().constFirst().secret, Secret(QByteArrayView(kSecret.toUtf8())));
        QVERIFY(!sieve.swallows(u"7"_s)); // it has all its characters
        sieve.release();
        QVERIFY(sieve.taken().isEmpty());
        QVERIFY(!sieve.sift(u"n"_s)); // another value begins
        QVERIFY(!sieve.isHeldBack());
    }
};

QTEST_GUILESS_MAIN(SecretSieveTest)
#include "tst_secretsieve.moc"
