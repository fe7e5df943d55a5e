// SPDX-License-Identifier: MIT
#include "models/journey/methods.h"

#include <QMetaEnum>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
Answers company(Edition edition)
{
    Answers d;
    d.set(Keys::subject, Subject::Company);
    d.set(Keys::principal, u"甲公司"_s);
    d.set(Keys::basicInfo, Tri::Yes);
    d.set(Keys::adminPhone, Tri::Yes);
    d.set(Keys::role, AccountRole::Main);
    d.set(Keys::edition, edition);
    return d;
}
MethodVerdict verdict(const Answers &d, Method m)
{
    for (const MethodVerdict &v : assess(d)) {
        if (v.method == m) {
            return v;
        }
    }
    return {};
}
Method recommended(const Answers &d)
{
    for (const MethodVerdict &v : assess(d)) {
        if (v.recommended) {
            return v.method;
        }
    }
    return Method::None;
}
} // namespace

class MethodsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scanIsOpenToEveryEdition()
    {
        for (const Edition e : {Edition::Other, Edition::Free, Edition::Team, Edition::Enterprise,
                 Edition::Flagship}) {
            QCOMPARE(verdict(company(e), Method::Scan).openness, Openness::Open);
        }
    }
    void managedNeedsEnterprise()
    {
        QCOMPARE(verdict(company(Edition::Enterprise), Method::Managed).openness, Openness::Open);
        const MethodVerdict team = verdict(company(Edition::Team), Method::Managed);
        QCOMPARE(team.openness, Openness::AfterStep);
        QVERIFY(team.conditions.contains(u"condition.upgrade"_s));
        for (const Edition e : {Edition::Unknown, Edition::Other}) {
            QVERIFY(verdict(company(e), Method::Managed)
                        .conditions.contains(u"condition.find-edition"_s));
            QCOMPARE(verdict(company(e), Method::Provider).openness, Openness::Open);
        }
    }
    void anotherSubjectClosesScan()
    {
        Answers d = company(Edition::Enterprise);
        d.set(Keys::inUse, Method::Scan);
        d.set(Keys::certifiedCount, 2);
        d.set(Keys::inUsePrincipal, u"乙公司"_s);
        QCOMPARE(verdict(d, Method::Scan).openness, Openness::Closed);
        QVERIFY(verdict(d, Method::Scan).blockers.contains(u"blocker.different-subject"_s));
        QCOMPARE(recommended(d), Method::Managed);
        d.set(Keys::inUsePrincipal, u" 甲公司 "_s);
        QCOMPARE(verdict(d, Method::Scan).openness, Openness::Open);
    }
    void anotherMethodMustBeLeftFirst()
    {
        Answers d = company(Edition::Enterprise);
        d.set(Keys::inUse, Method::Managed);
        d.set(Keys::certifiedCount, 1);
        QCOMPARE(verdict(d, Method::Scan).conditions.first(), u"condition.delete-other"_s);
        QCOMPARE(recommended(d), Method::Managed);
    }
    void anAccountMadeThroughAMiniProgramCannotScan()
    {
        Answers d = company(Edition::Enterprise);
        d.set(Keys::accountFromMiniProgram, Tri::Yes);
        QCOMPARE(verdict(d, Method::Scan).openness, Openness::Closed);
        QCOMPARE(recommended(d), Method::Managed);
    }
    void missingBasicInformationIsAConditionOfScan()
    {
        Answers d = company(Edition::Team);
        d.set(Keys::adminPhone, Tri::No);
        QCOMPARE(verdict(d, Method::Scan).openness, Openness::AfterStep);
    }
    void providerNeedsAFreshAccount()
    {
        Answers d = company(Edition::Enterprise);
        QCOMPARE(verdict(d, Method::Provider).openness, Openness::Open);
        d.set(Keys::inUse, Method::Scan);
        QCOMPARE(verdict(d, Method::Provider).openness, Openness::Closed);
    }
    void atMostOneIsRecommendedAndNeverAClosedOne()
    {
        for (int edition = 0; edition < QMetaEnum::fromType<Edition>().keyCount(); ++edition) {
            for (const Method inUse :
                {Method::None, Method::Scan, Method::Managed, Method::Provider}) {
                for (const Tri fromMp : {Tri::Yes, Tri::No}) {
                    Answers d = company(static_cast<Edition>(edition));
                    d.set(Keys::inUse, inUse);
                    d.set(Keys::accountFromMiniProgram, fromMp);
                    const auto all = assess(d);
                    const auto isRecommended = [](const MethodVerdict &v) { return v.recommended; };
                    QCOMPARE(std::count_if(all.begin(), all.end(), isRecommended), 1);
                    QVERIFY(std::none_of(all.begin(), all.end(), [](const MethodVerdict &v) {
                        return v.recommended && v.openness == Openness::Closed;
                    }));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(MethodsTest)
#include "tst_methods.moc"
