// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/spec.h"

/// Publish an app in a certified mini program: from the list before to the release [S1].
namespace Journey {
namespace Publish {
bool isMethodKnown(const Answers &answers);
/// Each method but the fully-managed one hands the publishing over by an authorisation.
bool isAuthorised(const Answers &answers);
bool isManaged(const Answers &answers);
bool isNotPublished(const Answers &answers);
bool isNotTried(const Answers &answers);
bool isNotInReview(const Answers &answers);
bool isApproved(const Answers &answers);
bool isRejected(const Answers &answers);
bool isNotReleased(const Answers &answers);
/// The user says that it is released.
bool isDeclared(const Answers &answers);
/// A review runs from when it is said to be submitted until something is said to have come of it.
void conclude(Answers &answers);

inline constexpr const char *kConsoles[]{"weda-certification", "wechat-console"};
inline constexpr const char *kWeDa[]{"weda-certification"};
inline constexpr const char *kWeDaAndAccount[]{"weda-certification", "account-center"};
inline constexpr const char *kWeChat[]{"wechat-console"};

inline constexpr const char *kConnected[]{"connected.bound", "connected.authorised"};
inline constexpr const char *kApp[]{"app.plugins", "app.template", "app.domains", "app.data"};

// What must be said anew after one has gone back.
inline constexpr AnyKey kPublishAgain[]{Keys::publishTrouble};
inline constexpr AnyKey kTryAgain[]{Keys::trialTrouble, Keys::published};
inline constexpr AnyKey kSubmitAgain[]{Keys::submitTrouble};
inline constexpr AnyKey kMakeAndSubmitAgain[]{
    Keys::submitTrouble, Keys::published, Keys::trialSeen};
inline constexpr AnyKey kNextReview[]{
    Keys::review, Keys::rejection, Keys::inReview, Keys::inReviewSince, Keys::reviewConfirmation};
inline constexpr AnyKey kNextVersion[]{Keys::review, Keys::rejection, Keys::inReview,
    Keys::inReviewSince, Keys::reviewConfirmation, Keys::published, Keys::trialSeen};
inline constexpr AnyKey kReleaseAgain[]{Keys::releaseTrouble};
inline constexpr AnyKey kLookAtTheReview[]{Keys::releaseTrouble, Keys::review};

inline constexpr Trouble kPublishTroubles[]{
    {"plugin", "upload.80082", "app", kPublishAgain},
    {"template", "publishing.template", "app", kPublishAgain},
    {"network", "publishing.network", "", {}},
    {"whitelist", "upload.-10008", "connection", kPublishAgain},
    {"key", "upload.key-rejected", "connection", kPublishAgain},
    {"authorisation", "wechat.61003", "connection", kPublishAgain},
    {"toobig", "wechat.85044", "app", kPublishAgain},
    {"liveplugin", "wechat.9400001", "app", kPublishAgain},
    {"other", "console.installation-failed", "app", kPublishAgain},
};
inline constexpr Trouble kTrialTroubles[]{
    {"access", "trial.no-access", "", {}},
    {"page", "console.page-not-found", "publish", kTryAgain},
    {"domain", "console.not-in-domain-list", "app", kTryAgain},
    {"webpage", "console.not-business-domain", "app", kTryAgain},
    {"environment", "wechat.-501000", "connection", kTryAgain},
    {"empty", "publishing.empty", "app", kTryAgain},
};
inline constexpr Trouble kSubmitTroubles[]{
    {"scanning", "wechat.61039", "", {}},
    {"privacy", "review.privacy", "profile", kSubmitAgain},
    {"permission", "wechat.61040", "publish", kMakeAndSubmitAgain},
    {"profile", "wechat.86002", "profile", kSubmitAgain},
    {"category", "wechat.85008", "profile", kSubmitAgain},
    {"running", "wechat.85009", "", {}},
    {"quota", "wechat.85085", "", {}},
};
inline constexpr Trouble kWithdrawn[]{{"withdrawn", "review.withdrawn", "publish", kNextVersion}};
inline constexpr Trouble kRejections[]{
    {"profile", "review.profile", "profile", kNextReview},
    {"category", "review.category", "profile", kNextReview},
    {"privacy", "review.privacy", "profile", kNextReview},
    {"signin", "review.sign-in", "submit", kNextReview},
    {"content", "review.content", "publish", kNextVersion},
    {"other", "review.other", "publish", kNextVersion},
};
inline constexpr Trouble kReleaseTroubles[]{
    {"filing", "wechat.86369", "profile", kReleaseAgain},
    {"notapproved", "wechat.85020", "waiting", kLookAtTheReview},
    {"console", "publishing.no-release-button", "connection", kReleaseAgain},
    {"empty", "publishing.empty", "app", kReleaseAgain},
};
inline constexpr Deadline kReview{
    "reviewWait", "submit", "review.days", isApproved, Keys::rejection, Keys::inReviewSince};

inline constexpr Block kOverview[]{{Special{"exercise"}}, {Special{"needs"}},
    {Note{"note.independent"}}, {Facts{"facts.publishing"}}};
inline constexpr Block kMiniProgram[]{{Links{kConsoles}}, {Text{Keys::name, Need::Answered}},
    {Text{Keys::appId, Need::Optional, Form::AppId}}, {Choice{Keys::certifiedBy, isMethodKnown}}};
inline constexpr Block kConnection[]{{Links{kWeDaAndAccount}},
    {Ticks{Keys::connected, kConnected}, isAuthorised},
    {YesNo{Keys::apiWhitelistOff, Need::Yes}, isManaged},
    {YesNo{Keys::uploadWhitelistOff, Need::Yes}, isManaged}, {Tick{Keys::keyInWeDa}, isManaged},
    {Facts{"facts.account"}}};
inline constexpr Block kProfile[]{{Links{kWeChat}}, {YesNo{Keys::basicInfo, Need::Yes}},
    {YesNo{Keys::category, Need::Yes}}, {YesNo{Keys::privacyGuideline, Need::Yes}},
    {YesNo{Keys::filed, Need::Answered}}, {Facts{"facts.filing"}}};
inline constexpr Block kAppList[]{
    {Links{kConsoles}}, {Ticks{Keys::appReady, kApp}}, {Facts{"facts.domain"}}};
inline constexpr Block kPublishing[]{{Links{kWeDa}}, {Tick{Keys::published}},
    {Choice{Keys::publishTrouble}, isNotPublished},
    {Remedy{Keys::publishTrouble, kPublishTroubles}, isNotPublished}};
inline constexpr Block kTrial[]{{Links{kConsoles}}, {Tick{Keys::trialSeen}},
    {Choice{Keys::trialTrouble}, isNotTried},
    {Remedy{Keys::trialTrouble, kTrialTroubles}, isNotTried}, {Facts{"facts.members"}}};
inline constexpr Block kSubmit[]{{Links{kWeDa}}, {Tick{Keys::inReview}},
    {Text{Keys::inReviewSince, Need::Optional, Form::Day}}, {Confirm{Keys::reviewConfirmation}},
    {Choice{Keys::submitTrouble}, isNotInReview},
    {Remedy{Keys::submitTrouble, kSubmitTroubles}, isNotInReview}, {Facts{"facts.review"}}};
inline constexpr Block kWaiting[]{{kReview}, {Links{kConsoles}}, {Choice{Keys::review, isApproved}},
    {Remedy{Keys::review, kWithdrawn}}, {Choice{Keys::rejection}, isRejected},
    {Remedy{Keys::rejection, kRejections}, isRejected}, {Facts{"facts.review"}}};
inline constexpr Block kRelease[]{{Links{kWeDa}}, {YesNo{Keys::filed, Need::Yes}},
    {Tick{Keys::released}}, {Confirm{Keys::releaseConfirmation}},
    {Choice{Keys::releaseTrouble}, isNotReleased},
    {Remedy{Keys::releaseTrouble, kReleaseTroubles}, isNotReleased}};
inline constexpr Block kDone[]{{kReview}, {Special{"report"}}};

inline constexpr Step kSteps[]{
    {"overview", kOverview},
    {"mini-program", kMiniProgram},
    {"connection", kConnection},
    {"profile", kProfile},
    {"app", kAppList},
    {"publish", kPublishing},
    {"trial", kTrial},
    {"submit", kSubmit},
    {"waiting", kWaiting},
    {"release", kRelease},
    {"done", kDone},
};
} // namespace Publish

inline constexpr Spec kPublish{
    "publish", Publish::kSteps, {}, {}, always, {}, {}, Publish::isDeclared, Publish::conclude};
static_assert(isSound(kPublish));
} // namespace Journey
