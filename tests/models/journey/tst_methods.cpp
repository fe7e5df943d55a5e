// SPDX-License-Identifier: MIT
#include "models/journey/methods.h"
#include "models/rulebook/words.h"

#include <QMetaEnum>
#include <QTest>

#include <algorithm>
#include <functional>

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

const MethodVerdict &best(const QList<MethodVerdict> &all)
{
    return *std::find_if(
        all.begin(), all.end(), [](const MethodVerdict &v) { return v.recommended; });
}

bool isLow(Edition edition)
{
    return edition == Edition::Free || edition == Edition::Team;
}

/// A reason: when it is true, and the change of one answer that takes it away.
struct Because
{
    bool (*holds)(const Answers &, Method);
    void (*undo)(Answers &);
    std::pair<const char *, const char *> says; ///< in English, in Chinese
};
const QMap<QString, Because> kBecause{
    {u"because.in-use"_s,
        {[](const Answers &a, Method m) { return methodInUse(a) == m; },
            [](Answers &a) { a.set(Keys::inUse, InUse::None); }, {"uses this", "已在用"}}},
    {u"because.different-subject"_s,
        {[](const Answers &a, Method m) {
             return m == Method::Managed && a[Keys::inUse] == InUse::Scan
                 && a[Keys::inUsePrincipal] == u"乙公司"_s;
         },
            [](Answers &a) { a.set(Keys::inUsePrincipal, u"甲公司"_s); },
            {"another subject", "其他主体"}}},
    {u"because.account-from-mini-program"_s,
        {[](const Answers &a, Method m) {
             return m == Method::Managed && a[Keys::accountFromMiniProgram] == Tri::Yes;
         },
            [](Answers &a) { a.set(Keys::accountFromMiniProgram, Tri::No); },
            {"registered through", "注册"}}},
    {u"because.basic-information"_s,
        {[](const Answers &a, Method m) {
             return m == Method::Managed
                 && (a[Keys::basicInfo] == Tri::No || a[Keys::adminPhone] == Tri::No);
         },
            [](Answers &a) {
                a.set(Keys::basicInfo, Tri::Yes);
                a.set(Keys::adminPhone, Tri::Yes);
            },
            {"mobile number", "手机号"}}},
    {u"because.find-edition"_s,
        {[](const Answers &a, Method m) {
             return m == Method::Scan && a[Keys::edition] < Edition::Free;
         },
            [](Answers &a) { a.set(Keys::edition, Edition::Enterprise); },
            {"not known yet", "不清楚"}}},
    {u"because.upgrade"_s,
        {[](const Answers &a, Method m) { return m == Method::Scan && isLow(a[Keys::edition]); },
            [](Answers &a) { a.set(Keys::edition, Edition::Enterprise); },
            {"edition is below", "版本低于"}}},
    {u"because.edition"_s,
        {[](const Answers &a, Method m) {
             return m == Method::Managed && a[Keys::edition] >= Edition::Enterprise;
         },
            [](Answers &a) { a.set(Keys::edition, Edition::Team); }, {"edition is", "您的套餐是"}}},
    {u"because.main-account"_s,
        {[](const Answers &a, Method m) {
             return m == Method::Scan && a[Keys::role] == AccountRole::Main;
         },
            [](Answers &a) { a.set(Keys::role, AccountRole::Sub); }, {"main account", "主账号"}}},
    {u"because.no-secrets"_s,
        {[](const Answers & /*a*/, Method m) { return m == Method::Scan; }, [](Answers & /*a*/) {},
            {"AppSecret", "AppSecret"}}},
};

