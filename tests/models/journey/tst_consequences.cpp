// SPDX-License-Identifier: MIT
// What an act breaks, trap by trap; and against a small world of its own in which acts are done.
#include "models/journey/consequences.h"
#include "models/journey/premise.h"
#include "models/rulebook/words.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;
using Kind = Consequence::Kind;

namespace {
constexpr auto kActs = {Act::App, Act::Certification, Act::Account, Act::Authorisation,
    Act::Platform, Act::Switch, Act::Rebind};

/// A mini program and its account of which all is known and nothing is special.
Holdings plain()
{
    return {.own = {.name = u"Shop"_s,
                .principal = u"Example Ltd"_s,
                .bound = Tri::No,
                .inReview = Tri::No,
                .environment = Tri::No,
                .development = Tri::No,
                .livePlugin = Tri::No},
        .others = {},
        .hasMore = Tri::No,
        .inUse = InUse::Scan,
        .accountFromMiniProgram = Tri::No,
        .platformLinked = Tri::No,
        .platformCustomers = Tri::No};
}

Holdings withOther(Holdings holdings)
{
    holdings.others.append(
        {.name = u"Desk"_s, .principal = u"Example Ltd"_s, .bound = Tri::No, .inReview = Tri::No});
    return holdings;
}

QStringList ids(const QList<Consequence> &consequences)
{
    QStringList list;
    for (const Consequence &one : consequences) {
        list.append(one.id);
    }
    return list;
}

/// What is said under \a id; one without an id if nothing is.
Consequence said(Act act, const Holdings &holdings, const QString &id)
{
    for (const Consequence &one : impactOf(act, holdings).consequences) {
        if (one.id == id) {
            return one;
        }
    }
    return {};
}

bool isSaid(Act act, const Holdings &holdings, const QString &id)
{
    return said(act, holdings, id).id == id;
}

// The world in which acts are done, written without the engine.

struct Program
{
    QString name;
    QString subject;
    bool isCertified = true;
    bool isAuthorised = true;
    bool isInReview = false;
};

struct World
{
    QList<Program> programs; ///< of one cloud account; the first one is meant
    qsizetype bound = 0; ///< -1: none
    bool isManaged = false;
    bool doesBindingWork = true;
    bool hasCustomers = false;
    bool doCustomersWork = true;

