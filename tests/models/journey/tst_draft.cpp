// SPDX-License-Identifier: MIT
#include "models/journey/draft.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
Draft full()
{
    Draft d;
    d.name = u"示例商城"_s;
    d.originalId = u"gh_0123456789ab"_s;
    d.subject = Subject::SoleTrader;
    d.principal = u"示例公司"_s;
    d.basicInfo = Tri::Yes;
    d.adminPhone = Tri::No;
    d.role = AccountRole::Sub;
    d.accountFromMiniProgram = Tri::Yes;
    d.edition = Edition::Flagship;
    d.inUse = Method::Scan;
    d.certifiedCount = 3;
    d.inUsePrincipal = u"另一公司"_s;
    d.method = Method::Managed;
    d.undoConfirmed = true;
    d.ready = {u"a"_s};
    d.bound = {u"b"_s, u"c"_s};
    d.bindConfirmation = {u"王芳"_s, u"saw-it"_s};
    d.authorised = true;
    d.authoriseConfirmation = {u"李雷"_s, u"was-told"_s};
    d.appId = u"wx0123456789abcdef"_s;
    d.keyFileName = u"private.wx0123456789abcdef.key"_s;
    d.keyFingerprint = u"0011223344556677"_s;
    d.apiWhitelistOff = Tri::Yes;
    d.uploadWhitelistOff = Tri::No;
    d.domains = {{DomainKind::Request, u"https://api.example.com"_s},
        {DomainKind::Business, u"https://h5.example.com"_s}};
    d.domainsEntered = true;
    d.handedOver = {u"appid"_s};
    d.submitted = true;
    d.submitConfirmation = {u"me"_s, u"did-it"_s};
    d.secretKept = u"2026-11-21T08:00:00Z"_s;
    d.premises = {{u"submitted"_s, u"0123456789abcdef"_s}};
    return d;
}
} // namespace

class DraftTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip()
    {
        QCOMPARE(draftFromJson(toJson(full())), full());
        QCOMPARE(draftFromJson(toJson(Draft())), Draft());
    }
    void everyFieldIsWritten()
    {
        // A field that visit() forgot would stay at its default and be equal in both.
        const QJsonObject changed = changes(Draft(), full());
        QCOMPARE(changed.size(), toJson(Draft()).size());
    }
    void onlyChangesAreReported()
    {
        Draft edited = full();
        edited.principal = u"新名称"_s;
        QCOMPARE(changes(full(), edited), (QJsonObject{{u"principal"_s, u"新名称"_s}}));
        QVERIFY(changes(full(), full()).isEmpty());
    }
    void unknownValuesReadAsUnknown()
    {
        const Draft d =
            draftFromJson({{u"subject"_s, u"robot"_s}, {u"edition"_s, 7}, {u"newField"_s, 1}});
        QCOMPARE(d.subject, Subject::Unknown);
        QCOMPARE(d.edition, Edition::Unknown);
    }
};

QTEST_APPLESS_MAIN(DraftTest)
#include "tst_draft.moc"
