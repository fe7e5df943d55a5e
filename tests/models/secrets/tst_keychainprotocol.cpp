// SPDX-License-Identifier: MIT
#include "models/secrets/keychainprotocol.h"

#include <QTest>

using namespace Qt::StringLiterals;

class KeychainProtocolTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsComeThrough()
    {
        const Secret secret(QByteArrayView("a\0\xff z", 5));
        const auto got =
            unpackRequest(pack(KeychainRequest{KeychainAct::Write, u"键/v1"_s, secret}));
        QVERIFY(got);
        QCOMPARE(got->act, KeychainAct::Write);
        QCOMPARE(got->key, u"键/v1"_s);
        QVERIFY(got->secret == secret);
    }
    void answersComeThrough()
    {
        const KeychainAnswer answer{
            KeychainOutcome::Other, KeychainState::Hung, u"7"_s, u"why"_s, Secret("s")};
        const auto got = unpackAnswer(pack(answer));
        QVERIFY(got);
        QCOMPARE(got->outcome, answer.outcome);
        QCOMPARE(got->state, answer.state);
        QCOMPARE(got->code, answer.code);
        QCOMPARE(got->detail, answer.detail);
        QVERIFY(got->secret == answer.secret);
        QVERIFY(pack(answer).front() != promptMark);
    }
    void aCutOrLongerRecordIsRefused()
    {
        const QByteArray whole =
            pack(KeychainAnswer{.outcome = KeychainOutcome::Done, .secret = Secret("secret")});
        for (qsizetype size = 0; size < whole.size(); ++size) {
            QVERIFY2(!unpackAnswer(whole.first(size)), qPrintable(QString::number(size)));
        }
        QVERIFY(!unpackAnswer(QByteArray(whole + 'x')));
        QVERIFY(unpackAnswer(whole));
    }
    void unknownNumbersAreRefused()
    {
        QByteArray record = pack(KeychainRequest{});
        record[0] = 9;
        QVERIFY(!unpackRequest(record));
    }
    void theLargestSecretFits()
    {
        const Secret secret(QByteArray(maxSecretSize, 'k'));
        QVERIFY(
            pack(KeychainRequest{KeychainAct::Write, u"key"_s, secret}).size() <= maxRecordSize);
    }
};

QTEST_APPLESS_MAIN(KeychainProtocolTest)
#include "tst_keychainprotocol.moc"
