// SPDX-License-Identifier: MIT
// The ways of binding to a cloud account, and what they leave in the inventory.
#include "models/journey/consequences.h"
#include "models/journey/journeys.h"
#include "models/journey/premise.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
/// The steps between the account centre and the end.
QStringList way(const Answers &answers)
{
    QStringList ids;
    for (const Step *step : path(kAccount, answers)) {
        ids.append(idOf(*step));
    }
    return ids.last() == "done"_L1 ? ids.mid(3, ids.size() - 4) : ids;
}

Answers said(BoundTo boundTo, Tri fromMiniProgram = Tri::No, Tri others = Tri::No)
{
    Answers answers;
    answers.set(Keys::name, u"Shop"_s);
    answers.set(Keys::boundTo, boundTo);
    answers.set(Keys::accountFromMiniProgram, fromMiniProgram);
    answers.set(Keys::otherMiniPrograms, others);
    return answers;
}

/// Bound as the account centre says; what the WeChat console says, and whether that was mended.
Answers shown(Grant grant, Tri renewed, Tri others)
{
    Answers answers = said(BoundTo::This, Tri::No, others);
    answers.set(Keys::grant, grant);
    answers.set(Keys::renewed, renewed);
    return answers;
}

QStringList everyBindingStep()
{
    return {u"bind.open"_s, u"bind.authorise"_s, u"bind.scan"_s, u"bind.return"_s};
}

const QStringList kRebinding{u"impact"_s, u"let-go"_s, u"bind"_s, u"both-sides"_s};
const QStringList kCollaborating{u"own-account"_s, u"collaborator"_s, u"switch-developer"_s};

/// Every combination of what decides the way.
QList<Answers> everything()
{
    QList<Answers> all{Answers()};
    for (const Choice &decision : kAccount.decisions) {
        QList<Answers> more;
        for (const Answers &each : std::as_const(all)) {
            for (const QString &option : decision.options()) {
                more.append(each);
                more.last().setValue(decision.key, option);
            }
        }
        all = more;
    }
    return all;
}
} // namespace

class AccountTablesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anEmptyRowIsBound()
    {
        QCOMPARE(way(said(BoundTo::Nothing)), QStringList({u"bind"_s, u"both-sides"_s}));
        QCOMPARE(way({}).last(), u"account-centre"_s); // the fork
    }

    void whatIsWholeIsLeftAlone()
    {
        QCOMPARE(way(shown(Grant::Whole, Tri::Unknown, Tri::Yes)), QStringList(u"authorisation"_s));
    }

    // The gentle remedy comes first, and a ghost that it has laid needs no other.
    void aGhostIsAuthorisedAgain()
    {
        for (const Grant grant : {Grant::Missing, Grant::Incomplete}) {
            for (const Tri others : {Tri::Unknown, Tri::Yes, Tri::No}) {
                QCOMPARE(way(shown(grant, Tri::Yes, others)),
                    QStringList({u"authorisation"_s, u"authorise-again"_s, u"both-sides"_s}));
            }
        }
        QVERIFY(Account::isGhost(shown(Grant::Missing, {}, {})));
        QVERIFY(!Account::isGhost(shown(Grant::Incomplete, {}, {})));
    }

    void onlyAnAloneOneIsBoundAnew()
    {
        const QStringList before{u"authorisation"_s, u"authorise-again"_s};
        QCOMPARE(way(shown(Grant::Missing, Tri::No, Tri::No)), before + kRebinding);
        for (const Tri others : {Tri::Unknown, Tri::Yes}) {
            QCOMPARE(way(shown(Grant::Missing, Tri::No, others)),
                before + QStringList({u"support"_s, u"both-sides"_s}));
        }
    }

    void anOfficialAccountMakesRoom() { QCOMPARE(way(said(BoundTo::OfficialAccount)), kRebinding); }

    void aSecondOneLeavesTheFirstBound()
    {
        QCOMPARE(way(said(BoundTo::Another)), QStringList(u"second"_s));
        Answers answers = said(BoundTo::Another, Tri::Yes);
        QCOMPARE(way(answers), QStringList(u"second"_s));
        answers.set(Keys::ownLink, Tri::Yes);
        QCOMPARE(way(answers), QStringList(u"second"_s) + kCollaborating);
        answers.set(Keys::accountFromMiniProgram, Tri::No);
        QCOMPARE(way(answers), QStringList(u"second"_s)); // it is not asked then
        QVERIFY(!Account::asksForOwnLink(answers));
    }

    void anAccountOfAMiniProgramGetsACollaborator()
    {
        for (const BoundTo boundTo : {BoundTo::Nothing, BoundTo::OfficialAccount}) {
            QCOMPARE(way(said(boundTo, Tri::Yes)), kCollaborating);
        }
    }

    // Whatever is answered: nothing that may carry others is let go of, and nothing before what
    // that breaks was read.
    void whatMayCarryOthersStaysBound()
    {
        int rebound = 0;
        for (const Answers &answers : everything()) {
            const QStringList steps = way(answers);
            const qsizetype at = steps.indexOf(u"let-go"_s);
            if (at < 0) {
                continue;
            }
            ++rebound;
            const bool isAlone = answers[Keys::boundTo] == BoundTo::This
                && answers[Keys::otherMiniPrograms] == Tri::No;
            QVERIFY(isAlone || answers[Keys::boundTo] == BoundTo::OfficialAccount);
            QVERIFY(answers[Keys::accountFromMiniProgram] != Tri::Yes);
            QCOMPARE(steps.at(at - 1), u"impact"_s);
            QCOMPARE(steps.at(at + 1), u"bind"_s);
        }
        QVERIFY(rebound > 0);
        QCOMPARE(Account::actOf({}), Act::Rebind);
    }

    void theSubjectsAreComparedOnceBothAreKnown()
    {
        Answers answers;
        answers.set(Keys::principal, u"Example Ltd"_s);
        QVERIFY(!Account::doSubjectsDiffer(answers));
        answers.set(Keys::inUsePrincipal, u" Example Ltd "_s);
        QVERIFY(!Account::doSubjectsDiffer(answers));
        answers.set(Keys::inUsePrincipal, u"Example Ltd."_s);
        QVERIFY(Account::doSubjectsDiffer(answers));
    }

    void theInventoryKnowsWhatIsBound()
    {
        for (const auto &[boundTo, isBound] : {std::pair(BoundTo::This, Tri::Yes),
                 {BoundTo::Nothing, Tri::No}, {BoundTo::Another, Tri::No},
                 {BoundTo::OfficialAccount, Tri::No}, {BoundTo::Unknown, Tri::Unknown}}) {
            Answers answers = said(boundTo);
            Account::conclude(answers);
            QCOMPARE(answers[Keys::isBound], isBound);
            QCOMPARE(
                answers[Keys::otherMiniPrograms], boundTo == BoundTo::Another ? Tri::Yes : Tri::No);
        }
        Answers answers = said(BoundTo::Nothing);
        setTicks(answers, Keys::bound, everyBindingStep());
        Account::conclude(answers);
        QCOMPARE(answers[Keys::isBound], Tri::Yes);
        answers.set(Keys::name, u"Another"_s); // of that one nobody has said it
        Account::conclude(answers);
        QCOMPARE(answers[Keys::isBound], Tri::No);
    }

    // Between letting go and binding nothing is bound, and what was ticked before counts no more.
    void whatIsLetGoOfIsBoundAnew()
    {
        Answers answers = shown(Grant::Missing, Tri::No, Tri::No);
        setTicks(answers, Keys::bound, everyBindingStep()); // of long ago
        setTicks(answers, Keys::linkSeen, {u"seen.wechat"_s});
        Account::conclude(answers);
        setTick(answers, Keys::impactRead, true);
        settle(answers, Act::Rebind);
        Account::conclude(answers);
        QCOMPARE(answers[Keys::isBound], Tri::No);
        QVERIFY(answers[Keys::bound].isEmpty() && answers[Keys::linkSeen].isEmpty());
        QVERIFY(withoutOutdatedTicks(answers)[Keys::impactRead]);
        QVERIFY(way(answers).endsWith(u"both-sides"_s)); // the way stays what it was
        setTicks(answers, Keys::bound, everyBindingStep());
        Account::conclude(answers);
        QCOMPARE(answers[Keys::isBound], Tri::Yes);
        QVERIFY(withoutOutdatedTicks(answers)[Keys::impactRead]); // of what was so before
    }

    // A ghost is no connection to publish through, as long as it is not laid.
    void publishingHearsOfAGhost()
    {
        const QStringList both{u"connected.bound"_s, u"connected.authorised"_s};
        for (const auto &[grant, renewed, isConnected] :
            {std::tuple(Grant::Whole, Tri::Unknown, true), {Grant::Missing, Tri::Unknown, false},
                {Grant::Incomplete, Tri::No, false}, {Grant::Missing, Tri::Yes, true}}) {
            Answers answers = shown(grant, renewed, Tri::Yes);
            setTicks(answers, Keys::connected, both);
            Account::conclude(answers);
            QCOMPARE(!answers[Keys::connected].isEmpty(), isConnected);
        }
    }

    void certifyingNeedNotBindAgain()
    {
        Answers answers = said(BoundTo::Nothing);
        setTicks(answers, Keys::bound, everyBindingStep());
        Account::conclude(answers);
        Answers next; // what is known of the mini program
        next.set(Keys::name, answers[Keys::name]);
        next.set(Keys::isBound, answers[Keys::isBound]);
        next.set(Keys::method, Method::Managed);
        Certify::conclude(next);
        QVERIFY(next[Keys::bound].isEmpty());
        next.set(Keys::method, Method::Scan);
        Certify::conclude(next);
        QCOMPARE(withoutOutdatedTicks(next)[Keys::bound], everyBindingStep());
        setTicks(next, Keys::bound, {u"bind.open"_s}); // somebody knows better
        Certify::conclude(next);
        QCOMPARE(next[Keys::bound].size(), 1);
    }

    void whatWasReadCountsWhileItIsSo()
    {
        Answers answers = shown(Grant::Missing, Tri::No, Tri::No);
        Account::conclude(answers);
        setTick(answers, Keys::impactRead, true);
        answers.set(Keys::boundTo, BoundTo::OfficialAccount);
        Account::conclude(answers);
        QVERIFY(!withoutOutdatedTicks(answers)[Keys::impactRead]);
    }

    void aTickIsAboutThisMiniProgramAndThisAccount()
    {
        Answers answers = said(BoundTo::Another, Tri::Yes);
        setTick(answers, Keys::leftBound, true);
        setTicks(answers, Keys::invited, {u"invite.user"_s});
        setTick(answers, Keys::developerSwitched, true);
        const auto counts = [](const Answers &a, const Key<bool> &key) {
            return withoutOutdatedTicks(a)[key];
        };
        QVERIFY(counts(answers, Keys::leftBound) && counts(answers, Keys::developerSwitched));
        Answers other = answers;
        other.set(Keys::ownAccountId, u"100000000003"_s);
        QVERIFY(counts(other, Keys::leftBound) && !counts(other, Keys::developerSwitched));
        QVERIFY(withoutOutdatedTicks(other)[Keys::invited].isEmpty());
        answers.set(Keys::boundTo, BoundTo::Nothing);
        QVERIFY(!counts(answers, Keys::leftBound));
    }
};

QTEST_APPLESS_MAIN(AccountTablesTest)
#include "tst_accounttables.moc"
