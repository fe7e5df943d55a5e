// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/journeys/certify.h"

/// Register a mini program: in WeDa, or at WeChat itself. It ends with what certifying needs.
namespace Journey {

namespace Registration {
bool isInWeDa(const Answers &answers);
bool isAtWeChat(const Answers &answers);
/// What stands in the business register; WeDa's way begins there.
bool isBusiness(const Answers &answers);
bool isOrganisation(const Answers &answers);
/// A route that is open to this subject [S3, field-guide.md 1.2].
bool isRouteOpen(const Answers &answers);
/// Businesses that register at WeChat may choose how they are proved [S3].
bool choosesProof(const Answers &answers);
bool isProofChosen(const Answers &answers);
bool isRouteDecided(const Answers &answers);
bool transfers(const Answers &answers);
/// Chosen, or the only way for this kind of subject [S3].
bool isVerified(const Answers &answers);
bool mustBeVerified(const Answers &answers);
bool hasLegalPassed(const Answers &answers);
bool hasTransferred(const Answers &answers);
bool needsTestAccount(const Answers &answers);
bool isForWeCom(const Answers &answers);

inline constexpr const char *kBusinessRegister[]{"business-register"};
inline constexpr const char *kWeDaAndRegister[]{
    "weda-certification", "business-register", "register-guide"};
inline constexpr const char *kWeChat[]{"wechat-console"};
inline constexpr const char *kCategories[]{"wechat-console", "service-categories"};
inline constexpr const char *kFiling[]{"wechat-console", "filing-confirmation"};
inline constexpr const char *kReview[]{"wechat-console", "review-rejections"};
inline constexpr const char *kOthers[]{"wechat-console", "open-platform"};
inline constexpr const char *kWeCom[]{"wecom-console", "wechat-console"};

/// Sent anew, it is another application.
inline constexpr AnyKey kApplyAgain[]{
    Keys::legalCheck, Keys::legalConfirmation, Keys::applicationSent};
inline constexpr Trouble kLegalTroubles[]{
    {"toolate", "registering.too-late", "apply", kApplyAgain},
    {"refused", "registering.refused", "apply", kApplyAgain},
};
inline constexpr Deadline kLegalWait{
    "legalWait", "apply", "registration.legal-representative", hasLegalPassed, Keys::legalCheck};
inline constexpr Deadline kTransferWait{
    "transferWait", "identity", "registration.bank-transfer", hasTransferred};

inline constexpr const char *kSignUp[]{
    "sign-up.unused", "sign-up.open", "sign-up.kind", "sign-up.fill", "sign-up.activate"};
inline constexpr const char *kIdentity[]{"identity.kind", "identity.subject", "identity.proof",
    "identity.administrator", "identity.confirm"};

inline constexpr Block kOverview[]{
    {Special{"exercise"}}, {Special{"needs"}}, {Note{"note.independent"}}};
inline constexpr Block kSubject[]{{Links{kBusinessRegister}},
    {Choice{Keys::subject, Certify::isSubjectChosen}}, {Text{Keys::principal}, isOrganisation},
    {Tick{Keys::subjectFinal}}, {Facts{"facts.subject", Certify::subjectFacts}}};
inline constexpr Block kRoute[]{{Choice{Keys::route, isRouteOpen}},
    {Choice{Keys::proof, isProofChosen}, choosesProof}, {Note{"note.must-verify"}, mustBeVerified},
    {Facts{"facts.registration"}}};
inline constexpr Block kApply[]{{Links{kWeDaAndRegister}}, {Tick{Keys::applicationSent}}};
inline constexpr Block kLegalCheck[]{{kLegalWait}, {Choice{Keys::legalCheck, hasLegalPassed}},
    {Remedy{Keys::legalCheck, kLegalTroubles}}, {Confirm{Keys::legalConfirmation}}};
inline constexpr Block kSignIn[]{{Links{kWeChat}}, {Tick{Keys::signInSet}}};
inline constexpr Block kEmail[]{{Links{kWeChat}}, {Ticks{Keys::signUp, kSignUp}}};
inline constexpr Block kWhoItIs[]{{Ticks{Keys::identity, kIdentity}}};
inline constexpr Block kTransfer[]{{kTransferWait}, {Tick{Keys::transferred}},
    {Confirm{Keys::transferConfirmation}}, {Facts{"facts.registration"}}};
inline constexpr Block kVerification[]{{Links{kWeChat}}, {Tick{Keys::verified}},
    {Confirm{Keys::verifyConfirmation}}, {Facts{"facts.subject", Certify::subjectFacts}}};
inline constexpr Block kBasics[]{{Links{kCategories}}, {Text{Keys::name, Need::Answered}},
    {YesNo{Keys::basicInfo, Need::Yes}}, {YesNo{Keys::category, Need::Yes}}};
inline constexpr Block kPhone[]{{Links{kWeChat}}, {YesNo{Keys::adminPhone, Need::Yes}}};
inline constexpr Block kFiled[]{{Links{kFiling}}, {YesNo{Keys::filed}},
    {Causes{"filingRejected", "console.filing-rejected"}}, {Facts{"facts.filing"}}};
inline constexpr Block kMembers[]{
    {Links{kWeChat}}, {YesNo{Keys::membersEntered}}, {Facts{"facts.members"}}};
inline constexpr Block kFirstReview[]{{Links{kReview}}, {YesNo{Keys::needsSignIn}},
    {Note{"note.test-account"}, needsTestAccount}, {Facts{"facts.review"}}};
inline constexpr Block kConnections[]{{Links{kOthers}}, {YesNo{Keys::inWeCom}}};
inline constexpr Block kLinkWeCom[]{{Links{kWeCom}}, {Tick{Keys::wecomLinked}}};
inline constexpr Block kValues[]{{Links{kWeChat}},
    {Text{Keys::originalId, Need::Optional, Form::OriginalId}},
    {Text{Keys::appId, Need::Answered, Form::AppId}}};
inline constexpr Block kDone[]{{Special{"report"}}};

inline constexpr Step kSteps[]{
    {"overview", kOverview},
    {"subject", kSubject},
    {"route", kRoute},
    {"apply", kApply, isInWeDa, "registered in WeDa"},
    {"legal-check", kLegalCheck, isInWeDa, "registered in WeDa"},
    {"sign-in", kSignIn, isInWeDa, "registered in WeDa"},
    {"sign-up", kEmail, isAtWeChat, "registered at WeChat"},
    {"identity", kWhoItIs, isAtWeChat, "registered at WeChat"},
    {"transfer", kTransfer, transfers, "proved by a bank transfer"},
    {"verification", kVerification, isVerified, "proved by WeChat verification"},
    {"basics", kBasics},
    {"admin-phone", kPhone},
    {"filing", kFiled},
    {"members", kMembers},
    {"first-review", kFirstReview},
    {"connections", kConnections},
    {"wecom", kLinkWeCom, isForWeCom, "used in WeCom"},
    {"values", kValues},
    {"done", kDone},
};
inline constexpr Choice kDecisions[]{
    Choice{Keys::route}, Choice{Keys::subject}, Choice{Keys::proof}, Choice{Keys::inWeCom}};
inline constexpr const char *kNext[]{"certify"};
} // namespace Registration

inline constexpr Spec kRegister{"register", Registration::kSteps, Registration::kDecisions, "route",
    Registration::isRouteDecided, {}, Registration::kNext};
static_assert(isSound(kRegister));
} // namespace Journey
