// SPDX-License-Identifier: MIT
#include "models/checks/checkeddomains.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {
const DomainEntry kA{DomainKind::Request, u"https://a.example"_s};
const DomainEntry kB{DomainKind::Business, u"https://a.example"_s};

CheckResult stage(
    const DomainEntry &of, const char *id, CheckStatus status, const QString &finding = {})
{
    return {QString::fromLatin1(id), of.text, status, {finding, {}, {}}, domainKindId(of.kind)};
}

QList<CheckResult> stages(const DomainEntry &of, CheckStatus dns, const QString &finding = {})
{
    return {stage(of, "domain.syntax", CheckStatus::Passed), stage(of, "domain.dns", dns, finding),
        stage(of, "domain.tls", CheckStatus::Skipped),
        stage(of, "domain.http", CheckStatus::Skipped)};
}

CheckedDomains read(const QList<CheckResult> &results, CheckedDomains domains = {})
{
    QList<QJsonObject> json{{{u"id"_s, u"appid.format"_s}, {u"status"_s, u"passed"_s}}};
    for (const CheckResult &result : results) {
        json.append(toJson(result));
    }
    domains.read(json);
    return domains;
}
} // namespace

class CheckedDomainsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsAListFromAnother()
    {
        const CheckedDomains known = read(stages(kA, CheckStatus::Failed, u"domain.no-dns"_s));
        QCOMPARE(known.results().size(), 4);
        QCOMPARE(known.unchecked({kA, kB}), QList{kB});
        QCOMPARE(known.checked({kA, kB}), QList{kA});
    }
    void stoppedIsNotChecked()
    {
        const CheckedDomains known = read(
            stages(kA, CheckStatus::Skipped, u"cancelled"_s) + stages(kB, CheckStatus::Passed));
        QCOMPARE(known.unchecked({kA, kB}), QList{kA});
        QCOMPARE(known.results().size(), 4);
        QCOMPARE(read(stages(kA, CheckStatus::Passed).mid(0, 2)).unchecked({kA}), QList{kA});
    }
    void unknownCountsOnlyWhereItWasJustSaid()
    {
        const auto offline = stages(kA, CheckStatus::Unknown, u"network.dns"_s);
        CheckedDomains known = read(offline);
        QCOMPARE(known.unchecked({kA}), QList{kA});
        known.add(offline);
        known = read(offline, known);
        QVERIFY(known.unchecked({kA}).isEmpty());
        known.forgetUnknown();
        known = read(offline, known);
        QCOMPARE(known.unchecked({kA}), QList{kA});
        QVERIFY(known.results().isEmpty());
    }
};

QTEST_APPLESS_MAIN(CheckedDomainsTest)
#include "tst_checkeddomains.moc"
