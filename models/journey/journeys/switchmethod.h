// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/consequences.h"
#include "models/journey/journeys/certify.h"
#include "models/journey/journeys/unbind.h"

/// Switch the method of certification of a cloud account: all its mini programs leave WeDa first
/// [S0]. It leads back to certify.
namespace Journey {

namespace Switch {
/// Scan or fully managed: what a cloud account can leave for the other one.
bool isLeavingKnown(const Answers &answers);
/// Which it is, before and after it was left.
bool leavesScan(const Answers &answers);
bool leavesManaged(const Answers &answers);
Act actOf(const Answers &answers);
/// Whether an authorisation is stopped after it, so that the WeChat console can do more again.
bool cancels(const Answers &answers);
Act cancelOf(const Answers &answers);

inline constexpr const char *kLeaving[]{
    "leave.list", "leave.tell", "leave.review", "leave.upload", "leave.bound"};

inline constexpr Block kOverview[]{
    {Special{"exercise"}}, {Special{"needs"}}, {Note{"note.independent"}}};
inline constexpr Block kToday[]{{Links{Certify::kAccountAndCertification}}, {Text{Keys::accountId}},
    {Choice{Keys::inUse, isLeavingKnown}}, {YesNo{Keys::otherMiniPrograms}},
    {YesNo{Keys::platformLinked}}, {Facts{"facts.account"}}};
inline constexpr Block kMiniProgram[]{{Links{Certify::kWeChatConsole}},
    {Text{Keys::name, Need::Answered}}, {Text{Keys::principal}}, {YesNo{Keys::isBound}},
    {YesNo{Keys::reviewRunning}}};
inline constexpr Block kImpact[]{
    {Consequences{"consequences", actOf}}, {Tick{Keys::impactRead}}, {Facts{"facts.unbinding"}}};
inline constexpr Block kPrepare[]{
    {Links{Certify::kAccountAndCertification}}, {Ticks{Keys::leaving, kLeaving}}};
inline constexpr Block kDelete[]{{Links{Certify::kCertification}},
    {Irreversible{"act.switch", Act::Switch}}, {Confirm{Keys::actConfirmation}}};
inline constexpr Block kCleanUp[]{{Links{Certify::kWeChatConsole}}, {Note{"note.each"}},
    {Ticks{Keys::cleaned, Unbind::kClean}}, {Facts{"facts.secret", Certify::secretFacts}}};
inline constexpr Block kConsole[]{{Links{Certify::kWeChatConsole}},
    {YesNo{Keys::cancels, Need::Answered}}, {Consequences{"consequences", cancelOf}, cancels},
    {Irreversible{"act.authorisation", Act::WeDaAuthorisation}, cancels},
    {Confirm{Keys::cancelConfirmation}, cancels}};
inline constexpr Block kChoose[]{{Links{Certify::kCertification}}, {Tick{Keys::switched}},
    {Facts{"facts.scan"}, leavesManaged}, {Facts{"facts.managed"}, leavesScan}};
inline constexpr Block kDone[]{{Special{"report"}}};

inline constexpr Step kSteps[]{
    {"overview", kOverview},
    {"mini-program", kMiniProgram},
    {"today", kToday},
    {"impact", kImpact},
    {"prepare", kPrepare},
    {"delete", kDelete},
    {"clean-up", kCleanUp, leavesManaged, "from fully managed"},
    {"console", kConsole, leavesScan, "from scan authorisation"},
    {"choose", kChoose},
    {"done", kDone},
};
inline constexpr Choice kDecisions[]{Choice{Keys::inUse, isLeavingKnown}};
inline constexpr const char *kNext[]{"certify"};
} // namespace Switch

inline constexpr Spec kSwitch{
    "switch", Switch::kSteps, Switch::kDecisions, {}, Switch::isLeavingKnown, {}, Switch::kNext};
static_assert(isSound(kSwitch));
} // namespace Journey
