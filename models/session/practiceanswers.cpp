// SPDX-License-Identifier: MIT
#include "models/session/practiceanswers.h"

#include "models/journey/keys.h"

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
// Also what is not answered is to be found there: that nothing went wrong.
void setPublishing(Answers &answers, const QString &fault)
{
    const auto say = [&answers](
                         const AnyKey &key, auto value) { answers.setValue(key, valueId(value)); };
    say(Keys::publishTrouble, fault == "plugin"_L1 ? PublishTrouble::Plugin : PublishTrouble::None);
    say(Keys::submitTrouble, fault == "privacy"_L1 ? SubmitTrouble::Privacy : SubmitTrouble::None);
    say(Keys::review, fault == "refused"_L1 ? Review::Rejected : Review::Approved);
    say(Keys::rejection, fault == "refused"_L1 ? Rejection::Content : Rejection::Unknown);
}

void setBinding(Answers &answers, bool isGhost)
{
    answers.set(Keys::boundTo, isGhost ? BoundTo::This : BoundTo::Nothing);
    answers.set(Keys::grant, isGhost ? Grant::Missing : Grant::Whole);
    answers.set(Keys::renewed, Tri::Yes); // signing in again mends it
    answers.set(Keys::ownLink, Tri::No);
    answers.set(Keys::ownAccountId, u"100000000002"_s);
    answers.set(Keys::policies, Policies::Chosen);
}
} // namespace

Answers practiceAnswers(const Exercise &exercise)
{
    Answers answers;
    answers.set(Keys::name, exercise.scenario.miniPrograms.value(0).name);
    answers.set(Keys::originalId, exercise.originalId);
    answers.set(Keys::subject, Subject::Company);
    answers.set(Keys::principal, u"示例贸易有限公司"_s);
    answers.set(Keys::basicInfo, Tri::Yes);
    answers.set(Keys::adminPhone, Tri::Yes);
    answers.set(Keys::role, AccountRole::Main);
    answers.set(Keys::accountFromMiniProgram, Tri::No);
    answers.set(Keys::edition, Edition::Enterprise);
    answers.set(Keys::inUse, InUse::None);
    answers.set(Keys::appId, exercise.appId);
    answers.set(Keys::apiWhitelistOff, Tri::Yes);
    answers.set(Keys::uploadWhitelistOff, Tri::Yes);
    answers.set(Keys::route, Route::Platform);
    answers.set(Keys::proof, Proof::Transfer);
    answers.set(Keys::legalCheck,
        exercise.scenario.legalTooLate ? LegalCheck::TooLate : LegalCheck::Passed);
    answers.set(Keys::category, Tri::Yes);
    answers.set(Keys::filed, Tri::Yes); // without it nothing is released
    answers.set(Keys::membersEntered, Tri::Yes);
    answers.set(Keys::needsSignIn, Tri::No);
    answers.set(Keys::inWeCom, Tri::No);
    answers.set(Keys::accountId, u"100000000001"_s);
    const Tri isBoundWithOthers = exercise.scenario.isBoundWithOthers ? Tri::Yes : Tri::No;
    answers.set(Keys::isBound, isBoundWithOthers);
    answers.set(Keys::reviewRunning, Tri::No);
    answers.set(Keys::otherMiniPrograms, isBoundWithOthers);
    answers.set(Keys::platformLinked, Tri::No);
    answers.set(Keys::platformName, u"示例平台"_s);
    answers.set(Keys::platformCustomers, Tri::No);
    answers.set(Keys::isDevelopment, Tri::No);
    answers.set(Keys::livePlugin, Tri::No);
    answers.set(Keys::environmentBound, Tri::No);
    answers.set(Keys::privacyGuideline, Tri::Yes);
    answers.set(Keys::certifiedBy, Method::Scan);
    setPublishing(answers, exercise.scenario.publishing);
    setBinding(answers, exercise.scenario.isGhost);
    return answers;
}

bool hasPracticeAnswer(const AnyKey &key)
{
    static const Answers any = practiceAnswers(exercise(u"all-well"_s));
    return any.json().contains(QLatin1StringView(key.id));
}
