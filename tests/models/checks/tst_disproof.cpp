// SPDX-License-Identifier: MIT
#include "models/checks/disproof.h"

#include <QTest>

using namespace Qt::StringLiterals;

class DisproofTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsAWrongValueFromAMissingProof_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("wrong");
        QTest::addColumn<bool>("mayGoOn");
        QTest::addRow("wrong secret") << u"wechat.40125"_s << true << false;
        QTest::addRow("wrong AppID") << u"wechat.40013"_s << true << false;
        QTest::addRow("key of another") << u"upload.key-rejected"_s << true << false;
        QTest::addRow("damaged key") << u"key.damaged"_s << true << false;
        QTest::addRow("pasted key") << u"secret.is-upload-key"_s << true << false;
        QTest::addRow("API whitelist") << u"wechat.40164"_s << false << true;
        QTest::addRow("frozen") << u"wechat.40243"_s << false << true;
        QTest::addRow("busy") << u"wechat.-1"_s << false << true;
        QTest::addRow("upload whitelist") << u"upload.-10008"_s << false << true;
        QTest::addRow("offline") << u"network.dns"_s << false << true;
        QTest::addRow("no keychain") << u"keychain.no-service"_s << false << false;
        QTest::addRow("full disk") << u"storage.full"_s << false << false;
        QTest::addRow("ended") << u"cancelled"_s << false << false;
    }
    void tellsAWrongValueFromAMissingProof()
    {
        QFETCH(QString, id);
        QFETCH(bool, wrong);
        QFETCH(bool, mayGoOn);
        QCOMPARE(disproves({id, {}, {}}), wrong);
        QCOMPARE(leavesUnproved({id, {}, {}}), mayGoOn);
    }
};

QTEST_APPLESS_MAIN(DisproofTest)
#include "tst_disproof.moc"