    bool canPublish(qsizetype i) const
    {
        const Program &one = programs.at(i);
        return one.isCertified && bound >= 0 && doesBindingWork && (isManaged || one.isAuthorised);
    }
};

/// In the worst way that the documents can be read.
World after(World world, Act act)
{
    Program &own = world.programs.first();
    const bool isBound = world.bound == 0;
    switch (act) {
    case Act::None:
        break;
    case Act::App:
        own.isInReview = false;
        world.doesBindingWork = !isBound;
        break;
    case Act::Certification:
        own.isCertified = false;
        own.isInReview = false;
        world.doesBindingWork = !isBound;
        break;
    case Act::Authorisation:
        own.isAuthorised = false;
        own.isInReview = false;
        world.doesBindingWork = !isBound;
        break;
    case Act::Account:
    case Act::Rebind: // it may come to nothing
        world.bound = -1;
        break;
    case Act::Platform:
        world.doCustomersWork = !world.hasCustomers;
        break;
    case Act::Switch:
        for (Program &one : world.programs) {
            one.isCertified = false;
            one.isInReview = false;
        }
    }
    return world;
}

/// Names of mini programs that \a act takes something from; the first one is the one that is meant.
QStringList brokenBy(Act act, const World &before, qsizetype first)
{
    const World now = after(before, act);
    QStringList names;
    for (qsizetype i = first; i < before.programs.size(); ++i) {
        const bool isStopped = before.canPublish(i) && !now.canPublish(i);
        const bool isVoid = before.programs.at(i).isInReview && !now.programs.at(i).isInReview;
        if (isStopped || isVoid) {
            names.append(before.programs.at(i).name);
        }
    }
    if (before.doCustomersWork && !now.doCustomersWork) {
        names.append(u"a customer"_s);
    }
    return names;
}

/// Worlds, and what somebody may know of them: true or nothing.
class Dice
{
public:
    World world()
    {
        World made;
        const int count = 1 + below(5);
        for (int i = 0; i < count; ++i) {
            made.programs.append({.name = u"program %1"_s.arg(i),
                .subject = u"subject %1"_s.arg(below(2)),
                .isCertified = below(5) > 0,
                .isAuthorised = below(5) > 0,
                .isInReview = below(3) == 0});
        }
        made.bound = below(count + 1) - 1;
        made.isManaged = below(3) == 0;
        made.hasCustomers = below(2) == 0;
        return made;
    }
    Holdings known(const World &world)
    {
        Holdings holdings{.own = known(world, 0),
            .inUse = below(4) == 0 ? InUse::Unknown
                : world.isManaged  ? InUse::Managed
                                   : InUse::Scan,
            .accountFromMiniProgram = any(),
            .platformLinked = any(),
            .platformCustomers = perhaps(world.hasCustomers)};
        for (qsizetype i = 1; i < world.programs.size(); ++i) {
            if (below(3) > 0) {
                holdings.others.append(known(world, i));
            }
        }
        const bool isWhole = holdings.others.size() + 1 == world.programs.size();
        holdings.hasMore = perhaps(!isWhole);
        return holdings;
    }

private:
    int below(int end) { return static_cast<int>(m_dice.bounded(end)); }
    Tri perhaps(bool is) { return below(4) == 0 ? Tri::Unknown : is ? Tri::Yes : Tri::No; }
    Tri any() { return static_cast<Tri>(below(3)); }
    OwnedMiniProgram known(const World &world, qsizetype i)
    {
        const Program &one = world.programs.at(i);
        return {.name = one.name,
            .principal = below(4) == 0 ? QString() : one.subject,
            .bound = perhaps(world.bound == i),
            .inReview = perhaps(one.isInReview),
            .environment = any(),
            .development = any(),
            .livePlugin = any()};
    }

    QRandomGenerator m_dice{20261122};
};
} // namespace

class ConsequencesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // 1: to unbind the app makes the version in review void.
    void aVersionInReviewBecomesVoid()
    {
        Holdings h = plain();
        QVERIFY(impactOf(Act::App, h).isHarmless());
        h.own.inReview = Tri::Yes;
        const Consequence one = said(Act::App, h, u"breaks.review"_s);
        QVERIFY(one.isSure);
        QCOMPARE(one.whom, QStringList{u"Shop"_s});
        QCOMPARE(one.fact, u"unbinding.review-void"_s);
        QVERIFY(isSaid(Act::App, h, u"order.review"_s));
        QVERIFY(isSaid(Act::Certification, h, u"breaks.review-perhaps"_s)); // the documents differ
    }

    // 2: without the bound one none of the account can be published.
    void theBoundOneHoldsTheOthers()
    {
        for (const Act act : {Act::App, Act::Certification, Act::Account, Act::Authorisation}) {
            Holdings h = withOther(plain());
            h.own.bound = Tri::Yes;
            const Consequence one = said(act, h, u"breaks.others"_s);
            QVERIFY(one.isSure);
            QCOMPARE(one.whom, QStringList{u"Desk"_s});
            QCOMPARE(one.fact, u"account.unbinding-primary-stops-others"_s);
            h.others.clear();
            QVERIFY(!isSaid(act, h, u"breaks.others"_s));
            h.hasMore = Tri::Unknown;
            QVERIFY(!said(act, h, u"breaks.others"_s).isSure);
            QVERIFY(isSaid(act, h, u"ask.others"_s));
        }
        QVERIFY(!isSaid(Act::App, withOther(plain()), u"breaks.others"_s));
        QVERIFY(isSaid(Act::Certification, withOther(plain()), u"order.bound-last"_s));
    }

    // In the account centre the bound one goes, whichever was meant.
    void inTheAccountCentreAnotherMayBeBound()
    {
        const Consequence one = said(Act::Account, plain(), u"breaks.others"_s);
        QVERIFY(one.isSure);
        QCOMPARE(one.whom, QStringList{u"Shop"_s}); // it depends on the one that goes
        QVERIFY(!isSaid(Act::Account, plain(), u"breaks.own"_s));
    }

    // To bind anew, the binding goes first: for an alone one a few minutes without it.
    void whatIsBoundAnewIsGoneForAWhile()
    {
        Holdings h = plain();
        h.own.bound = Tri::Yes;
        QVERIFY(!isSaid(Act::Rebind, h, u"breaks.others"_s));
        QVERIFY(said(Act::Rebind, h, u"breaks.own"_s).isSure);
        QVERIFY(said(Act::Rebind, h, u"breaks.sign-in"_s).isSure);
        QVERIFY(!impactOf(Act::Rebind, h).isHarmless());
        QCOMPARE(ids(impactOf(Act::Rebind, h).of(Kind::Order)),
            QStringList({u"order.sign-in"_s, u"order.together"_s})); // nothing leaves WeDa
        h.accountFromMiniProgram = Tri::Yes;
        QVERIFY(said(Act::Rebind, h, u"lost.account"_s).isSure);
        h = withOther(h);
        QCOMPARE(said(Act::Rebind, h, u"breaks.others"_s).whom, QStringList{u"Desk"_s});
        QVERIFY(impactOf(Act::Rebind, h).tell.contains(u"administrator"_s));
    }

    // Whether mini programs need a bound official account, no document says.
    void anOfficialAccountMayCarryOthers()
    {
        for (const Act act : {Act::Account, Act::Rebind}) {
            Holdings h = plain();
            h.isOfficialAccountBound = true;
            QVERIFY(!isSaid(act, h, u"breaks.others"_s));
            QVERIFY(isSaid(act, h, u"breaks.sign-in"_s));
            h.hasMore = Tri::Unknown;
            QVERIFY(isSaid(act, h, u"ask.others"_s));
            for (const Tri more : {Tri::Unknown, Tri::Yes}) {
                h.hasMore = more;
                const Consequence one = said(act, h, u"breaks.others"_s);
                QCOMPARE(one.id, u"breaks.others"_s);
                QVERIFY(!one.isSure && one.whom.isEmpty()); // this one has nothing to lose yet
            }
        }
        Answers answers;
        answers.set(Keys::boundTo, BoundTo::OfficialAccount);
        QVERIFY(holdingsOf(answers, {}).isOfficialAccountBound);
        answers.set(Keys::boundTo, BoundTo::Another);
        QVERIFY(!holdingsOf(answers, {}).isOfficialAccountBound);
    }

    // 3: stopped in the WeChat console, the cloud still shows the binding.
    void stoppingLeavesAGhost()
    {
        const Consequence one = said(Act::Authorisation, plain(), u"breaks.ghost"_s);
        QVERIFY(one.isSure);
        QCOMPARE(one.fact, u"unbinding.ghost"_s);
        const QStringList order = ids(impactOf(Act::Authorisation, plain()).of(Kind::Order));
        QVERIFY(order.indexOf(u"order.account-centre"_s) >= 0);
        QVERIFY(order.indexOf(u"order.account-centre"_s)
            < order.indexOf(u"order.cancel-last"_s)); // the cloud's side first
        QVERIFY(!isSaid(Act::Account, plain(), u"breaks.ghost"_s));
    }

    // 4: an account that came from a mini program binds no other one.
    void anAccountOfAMiniProgramBindsNoOther()
    {
        Holdings h = plain();
        h.accountFromMiniProgram = Tri::Yes;
        QVERIFY(said(Act::Account, h, u"lost.account"_s).isSure);
        QVERIFY(!isSaid(Act::Certification, h, u"lost.account"_s)); // the binding stays
        h.own.bound = Tri::Yes;
        QVERIFY(said(Act::Authorisation, h, u"lost.account"_s).isSure);
        h.accountFromMiniProgram = Tri::Unknown;
        QVERIFY(isSaid(Act::Account, h, u"ask.origin"_s));
    }

    // 5: before a switch all certified ones must leave.
    void aSwitchTakesAllOut()
    {
        Holdings h = withOther(plain());
        const Consequence one = said(Act::Switch, h, u"breaks.all-certified"_s);
        QVERIFY(one.isSure);
        QCOMPARE(one.whom, QStringList({u"Shop"_s, u"Desk"_s}));
        QVERIFY(isSaid(Act::Switch, h, u"order.bound-last"_s));
        QVERIFY(isSaid(Act::Switch, h, u"order.certify"_s));
        QVERIFY(!isSaid(Act::Switch, h, u"lost.other-subject"_s)); // away from scan
        h.inUse = InUse::Managed;
        QVERIFY(!isSaid(Act::Switch, h, u"lost.other-subject"_s));
        h.others.first().principal = u"Another Ltd"_s;
        QCOMPARE(said(Act::Switch, h, u"lost.other-subject"_s).whom, QStringList{u"Desk"_s});
        h.others.first().inReview = Tri::Yes;
        QCOMPARE(said(Act::Switch, h, u"breaks.review-perhaps"_s).whom, QStringList{u"Desk"_s});
    }

    // 6: a platform is unlinked on its own side first.
    void thePlatformGoesFirst()
    {
        Holdings h = plain();
        QVERIFY(isSaid(Act::Platform, h, u"order.open-platform"_s));
        QVERIFY(!isSaid(Act::Account, h, u"order.open-platform"_s));
        h.platformLinked = Tri::Yes;
        QStringList order = ids(impactOf(Act::Account, h).of(Kind::Order));
        QVERIFY(order.indexOf(u"order.open-platform"_s) >= 0);
        QVERIFY(order.indexOf(u"order.open-platform"_s) < order.indexOf(u"order.account-centre"_s));
        QVERIFY(impactOf(Act::Account, h).tell.contains(u"open-platform-owner"_s));
        h.platformCustomers = Tri::Yes;
        QVERIFY(said(Act::Platform, h, u"breaks.customers"_s).isSure);
        h.platformCustomers = Tri::Unknown;
        QVERIFY(isSaid(Act::Platform, h, u"ask.customers"_s));
    }

    // 7: what a delegate uploaded is protected.
    void cloudFunctionsAreOutOfReach()
    {
        for (const Act act : {Act::Authorisation, Act::Certification, Act::Switch}) {
            Holdings h = plain();
            QVERIFY(said(act, h, u"lost.cloud-functions"_s).isSure);
            QVERIFY(isSaid(act, h, u"order.upload"_s));
            h.inUse = InUse::Unknown;
            QVERIFY(!said(act, h, u"lost.cloud-functions"_s).isSure);
            h.inUse = InUse::Managed;
            QVERIFY(!isSaid(act, h, u"lost.cloud-functions"_s));
        }
    }

    // 8: the live-streaming plug-in on the development mini program blocks releases.
    void theLivePluginBlocksReleases()
    {
        Holdings h = plain();
        h.own.livePlugin = Tri::Yes;
        QVERIFY(!isSaid(Act::Platform, h, u"breaks.live-plugin"_s));
        h.own.development = Tri::Yes;
        QVERIFY(said(Act::Platform, h, u"breaks.live-plugin"_s).isSure);
        h.own.livePlugin = Tri::Unknown;
        QVERIFY(isSaid(Act::Platform, h, u"ask.development"_s));
    }

    // 9: a development mini program uploads to the open platform.
    void uploadsOfADevelopmentMiniProgramAreElsewhere()
    {
        Holdings h = plain();
        QVERIFY(!isSaid(Act::Platform, h, u"lost.uploads"_s));
        h.own.development = Tri::Yes;
        QCOMPARE(
            said(Act::Platform, h, u"lost.uploads"_s).fact, u"unbinding.development-uploads"_s);
        QVERIFY(isSaid(Act::Authorisation, h, u"lost.uploads"_s));
    }

    // 10: an environment that is bound stays bound.
    void anEnvironmentStaysBound()
    {
        Holdings h = plain();
        for (const Act act : {Act::Account, Act::Certification, Act::Platform}) {
            h.own.environment = Tri::Yes;
            QVERIFY(said(act, h, u"lost.environment"_s).isSure);
            h.own.environment = Tri::Unknown;
            QVERIFY(isSaid(act, h, u"ask.environment"_s));
        }
    }

    void theSecretsThatWeDaHadAreReplaced()
    {
        Holdings h = plain();
        QVERIFY(!isSaid(Act::Certification, h, u"order.secrets"_s));
        h.inUse = InUse::Managed;
        QVERIFY(isSaid(Act::Certification, h, u"order.secrets"_s));
        QVERIFY(impactOf(Act::Certification, h).tell.contains(u"developer"_s));
    }

    void whatIsNotKnownIsNeverHarmless()
    {
        QVERIFY(impactOf(Act::App, plain()).isHarmless());
        for (Tri Holdings::*fact : {&Holdings::hasMore, &Holdings::accountFromMiniProgram}) {
            Holdings h = plain();
            h.own.bound = Tri::Yes;
            QVERIFY(impactOf(Act::App, h).isHarmless()); // it is alone
            h.*fact = Tri::Unknown;
            QVERIFY(!impactOf(Act::App, h).isHarmless());
        }
        for (Tri OwnedMiniProgram::*fact :
            {&OwnedMiniProgram::bound, &OwnedMiniProgram::inReview}) {
            Holdings h = plain();
            h.own.*fact = Tri::Unknown;
            QVERIFY(!impactOf(Act::App, h).isHarmless());
        }
        for (const Act act : kActs) {
            QVERIFY(!impactOf(act, {}).isHarmless());
        }
        QVERIFY(!impactOf(Act::None, plain()).isHarmless()); // nobody has said what is meant
    }

    void noActIsCalledHarmlessThatBreaksAnother()
    {
        Dice dice;
        int harmless = 0;
        int broken = 0;
        for (int i = 0; i < 10'000; ++i) {
            const World world = dice.world();
            const Holdings holdings = dice.known(world);
            for (const Act act : kActs) {
                const Impact impact = impactOf(act, holdings);
                harmless += impact.isHarmless() ? 1 : 0;
                broken += brokenBy(act, world, 1).isEmpty() ? 0 : 1;
                const bool breaksNone = brokenBy(act, world, 1).isEmpty();
                const bool isOwnVoid = act == Act::App && world.programs.first().isInReview;
                QVERIFY2(!impact.isHarmless() || (breaksNone && !isOwnVoid),
                    qPrintable(u"world %1, %2"_s.arg(QString::number(i), valueId(act))));
            }
        }
        QVERIFY(harmless > 100 && broken > 10'000); // else nothing was tried
    }

    void whoeverIsBrokenAndKnownIsNamed()
    {
        Dice dice;
        for (int i = 0; i < 10'000; ++i) {
            const World world = dice.world();
            const Holdings holdings = dice.known(world);
            QSet<QString> known;
            for (const OwnedMiniProgram &other : holdings.others) {
                known.insert(other.name);
            }
            for (const Act act : kActs) {
                QSet<QString> named;
                for (const Consequence &one : impactOf(act, holdings).of(Kind::Breaks)) {
                    named.unite({one.whom.begin(), one.whom.end()});
                }
                for (const QString &name : brokenBy(act, world, 1)) {
                    QVERIFY2(!known.contains(name) || named.contains(name),
                        qPrintable(
                            u"world %1, %2: %3"_s.arg(QString::number(i), valueId(act), name)));
                }
            }
        }
    }

    void theAnswersKnowTheHoldings()
    {
        Answers own;
        own.set(Keys::name, u" Shop "_s);
        own.set(Keys::isBound, Tri::Yes);
        own.set(Keys::otherMiniPrograms, Tri::No);
        own.set(Keys::inUse, InUse::Scan);
        Answers other;
        other.set(Keys::name, u"Desk"_s);
        other.set(Keys::reviewRunning, Tri::Yes);
        const Holdings holdings = holdingsOf(own, {other});
        QCOMPARE(holdings.own.name, u"Shop"_s);
        QCOMPARE(holdings.others.first().inReview, Tri::Yes);
        QCOMPARE(said(Act::Account, holdings, u"breaks.others"_s).whom, QStringList{u"Desk"_s});
    }

    void whatIsDoneIsNotAskedAgain()
    {
        Answers answers;
        answers.set(Keys::isBound, Tri::Yes);
        answers.set(Keys::reviewRunning, Tri::Yes);
        answers.set(Keys::inUse, InUse::Scan);
        settle(answers, Act::App);
        QCOMPARE(answers[Keys::reviewRunning], Tri::No);
        settle(answers, Act::Account);
        QCOMPARE(answers[Keys::isBound], Tri::No);
        settle(answers, Act::Switch);
        QCOMPARE(answers[Keys::inUse], InUse::None);
        answers.set(Keys::reviewRunning, Tri::Yes);
        settle(answers, Act::Certification);
        QCOMPARE(answers[Keys::reviewRunning], Tri::Unknown); // nobody is sure
    }
    // What certifying left behind holds no longer, and publishing asks for it anew.
    void whatWasCutIsNotConnected_data()
    {
        QTest::addColumn<Act>("act");
        QTest::addColumn<bool>("isConnected");
        QTest::addColumn<bool>("isCertified");
        QTest::newRow("app") << Act::App << true << true;
        QTest::newRow("account") << Act::Account << false << true;
        QTest::newRow("rebind") << Act::Rebind << false << true;
        QTest::newRow("authorisation") << Act::Authorisation << false << true;
        QTest::newRow("certification") << Act::Certification << false << false;
        QTest::newRow("switch") << Act::Switch << false << false;
        QTest::newRow("platform") << Act::Platform << true << true;
    }
    void whatWasCutIsNotConnected()
    {
        QFETCH(const Act, act);
        Answers answers;
        answers.set(Keys::certifiedBy, Method::Scan);
        setTicks(answers, Keys::connected, {u"connected.bound"_s, u"connected.authorised"_s});
        setTick(answers, Keys::keyInWeDa, true);
        settle(answers, act);
        QTEST(!answers[Keys::connected].isEmpty(), "isConnected");
        QTEST(answers[Keys::keyInWeDa], "isCertified");
        QTEST(answers[Keys::certifiedBy] == Method::Scan, "isCertified");
    }

    void eachHasItsWordsAndItsSource_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::newRow("en") << u"en"_s;
        QTest::newRow("zh_CN") << u"zh_CN"_s;
    }
    void eachHasItsWordsAndItsSource()
    {
        QFETCH(const QString, locale);
        const Words words(locale);
        const Rulebook book = Rulebook::builtIn();
        QStringList known;
        for (const Consequence &one : everyConsequence()) {
            known.append(one.id);
            const BlockWords text = words.block(u"consequences"_s, one.id);
            QVERIFY2(text.label != one.id && !text.hint.isEmpty(), qPrintable(one.id));
            QVERIFY2(book.fact(one.fact).id == one.fact, qPrintable(one.fact));
        }
        QCOMPARE(QSet<QString>(known.begin(), known.end()).size(), known.size());
        for (const QString &anchor : words.anchors(u"consequences"_s)) {
            QVERIFY2(known.contains(anchor) || anchor.startsWith(u"head."_s), qPrintable(anchor));
        }
    }
};

QTEST_APPLESS_MAIN(ConsequencesTest)
#include "tst_consequences.moc"
