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
        QTest::addRow("wrong secret") << u"wechat.40125"_s << true;
        QTest::addRow("wrong AppID") << u"wechat.40013"_s << true;
        QTest::addRow("key of another") << u"upload.key-rejected"_s << true;
        QTest::addRow("damaged key") << u"key.damaged"_s << true;
        QTest::addRow("pasted key") << u"secret.is-upload-key"_s << true;
        QTest::addRow("API whitelist") << u"wechat.40164"_s << false;
        QTest::addRow("frozen") << u"wechat.40243"_s << false;
        QTest::addRow("busy") << u"wechat.-1"_s << false;
        QTest::addRow("upload whitelist") << u"upload.-10008"_s << false;
        QTest::addRow("offline") << u"network.dns"_s << false;
        QTest::addRow("no keychain") << u"keychain.no-service"_s << false;
    }
    void tellsAWrongValueFromAMissingProof()
    {
        QFETCH(QString, id);
        QFETCH(bool, wrong);
        QCOMPARE(disproves({id, {}, {}}), wrong);
    }
};

QTEST_APPLESS_MAIN(DisproofTest)
#include "tst_disproof.moc"
