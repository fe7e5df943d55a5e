// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/answers.h"
#include "models/journey/values.h"

#include <span>

/// All that can be answered, in all journeys.
namespace Journey::Keys {

// The mini program, as the WeChat console has it.
inline constexpr Key<QString> name{"name", Owner::MiniProgram, Redact::Pseudonym};
inline constexpr Key<QString> originalId{
    "originalId", Owner::MiniProgram, Redact::Pseudonym}; // gh_…
inline constexpr Key<Subject> subject{"subject", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<QString> principal{"principal", Owner::MiniProgram, Redact::Pseudonym};
inline constexpr Key<Tri> basicInfo{"basicInfo", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> adminPhone{"adminPhone", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<QString> appId{"appId", Owner::MiniProgram, Redact::Pseudonym};
inline constexpr Key<QList<DomainEntry>> domains{"domains", Owner::MiniProgram, Redact::Pseudonym};
// What registering leaves behind, and publishing wants to know.
inline constexpr Key<Tri> category{"category", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> filed{"filed", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> needsSignIn{"needsSignIn", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> privacyGuideline{"privacyGuideline", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Method> certifiedBy{"certifiedBy", Owner::MiniProgram, Redact::Keep};
// Of its secrets, what is none.
inline constexpr Key<QString> keyFileName{"keyFileName", Owner::MiniProgram, Redact::Drop};
inline constexpr Key<QString> keyFingerprint{"keyFingerprint", Owner::MiniProgram,
    Redact::Pseudonym}; // 16 hex of SHA-256 over the public key
inline constexpr Key<QString> secretKept{"secretKept", Owner::MiniProgram, Redact::Keep}; // when
inline constexpr Key<Tri> apiWhitelistOff{"apiWhitelistOff", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> uploadWhitelistOff{
    "uploadWhitelistOff", Owner::MiniProgram, Redact::Keep};

// The cloud account.
inline constexpr Key<AccountRole> role{"role", Owner::CloudAccount, Redact::Keep};
inline constexpr Key<Tri> accountFromMiniProgram{
    "accountFromMiniProgram", Owner::CloudAccount, Redact::Keep};
inline constexpr Key<Edition> edition{"edition", Owner::CloudAccount, Redact::Keep};
inline constexpr Key<InUse> inUse{"inUse", Owner::CloudAccount, Redact::Keep};
inline constexpr Key<int> certifiedCount{"certifiedCount", Owner::CloudAccount, Redact::Keep};
inline constexpr Key<QString> inUsePrincipal{
    "inUsePrincipal", Owner::CloudAccount, Redact::Pseudonym};

// What was chosen and done in this journey.
inline constexpr Key<Method> method{"method", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> undoConfirmed{"undoConfirmed", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> ready{"ready", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> bound{"bound", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> bindConfirmation{
    "bindConfirmation", Owner::Journey, Redact::Drop};
inline constexpr Key<bool> authorised{"authorised", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> authoriseConfirmation{
    "authoriseConfirmation", Owner::Journey, Redact::Drop};
inline constexpr Key<bool> domainsEntered{"domainsEntered", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> handedOver{"handedOver", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> submitted{"submitted", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> submitConfirmation{
    "submitConfirmation", Owner::Journey, Redact::Drop};

// Registering a mini program.
inline constexpr Key<Route> route{"route", Owner::Journey, Redact::Keep};
inline constexpr Key<Proof> proof{"proof", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> subjectFinal{"subjectFinal", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> applicationSent{"applicationSent", Owner::Journey, Redact::Keep};
inline constexpr Key<LegalCheck> legalCheck{"legalCheck", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> legalConfirmation{
    "legalConfirmation", Owner::Journey, Redact::Drop};
inline constexpr Key<bool> signInSet{"signInSet", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> signUp{"signUp", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> identity{"identity", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> transferred{"transferred", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> transferConfirmation{
    "transferConfirmation", Owner::Journey, Redact::Drop};
inline constexpr Key<bool> verified{"verified", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> verifyConfirmation{
    "verifyConfirmation", Owner::Journey, Redact::Drop};
inline constexpr Key<Tri> membersEntered{"membersEntered", Owner::Journey, Redact::Keep};
inline constexpr Key<Tri> inWeCom{"inWeCom", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> wecomLinked{"wecomLinked", Owner::Journey, Redact::Keep};

// Publishing a mini program.
inline constexpr Key<QStringList> connected{"connected", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<bool> keyInWeDa{"keyInWeDa", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<QStringList> appReady{"appReady", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> published{"published", Owner::Journey, Redact::Keep};
inline constexpr Key<PublishTrouble> publishTrouble{"publishTrouble", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> trialSeen{"trialSeen", Owner::Journey, Redact::Keep};
inline constexpr Key<TrialTrouble> trialTrouble{"trialTrouble", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> inReview{"inReview", Owner::Journey, Redact::Keep};
inline constexpr Key<QString> inReviewSince{
    "inReviewSince", Owner::Journey, Redact::Keep}; // a day, if not the one it was ticked on
inline constexpr Key<Confirmation> reviewConfirmation{
    "reviewConfirmation", Owner::Journey, Redact::Drop};
inline constexpr Key<SubmitTrouble> submitTrouble{"submitTrouble", Owner::Journey, Redact::Keep};
inline constexpr Key<Review> review{"review", Owner::Journey, Redact::Keep};
inline constexpr Key<Rejection> rejection{"rejection", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> released{"released", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> releaseConfirmation{
    "releaseConfirmation", Owner::Journey, Redact::Drop};
inline constexpr Key<ReleaseTrouble> releaseTrouble{"releaseTrouble", Owner::Journey, Redact::Keep};

// What unbinding and switching look at. Whether a review runs, publishing says.
inline constexpr Key<Tri> isBound{"isBound", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> reviewRunning{"reviewRunning", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> environmentBound{"environmentBound", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> isDevelopment{"isDevelopment", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<Tri> livePlugin{"livePlugin", Owner::MiniProgram, Redact::Keep};
inline constexpr Key<QString> accountId{"accountId", Owner::CloudAccount, Redact::Pseudonym};
inline constexpr Key<Tri> otherMiniPrograms{"otherMiniPrograms", Owner::CloudAccount, Redact::Keep};
inline constexpr Key<Tri> platformLinked{"platformLinked", Owner::CloudAccount, Redact::Keep};
inline constexpr Key<QString> platformName{"platformName", Owner::Platform, Redact::Pseudonym};
inline constexpr Key<Tri> platformCustomers{"platformCustomers", Owner::Platform, Redact::Keep};
inline constexpr Key<Unbinding> act{"act", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> impactRead{"impactRead", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> actConfirmation{"actConfirmation", Owner::Journey, Redact::Drop};
/// The method that the account had before it was left.
inline constexpr Key<InUse> leftMethod{"leftMethod", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> leaving{"leaving", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> cleaned{"cleaned", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> switched{"switched", Owner::Journey, Redact::Keep};

// Binding a mini program to a cloud account.
inline constexpr Key<BoundTo> boundTo{"boundTo", Owner::Journey, Redact::Keep};
inline constexpr Key<Grant> grant{"grant", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> renewal{"renewal", Owner::Journey, Redact::Keep};
inline constexpr Key<Tri> renewed{"renewed", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> supportAsked{"supportAsked", Owner::Journey, Redact::Keep};
inline constexpr Key<Tri> ownLink{"ownLink", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> leftBound{"leftBound", Owner::Journey, Redact::Keep};
/// The binding was let go of in this journey, to be made anew.
inline constexpr Key<bool> takenOff{"takenOff", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> linkSeen{"linkSeen", Owner::Journey, Redact::Keep};
/// The account ID of the cloud account that was made through the mini program itself.
inline constexpr Key<QString> ownAccountId{"ownAccountId", Owner::MiniProgram, Redact::Pseudonym};
inline constexpr Key<QStringList> ownAccount{"ownAccount", Owner::Journey, Redact::Keep};
inline constexpr Key<QStringList> invited{"invited", Owner::Journey, Redact::Keep};
inline constexpr Key<Policies> policies{"policies", Owner::Journey, Redact::Keep};
inline constexpr Key<bool> developerSwitched{"developerSwitched", Owner::Journey, Redact::Keep};
inline constexpr Key<Confirmation> invitedConfirmation{
    "invitedConfirmation", Owner::Journey, Redact::Drop};

/// Tick -> digest of what it was given for (premise.h).
inline constexpr Key<QMap<QString, QString>> premises{"premises", Owner::Journey, Redact::Drop};

/// All of them, in the order of this file.
std::span<const AnyKey> all();
} // namespace Journey::Keys

namespace Journey {
/// Whose fact the answer with this id is; that of the journey for an id of a newer version.
Owner ownerOf(const QString &keyId);
} // namespace Journey
