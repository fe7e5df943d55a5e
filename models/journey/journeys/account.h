// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/journeys/certify.h"

/// Bind a mini program to a cloud account, or mend a binding that does not work [S4]. What the
/// account centre shows decides the way; where another mini program is bound, that one stays.
namespace Journey {

namespace Account {
bool isBoundToKnown(const Answers &answers);
/// The account centre names this mini program.
bool isShown(const Answers &answers);
bool isAnotherBound(const Answers &answers);
bool isGrantKnown(const Answers &answers);
/// Bound as it seems, but without an authorisation: a ghost.
bool isGhost(const Answers &answers);
/// The binding is there, the authorisation is not, or not all of it.
bool mustRenew(const Answers &answers);
/// Only if nothing else depends on what is bound, and the account may bind again.
bool mustRebind(const Answers &answers);
/// Renewing did not help, and others may depend on the binding.
bool mustAskSupport(const Answers &answers);
bool mustBind(const Answers &answers);
/// There is a link to look at from both sides.
bool isLinked(const Answers &answers);
/// The account came from an official account or another mini program: it binds no other one, which
/// gets an account of its own as a collaborator.
bool mustCollaborate(const Answers &answers);
bool asksForOwnLink(const Answers &answers);
/// By scan, all mini programs of an account have one subject.
bool doSubjectsDiffer(const Answers &answers);
bool arePoliciesChosen(const Answers &answers);
bool hasAllPolicies(const Answers &answers);
Act actOf(const Answers &answers);
/// What the inventory is to know: whether this mini program is bound, whether it is still connected
/// to WeDa, and whether the account has others.
void conclude(Answers &answers);

inline constexpr const char *kBothConsoles[]{"account-center", "wechat-console"};
inline constexpr const char *kSignInAndWeChat[]{"tencent-sign-in", "wechat-console"};
inline constexpr const char *kSignInAndAccount[]{"tencent-sign-in", "account-center"};
inline constexpr const char *kSignIn[]{"tencent-sign-in"};

inline constexpr const char *kRenew[]{"renew.wechat", "renew.sign-in", "renew.all"};
inline constexpr const char *kSeen[]{"seen.account-centre", "seen.wechat"};
inline constexpr const char *kOwn[]{"own.sign-in", "own.copy"};
inline constexpr const char *kInvite[]{"invite.open", "invite.user", "invite.policies"};

inline constexpr Block kOverview[]{
    {Special{"exercise"}}, {Special{"needs"}}, {Note{"note.independent"}}};
inline constexpr Block kMiniProgram[]{{Links{Certify::kWeChatConsole}},
    {Text{Keys::name, Need::Answered}}, {Text{Keys::appId, Need::Optional, Form::AppId}},
    {Text{Keys::principal}}};
inline constexpr Block kAccountCentre[]{{Links{Certify::kAccountAndCertification}},
    {Text{Keys::accountId}}, {Choice{Keys::role}}, {Choice{Keys::boundTo, isBoundToKnown}},
    {YesNo{Keys::accountFromMiniProgram, Need::Answered}}, {YesNo{Keys::otherMiniPrograms}},
    {Facts{"facts.account"}}};
inline constexpr Block kGrant[]{{Links{Certify::kWeChatConsole}},
    {Choice{Keys::grant, isGrantKnown}}, {Note{"note.ghost"}, isGhost}, {Facts{"facts.unbinding"}}};
inline constexpr Block kRenewal[]{{Links{kSignInAndWeChat}}, {Ticks{Keys::renewal, kRenew}},
    {YesNo{Keys::renewed, Need::Answered}}, {Facts{"facts.account"}}};
inline constexpr Block kSupport[]{
    {Links{Certify::kCertification}}, {Tick{Keys::supportAsked}}, {Facts{"facts.account"}}};
inline constexpr Block kSecond[]{{Links{Certify::kAccountAndCertification}},
    {Text{Keys::principal}}, {Text{Keys::inUsePrincipal}},
    {Note{"note.subjects-differ"}, doSubjectsDiffer},
    {YesNo{Keys::ownLink, Need::Answered}, asksForOwnLink}, {Tick{Keys::leftBound}},
    {Causes{"notSame", "console.not-same-mini-program"}}, {Facts{"facts.account"}}};
inline constexpr Block kImpact[]{
    {Consequences{"consequences", actOf}}, {Tick{Keys::impactRead}}, {Facts{"facts.unbinding"}}};
inline constexpr Block kLetGo[]{{Links{Certify::kAccountCentre}},
    {Irreversible{"act.rebind", Act::Rebind}}, {Confirm{Keys::actConfirmation}}};
inline constexpr Block kBinding[]{{Links{Certify::kAccountCentre}},
    {Ticks{Keys::bound, Certify::kBind}}, {Confirm{Keys::bindConfirmation}},
    {Causes{"cannotBindAnother", "console.cannot-bind-another"}}, {Facts{"facts.account"}}};
inline constexpr Block kBothSides[]{{Links{kBothConsoles}}, {Ticks{Keys::linkSeen, kSeen}}};
inline constexpr Block kOwnAccount[]{{Links{kSignInAndAccount}}, {Ticks{Keys::ownAccount, kOwn}},
    {Text{Keys::ownAccountId, Need::Answered}}};
inline constexpr Block kCollaborator[]{{Links{kSignIn}}, {Ticks{Keys::invited, kInvite}},
    {Choice{Keys::policies, arePoliciesChosen}}, {Note{"note.all-policies"}, hasAllPolicies},
    {Confirm{Keys::invitedConfirmation}}, {Facts{"facts.collaborator"}}};
inline constexpr Block kDeveloper[]{{Links{kSignIn}}, {Tick{Keys::developerSwitched}}};
inline constexpr Block kDone[]{{Special{"report"}}};

inline constexpr Step kSteps[]{
    {"overview", kOverview},
    {"mini-program", kMiniProgram},
    {"account-centre", kAccountCentre},
    {"authorisation", kGrant, isShown, "this mini program is shown as bound"},
    {"authorise-again", kRenewal, mustRenew, "its authorisation is missing or not whole"},
    {"support", kSupport, mustAskSupport, "not mended, others may depend on the binding"},
    {"second", kSecond, isAnotherBound, "another mini program is bound"},
    {"impact", kImpact, mustRebind, "not mended and alone, or an official account is bound"},
    {"let-go", kLetGo, mustRebind, "the same"},
    {"bind", kBinding, mustBind, "nothing is bound"},
    {"both-sides", kBothSides, isLinked, "there is a new link"},
    {"own-account", kOwnAccount, mustCollaborate, "the account can bind no other one"},
    {"collaborator", kCollaborator, mustCollaborate, "the same"},
    {"switch-developer", kDeveloper, mustCollaborate, "the same"},
    {"done", kDone},
};
inline constexpr Choice kDecisions[]{Choice{Keys::boundTo}, Choice{Keys::accountFromMiniProgram},
    Choice{Keys::grant}, Choice{Keys::renewed}, Choice{Keys::otherMiniPrograms},
    Choice{Keys::ownLink}};
inline constexpr const char *kNext[]{"certify", "publish"};
} // namespace Account

inline constexpr Spec kAccount{"account", Account::kSteps, Account::kDecisions, "account-centre",
    Account::isBoundToKnown, {}, Account::kNext, nullptr, Account::conclude};
static_assert(isSound(kAccount));
} // namespace Journey