/// Each combination of the answers that the method page asks about.
void forEachAnswers(const std::function<void(const Answers &)> &visit)
{
    for (int each = 0; each < 6 * 5 * 2 * 3 * 2 * 2 * 3; ++each) {
        int rest = each;
        const auto draw = [&rest](int count) {
            const int drawn = rest % count;
            rest /= count;
            return drawn;
        };
        Answers d = company(static_cast<Edition>(draw(6)));
        d.set(Keys::inUse, static_cast<InUse>(draw(5)));
        d.set(Keys::certifiedCount, methodInUse(d) == Method::None ? 0 : 2);
        d.set(Keys::inUsePrincipal, draw(2) == 0 ? u"甲公司"_s : u"乙公司"_s);
        d.set(Keys::basicInfo, static_cast<Tri>(draw(3)));
        d.set(Keys::adminPhone, draw(2) == 0 ? Tri::Yes : Tri::No);
        d.set(Keys::accountFromMiniProgram, draw(2) == 0 ? Tri::Yes : Tri::No);
        d.set(Keys::role, static_cast<AccountRole>(draw(3)));
        visit(d);
    }
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
        d.set(Keys::inUse, InUse::Scan);
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
        d.set(Keys::inUse, InUse::Managed);
        d.set(Keys::certifiedCount, 1);
        QCOMPARE(verdict(d, Method::Scan).conditions.first(), u"condition.delete-other"_s);
        QCOMPARE(recommended(d), Method::Managed);
    }
    void whatNobodyHasSaidIsInUseCountsAsNone()
    {
        Answers d = company(Edition::Enterprise);
        QCOMPARE(d[Keys::inUse], InUse::Unknown);
        QCOMPARE(methodInUse(d), Method::None);
        d.set(Keys::inUse, InUse::None);
        QCOMPARE(methodInUse(d), Method::None);
        for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
            d.setValue(Keys::inUse, valueId(method));
            QCOMPARE(methodInUse(d), method);
        }
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
        d.set(Keys::inUse, InUse::Scan);
        QCOMPARE(verdict(d, Method::Provider).openness, Openness::Closed);
    }
    void eachRecommendationHasItsTrueReasons()
    {
        forEachAnswers([](const Answers &d) {
            const QList<MethodVerdict> all = assess(d);
            const MethodVerdict chosen = best(all);
            QVERIFY(!chosen.reasons.isEmpty());
            for (const QString &reason : chosen.reasons) {
                QVERIFY2(kBecause.contains(reason), qPrintable(reason));
                QVERIFY2(kBecause.value(reason).holds(d, chosen.method), qPrintable(reason));
            }
            QVERIFY(std::all_of(all.begin(), all.end(),
                [](const MethodVerdict &v) { return v.recommended || v.reasons.isEmpty(); }));
        });
    }
    void whatWouldChangeARecommendationIsAmongItsReasons()
    {
        forEachAnswers([](const Answers &d) {
            const MethodVerdict chosen = best(assess(d));
            for (const auto &[id, because] : kBecause.asKeyValueRange()) {
                Answers other = d;
                because.undo(other);
                if (because.holds(d, chosen.method)
                    && best(assess(other)).method != chosen.method) {
                    QVERIFY2(chosen.reasons.contains(id), qPrintable(id));
                }
            }
        });
    }
    void saysReasonsAndPlusesInBothLanguages()
    {
        const Words en(u"en"_s);
        const Words zh(u"zh_CN"_s);
        for (const auto &[id, because] : kBecause.asKeyValueRange()) {
            QVERIFY2(en.method(id).contains(QString::fromUtf8(because.says.first)), qPrintable(id));
            QVERIFY2(
                zh.method(id).contains(QString::fromUtf8(because.says.second)), qPrintable(id));
        }
        for (const MethodVerdict &v : assess(company(Edition::Enterprise))) {
            QVERIFY(!v.pluses.isEmpty());
            for (const QString &plus : v.pluses) {
                QVERIFY(!en.method(plus).isEmpty() && !zh.method(plus).isEmpty());
            }
        }
    }
    void atMostOneIsRecommendedAndNeverAClosedOne()
    {
        for (int edition = 0; edition < QMetaEnum::fromType<Edition>().keyCount(); ++edition) {
            for (const InUse inUse :
                {InUse::Unknown, InUse::None, InUse::Scan, InUse::Managed, InUse::Provider}) {
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
