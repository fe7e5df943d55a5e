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
    answers.set(Keys::category, Tri::Yes);
    answers.set(Keys::filed, Tri::Yes);
    answers.set(Keys::privacyGuideline, Tri::Yes);
    answers.set(Keys::certifiedBy, Method::Scan);
    setPublishing(answers, exercise.scenario.publishing);
    return answers;
}

bool hasPracticeAnswer(const AnyKey &key)
{
    static const Answers any = practiceAnswers(exercise(u"all-well"_s));
    return any.json().contains(QLatin1StringView(key.id));
}
