// SPDX-License-Identifier: MIT
#include "models/journey/keys.h"

#include <algorithm>

namespace Journey {
namespace {
constexpr AnyKey kAll[]{Keys::name, Keys::originalId, Keys::subject, Keys::principal,
    Keys::basicInfo, Keys::adminPhone, Keys::appId, Keys::domains, Keys::category, Keys::filed,
    Keys::needsSignIn, Keys::privacyGuideline, Keys::certifiedBy, Keys::keyFileName,
    Keys::keyFingerprint, Keys::secretKept, Keys::apiWhitelistOff, Keys::uploadWhitelistOff,
    Keys::role, Keys::accountFromMiniProgram, Keys::edition, Keys::inUse, Keys::certifiedCount,
    Keys::inUsePrincipal, Keys::method, Keys::undoConfirmed, Keys::ready, Keys::bound,
    Keys::bindConfirmation, Keys::authorised, Keys::authoriseConfirmation, Keys::domainsEntered,
    Keys::handedOver, Keys::submitted, Keys::submitConfirmation,
    // Registering.
    Keys::route, Keys::proof, Keys::subjectFinal, Keys::applicationSent, Keys::legalCheck,
    Keys::legalConfirmation, Keys::signInSet, Keys::signUp, Keys::identity, Keys::transferred,
    Keys::transferConfirmation, Keys::verified, Keys::verifyConfirmation, Keys::membersEntered,
    Keys::inWeCom, Keys::wecomLinked,
    // Publishing.
    Keys::connected, Keys::keyInWeDa, Keys::appReady, Keys::published, Keys::publishTrouble,
    Keys::trialSeen, Keys::trialTrouble, Keys::inReview, Keys::inReviewSince,
    Keys::reviewConfirmation, Keys::submitTrouble, Keys::review, Keys::rejection, Keys::released,
    Keys::releaseConfirmation, Keys::releaseTrouble,
    // What unbinding and switching look at.
    Keys::isBound, Keys::reviewRunning, Keys::environmentBound, Keys::isDevelopment,
    Keys::livePlugin, Keys::accountId, Keys::otherMiniPrograms, Keys::platformLinked,
    Keys::platformName, Keys::platformCustomers, Keys::act, Keys::impactRead, Keys::actConfirmation,
    Keys::leftMethod, Keys::leaving, Keys::cleaned, Keys::switched,
    // Binding.
    Keys::boundTo, Keys::grant, Keys::renewal, Keys::renewed, Keys::supportAsked, Keys::ownLink,
    Keys::leftBound, Keys::takenOff, Keys::linkSeen, Keys::ownAccountId, Keys::ownAccount,
    Keys::invited, Keys::policies, Keys::developerSwitched, Keys::invitedConfirmation,
    //
    Keys::premises};
} // namespace

std::span<const AnyKey> Keys::all()
{
    return kAll;
}

Owner ownerOf(const QString &keyId)
{
    const auto found = std::find_if(std::begin(kAll), std::end(kAll),
        [&keyId](const AnyKey &key) { return keyId == QLatin1StringView(key.id); });
    return found == std::end(kAll) ? Owner::Journey : found->owner;
}
} // namespace Journey
