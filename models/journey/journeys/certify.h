// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/spec.h"

/// Certify a mini program: by scan authorisation, fully managed, or through a service provider.
namespace Journey {

bool isScan(const Answers &answers);
bool isManaged(const Answers &answers);
bool isProvider(const Answers &answers);
/// A cloud account uses one method; the other one must be left first [S0].
bool mustUndo(const Answers &answers);
/// Fully-managed certification needs the Enterprise edition or above [S0]; one that is not known
/// may be too low.
bool needsUpgrade(const Answers &answers);

/// Whether domains of \a kind are asked for: business domains neither in the WeChat console's way
/// nor of individuals. What was typed for another way stays in the answers and is left alone.
bool asksFor(const Answers &answers, DomainKind kind);
/// The domains of the kinds that are asked for.
QList<DomainEntry> domainsAskedFor(const Answers &answers);

namespace Certify {
bool isMethodChosen(const Answers &answers);
bool isCertifying(const Answers &answers);
bool usesAMethod(const Answers &answers);
bool isEditionEnough(const Answers &answers);
bool isInUseChosen(const Answers &answers);
bool isSubjectChosen(const Answers &answers);
bool hasDomains(const Answers &answers);
bool hasNoDomains(const Answers &answers);
bool hasBusinessDomains(const Answers &answers);
/// Whether WeDa lists the mini program, as the user says.
bool isDeclared(const Answers &answers);
QStringList subjectFacts(const Answers &answers);
/// Without those of business domains where these are not asked for.
QStringList domainFacts(const Answers &answers);
QStringList secretFacts(const Answers &answers);
QStringList whitelistFacts(const Answers &answers);
/// The mini program is certified by the method that was chosen, and connected to WeDa, once the
/// user says that it is.
void conclude(Answers &answers);

inline constexpr const char *kWeChatConsole[]{"wechat-console"};
inline constexpr const char *kAccountCentre[]{"account-center"};
inline constexpr const char *kAccountAndCertification[]{"account-center", "weda-certification"};
inline constexpr const char *kCertification[]{"weda-certification"};
inline constexpr const char *kCertificationAndWeChat[]{"weda-certification", "wechat-console"};
inline constexpr const char *kEditionLinks[]{"weda-certification", "weda-buy"};

inline constexpr const char *kReady[]{"ready.administrator", "ready.main-account",
    "ready.basic-information", "ready.admin-phone", "ready.not-mini-game"};
inline constexpr const char *kBind[]{"bind.open", "bind.authorise", "bind.scan", "bind.return"};

inline constexpr Block kOverview[]{
    {Special{"exercise"}}, {Special{"needs"}}, {Note{"note.independent"}}};
inline constexpr Block kMiniProgram[]{{Links{kWeChatConsole}}, {Text{Keys::name, Need::Answered}},
    {Choice{Keys::subject, isSubjectChosen}}, {Text{Keys::principal}},
    {Text{Keys::originalId, Need::Optional, Form::OriginalId}}, {YesNo{Keys::basicInfo}},
    {YesNo{Keys::adminPhone}}, {Facts{"facts.subject", subjectFacts}}, {Facts{"facts.filing"}},
    {Facts{"facts.registration"}}};
inline constexpr Block kAccount[]{{Links{kAccountAndCertification}}, {Choice{Keys::role}},
    {YesNo{Keys::accountFromMiniProgram}}, {Choice{Keys::edition}},
    {Choice{Keys::inUse, isInUseChosen}}, {Number{Keys::certifiedCount, 1, 9999}, usesAMethod},
    {Text{Keys::inUsePrincipal}, usesAMethod}, {Facts{"facts.account"}}, {Facts{"facts.edition"}}};
inline constexpr Block kMethod[]{{Special{"method"}}, {Facts{"facts.scan"}},
    {Facts{"facts.managed"}}, {Facts{"facts.provider"}}};
inline constexpr Block kUndo[]{
    {Note{"note.undo"}}, {Links{kCertification}}, {Tick{Keys::undoConfirmed}}};
inline constexpr Block kProvider[]{
    {Note{"note.provider"}}, {Links{kCertification}}, {Facts{"facts.provider"}}};
inline constexpr Block kScanPeople[]{{Ticks{Keys::ready, kReady}}};
inline constexpr Block kScanBind[]{{Links{kAccountCentre}}, {Ticks{Keys::bound, kBind}},
    {Confirm{Keys::bindConfirmation}}, {Facts{"facts.account"}}};
inline constexpr Block kScanAuthorise[]{{Links{kCertification}}, {Tick{Keys::authorised}},
    {Confirm{Keys::authoriseConfirmation}},
    {Causes{"authorisationFailed", "console.authorisation-failed"}}, {Facts{"facts.scan"}}};
inline constexpr Block kScanDomains[]{{Links{kCertification}}, {Special{"domains"}},
    {Special{"verifyFile"}, hasBusinessDomains}, {Tick{Keys::domainsEntered}, hasDomains},
    {Facts{"facts.domain", domainFacts}}};
inline constexpr Block kEdition[]{
    {Links{kEditionLinks}}, {Choice{Keys::edition, isEditionEnough}}, {Facts{"facts.edition"}}};
inline constexpr Block kAppId[]{{Links{kWeChatConsole}},
    {Text{Keys::appId, Need::Answered, Form::AppId}}, {Special{"appIdProof"}}};
inline constexpr Block kSecret[]{
    {Links{kWeChatConsole}}, {Special{"appSecret"}}, {Facts{"facts.secret", secretFacts}}};
inline constexpr Block kUploadKey[]{
    {Links{kWeChatConsole}}, {Special{"uploadKey"}}, {Facts{"facts.key"}}};
inline constexpr Block kWhitelists[]{{Links{kWeChatConsole}},
    {YesNo{Keys::apiWhitelistOff, Need::Yes}}, {YesNo{Keys::uploadWhitelistOff, Need::Yes}},
    {Note{"note.whitelists"}}, {Facts{"facts.whitelist", whitelistFacts}}};
inline constexpr Block kManagedDomains[]{{Links{kCertificationAndWeChat}}, {Special{"domains"}},
    {Note{"note.domains-later"}, hasNoDomains}, {Tick{Keys::domainsEntered}, hasDomains},
    {Facts{"facts.domain", domainFacts}}};
inline constexpr Block kPreflight[]{{Special{"preflight"}}};
inline constexpr Block kHandOver[]{{Links{kCertification}}, {Special{"handOver"}},
    {Tick{Keys::submitted}}, {Confirm{Keys::submitConfirmation}}};
inline constexpr Block kDone[]{{Special{"report"}}, {Facts{"facts.review"}, isCertifying},
    {Facts{"facts.filing"}, isCertifying}, {Facts{"facts.members"}, isCertifying}};

inline constexpr Step kSteps[]{
    {"overview", kOverview},
    {"mini-program", kMiniProgram},
    {"account", kAccount},
    {"method", kMethod},
    {"undo", kUndo, mustUndo, "the account uses another method"},
    {"provider", kProvider, isProvider, "service provider"},
    {"scan-people", kScanPeople, isScan, "scan authorisation"},
    {"scan-bind", kScanBind, isScan, "scan authorisation"},
    {"scan-authorise", kScanAuthorise, isScan, "scan authorisation"},
    {"scan-domains", kScanDomains, isScan, "scan authorisation"},
    {"edition", kEdition, needsUpgrade, "fully managed, edition too low or unknown"},
    {"appid", kAppId, isManaged, "fully managed"},
    {"whitelists", kWhitelists, isManaged, "fully managed"},
    {"secret", kSecret, isManaged, "fully managed"},
    {"upload-key", kUploadKey, isManaged, "fully managed"},
    {"managed-domains", kManagedDomains, isManaged, "fully managed"},
    {"preflight", kPreflight, isCertifying, "scan authorisation or fully managed"},
    {"hand-over", kHandOver, isManaged, "fully managed"},
    {"done", kDone},
};
inline constexpr Choice kDecisions[]{
    Choice{Keys::method}, Choice{Keys::inUse}, Choice{Keys::edition}};
inline constexpr std::string_view kRetired[]{"goal"};
inline constexpr const char *kNext[]{"publish"};
} // namespace Certify

inline constexpr Spec kCertify{"certify", Certify::kSteps, Certify::kDecisions, "method",
    Certify::isMethodChosen, Certify::kRetired, Certify::kNext, Certify::isDeclared,
    Certify::conclude};
static_assert(isSound(kCertify));
} // namespace Journey
