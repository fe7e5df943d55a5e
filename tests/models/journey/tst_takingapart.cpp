// SPDX-License-Identifier: MIT
// The ways of the journeys that take something apart.
#include "models/journey/journeys.h"
#include "models/journey/premise.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
QStringList way(const Spec &spec, Unbinding act, InUse inUse)
{
    Answers answers;
    answers.set(Keys::act, act);
    answers.set(Keys::inUse, inUse);
    QStringList ids;
    for (const Step *step : path(spec, answers)) {
        ids.append(idOf(*step));
    }
    return ids;
}

/// The first block of this kind on \a step; nullptr if none.
template <typename T>
const T *part(const Step &step)
{
    for (const Block &block : step.blocks) {
        if (const auto *found = std::get_if<T>(&block.part)) {
            return found;
        }
    }
    return nullptr;
}
} // namespace

class TakingApartTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachActHasItsStep()
    {
        const QStringList before{
            u"overview"_s, u"mini-program"_s, u"cloud-account"_s, u"what"_s, u"impact"_s};
        for (const auto &[act, step] : {std::pair(Unbinding::App, u"unbind-app"_s),
                 {Unbinding::Certification, u"delete-certification"_s},
                 {Unbinding::Account, u"unbind-account"_s},
                 {Unbinding::Authorisation, u"stop-authorisation"_s},
                 {Unbinding::Platform, u"unbind-platform"_s}}) {
            QCOMPARE(way(kUnbind, act, InUse::Scan), before + QStringList({step, u"done"_s}));
        }
        QCOMPARE(way(kUnbind, Unbinding::Certification, InUse::Managed),
            before + QStringList({u"delete-certification"_s, u"clean-up"_s, u"done"_s}));
        QCOMPARE(way(kUnbind, Unbinding::Unknown, InUse::Unknown).last(), u"what"_s); // the fork
    }
    void aSwitchCleansUpWhatItLeaves()
    {
        QCOMPARE(way(kSwitch, {}, InUse::Scan),
            QStringList({u"overview"_s, u"mini-program"_s, u"today"_s, u"impact"_s, u"prepare"_s,
                u"delete"_s, u"console"_s, u"choose"_s, u"done"_s}));
        QCOMPARE(way(kSwitch, {}, InUse::Managed),
            QStringList({u"overview"_s, u"mini-program"_s, u"today"_s, u"impact"_s, u"prepare"_s,
                u"delete"_s, u"clean-up"_s, u"choose"_s, u"done"_s}));
    }
    // An account that is neither certified by scan nor fully managed has nothing to switch.
    void aSwitchHasTwoWays()
    {
        QStringList after;
        for (const Edge &edge : edges(kSwitch)) {
            if (idOf(*edge.from) == "delete"_L1) {
                after.append(idOf(*edge.to));
            }
        }
        QCOMPARE(after, QStringList({u"clean-up"_s, u"console"_s}));
        Answers answers;
        QCOMPARE(placeOf(kSwitch, answers, u"today"_s).of, 0);
        answers.set(Keys::inUse, InUse::Scan);
        QCOMPARE(placeOf(kSwitch, answers, u"today"_s).of, 9);
    }
    // The way stays what it was once the list in WeDa is empty.
    void whatWasLeftIsRemembered()
    {
        Answers answers;
        answers.set(Keys::inUse, InUse::Managed);
        settle(answers, Act::Switch);
        QVERIFY(Switch::leavesManaged(answers) && !Switch::leavesScan(answers));
        QVERIFY(Switch::isLeavingKnown(answers));
        answers.set(Keys::inUse, InUse::Provider);
        QVERIFY(!Switch::isLeavingKnown(answers));
    }
    // Before anything is clicked in a console, what it breaks was read.
    void whatBreaksComesBeforeTheAct()
    {
        for (const Spec *spec : {&kUnbind, &kSwitch}) {
            bool isShown = false;
            for (const Step &step : spec->steps) {
                isShown = isShown || (part<Consequences>(step) && part<Tick>(step));
                const auto *act = part<Irreversible>(step);
                QVERIFY2(!act || isShown, step.id);
                QVERIFY2(!act || part<Confirm>(step), step.id);
            }
            QVERIFY(isShown);
        }
    }
    // What is cancelled after a switch cannot be undone either; but it need not be cancelled.
    void whatASwitchCancelsIsShownAndNoted()
    {
        const Step &console = *stepOf(kSwitch, u"console"_s);
        QVERIFY(
            part<Consequences>(console) && part<Irreversible>(console) && part<Confirm>(console));
        QCOMPARE(part<Consequences>(console)->act({}), part<Irreversible>(console)->act);
        Answers answers;
        answers.set(Keys::inUse, InUse::Scan);
        for (const Tri cancels : {Tri::Unknown, Tri::No, Tri::Yes}) {
            answers.set(Keys::cancels, cancels);
            for (const Block &block : console.blocks) {
                const bool isAct = std::holds_alternative<Irreversible>(block.part)
                    || std::holds_alternative<Consequences>(block.part)
                    || std::holds_alternative<Confirm>(block.part);
                QCOMPARE(block.shown(answers), !isAct || cancels == Tri::Yes);
            }
            QCOMPARE(unanswered(kSwitch, answers).contains(&console), cancels == Tri::Unknown);
        }
    }
    void theStepDoesWhatWasShown()
    {
        Answers answers;
        for (const Unbinding act : {Unbinding::App, Unbinding::Certification, Unbinding::Account,
                 Unbinding::Authorisation, Unbinding::Platform}) {
            answers.set(Keys::act, act);
            for (const Step *step : path(kUnbind, answers)) {
                if (const auto *done = part<Irreversible>(*step)) {
                    QCOMPARE(done->act, Unbind::actOf(answers));
                    QCOMPARE(QString::fromLatin1(done->id), u"act."_s + valueId(act));
                }
            }
        }
        QCOMPARE(Unbind::actOf({}), Act::None);
        answers.set(Keys::act, Unbinding::Authorisation);
        for (const auto &[grantee, act] : {std::pair(Grantee::Cloud, Act::CloudAuthorisation),
                 {Grantee::WeDa, Act::WeDaAuthorisation},
                 {Grantee::Provider, Act::ProviderAuthorisation},
                 {Grantee::Unknown, Act::Authorisation}}) {
            answers.set(Keys::grantee, grantee);
            QCOMPARE(Unbind::actOf(answers), act);
        }
    }
    void asksOnlyWhatMatters()
    {
        Answers answers;
        answers.set(Keys::act, Unbinding::App);
        QVERIFY(!Unbind::asksForEnvironment(answers) && !Unbind::asksForPlatform(answers)
            && !Unbind::asksForDevelopment(answers));
        answers.set(Keys::act, Unbinding::Platform);
        QVERIFY(Unbind::asksForPlugin(answers));
        answers.set(Keys::isDevelopment, Tri::No);
        QVERIFY(!Unbind::asksForPlugin(answers));
        answers.set(Keys::act, Unbinding::Account);
        QVERIFY(Unbind::asksForPlatform(answers));
        answers.set(Keys::act, Unbinding::Authorisation);
        QVERIFY(Unbind::asksForDevelopment(answers));
        answers.set(Keys::grantee, Grantee::Cloud); // it is no platform's
        QVERIFY(!Unbind::asksForDevelopment(answers));
    }
    void whatWasReadCountsWhileItIsSo()
    {
        Answers answers;
        answers.set(Keys::act, Unbinding::Account);
        setTick(answers, Keys::impactRead, true);
        QVERIFY(withoutOutdatedTicks(answers)[Keys::impactRead]);
        Answers now = answers;
        now.set(Keys::isBound, Tri::Yes);
        QVERIFY(!withoutOutdatedTicks(now)[Keys::impactRead]);
        now = answers;
        now.set(Keys::act, Unbinding::App);
        QVERIFY(!withoutOutdatedTicks(now)[Keys::impactRead]);
        now = answers;
        now.set(Keys::grantee, Grantee::WeDa);
        QVERIFY(!withoutOutdatedTicks(now)[Keys::impactRead]);
        settle(answers, Act::Account);
        QVERIFY(withoutOutdatedTicks(answers)[Keys::impactRead]); // what was done changed it
    }
};

QTEST_APPLESS_MAIN(TakingApartTest)
#include "tst_takingapart.moc"
