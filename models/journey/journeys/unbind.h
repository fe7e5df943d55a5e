// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/consequences.h"
#include "models/journey/journeys/certify.h"

/// Take apart: an app and its mini program, a mini program and its cloud account, a platform and
/// its cloud account; or stop an authorisation. What it breaks is shown before.
namespace Journey {

namespace Unbind {
bool isChosen(const Answers &answers);
bool isApp(const Answers &answers);
bool isCertification(const Answers &answers);
bool isAccount(const Answers &answers);
bool isAuthorisation(const Answers &answers);
bool isPlatform(const Answers &answers);
/// What else may hang on the cloud account's link.
bool asksForPlatform(const Answers &answers);
/// A mini program may be a platform's development mini program where that matters.
bool asksForDevelopment(const Answers &answers);
bool asksForPlugin(const Answers &answers);
bool asksForEnvironment(const Answers &answers);
/// What was given to WeDa for fully-managed certification is renewed.
bool leavesManaged(const Answers &answers);
/// The act that is meant, as consequences.h knows it.
Act actOf(const Answers &answers);

inline constexpr const char *kOpenPlatform[]{"open-platform"};
inline constexpr const char *kAppLinks[]{"weda-certification", "publish-guide"};
inline constexpr const char *kClean[]{"clean.whitelists", "clean.secret", "clean.key"};

inline constexpr Block kOverview[]{
    {Special{"exercise"}}, {Special{"needs"}}, {Note{"note.independent"}}};
inline constexpr Block kMiniProgram[]{{Links{Certify::kWeChatConsole}},
    {Text{Keys::name, Need::Answered}}, {Text{Keys::appId, Need::Optional, Form::AppId}},
    {YesNo{Keys::reviewRunning}}};
inline constexpr Block kAccount[]{{Links{Certify::kAccountAndCertification}},
    {Text{Keys::accountId}}, {Choice{Keys::inUse}}, {YesNo{Keys::isBound}},
    {YesNo{Keys::otherMiniPrograms}}, {YesNo{Keys::accountFromMiniProgram}},
    {Facts{"facts.account"}}};
inline constexpr Block kWhat[]{{Choice{Keys::act, isChosen}},
    {Choice{Keys::grantee}, isAuthorisation}, {YesNo{Keys::platformLinked}, asksForPlatform},
    {Text{Keys::platformName}, isPlatform}, {YesNo{Keys::platformCustomers}, isPlatform},
    {YesNo{Keys::isDevelopment}, asksForDevelopment}, {YesNo{Keys::livePlugin}, asksForPlugin},
    {YesNo{Keys::environmentBound}, asksForEnvironment}};
inline constexpr Block kImpact[]{
    {Consequences{"consequences", actOf}}, {Tick{Keys::impactRead}}, {Facts{"facts.unbinding"}}};
inline constexpr Block kApp[]{
    {Links{kAppLinks}}, {Irreversible{"act.app", Act::App}}, {Confirm{Keys::actConfirmation}}};
inline constexpr Block kCertification[]{{Links{Certify::kCertification}},
    {Irreversible{"act.certification", Act::Certification}}, {Confirm{Keys::actConfirmation}}};
inline constexpr Block kAccountCentre[]{{Links{Certify::kAccountCentre}},
    {Irreversible{"act.account", Act::Account}}, {Confirm{Keys::actConfirmation}},
    {Causes{"cannotBindAnother", "console.cannot-bind-another"}}};
inline constexpr Block kAuthorisation[]{{Links{Certify::kWeChatConsole}},
    {Irreversible{"act.authorisation", Act::Authorisation}}, {Confirm{Keys::actConfirmation}}};
inline constexpr Block kPlatform[]{{Links{kOpenPlatform}},
    {Irreversible{"act.platform", Act::Platform}}, {Confirm{Keys::actConfirmation}}};
inline constexpr Block kCleanUp[]{{Links{Certify::kWeChatConsole}}, {Ticks{Keys::cleaned, kClean}},
    {Facts{"facts.secret", Certify::secretFacts}}};
inline constexpr Block kDone[]{{Special{"report"}}};

inline constexpr Step kSteps[]{
    {"overview", kOverview},
    {"mini-program", kMiniProgram},
    {"cloud-account", kAccount},
    {"what", kWhat},
    {"impact", kImpact},
    {"unbind-app", kApp, isApp, "the app"},
    {"delete-certification", kCertification, isCertification, "the certification"},
    {"unbind-account", kAccountCentre, isAccount, "the binding in the account centre"},
    {"stop-authorisation", kAuthorisation, isAuthorisation, "the authorisation"},
    {"unbind-platform", kPlatform, isPlatform, "the platform"},
    {"clean-up", kCleanUp, leavesManaged, "the certification, fully managed"},
    {"done", kDone},
};
inline constexpr Choice kDecisions[]{Choice{Keys::act}, Choice{Keys::inUse}};
inline constexpr const char *kNext[]{"certify"};
} // namespace Unbind

inline constexpr Spec kUnbind{
    "unbind", Unbind::kSteps, Unbind::kDecisions, "what", Unbind::isChosen, {}, Unbind::kNext};
static_assert(isSound(kUnbind));
} // namespace Journey
