// SPDX-License-Identifier: MIT
#include "models/journey/journeys/register.h"

namespace Journey::Registration {

bool isInWeDa(const Answers &a)
{
    return a[Keys::route] == Route::Platform;
}

bool isAtWeChat(const Answers &a)
{
    return a[Keys::route] == Route::WeChat;
}

bool isBusiness(const Answers &a)
{
    return a[Keys::subject] == Subject::Company || a[Keys::subject] == Subject::SoleTrader;
}

bool isOrganisation(const Answers &a)
{
    return a[Keys::subject] != Subject::Unknown && a[Keys::subject] != Subject::Individual;
}

bool isRouteOpen(const Answers &a)
{
    return isAtWeChat(a) || (isInWeDa(a) && isBusiness(a));
}

bool choosesProof(const Answers &a)
{
    return isAtWeChat(a) && isBusiness(a);
}

bool isProofChosen(const Answers &a)
{
    return a[Keys::proof] != Proof::Unknown;
}

bool isRouteDecided(const Answers &a)
{
    return isRouteOpen(a) && (!choosesProof(a) || isProofChosen(a));
}

bool transfers(const Answers &a)
{
    return choosesProof(a) && a[Keys::proof] == Proof::Transfer;
}

bool isVerified(const Answers &a)
{
    return mustBeVerified(a) || (choosesProof(a) && a[Keys::proof] == Proof::Verification);
}

bool mustBeVerified(const Answers &a)
{
    return isAtWeChat(a) && isOrganisation(a) && !isBusiness(a);
}

bool hasLegalPassed(const Answers &a)
{
    return a[Keys::legalCheck] == LegalCheck::Passed;
}

bool hasTransferred(const Answers &a)
{
    return a[Keys::transferred];
}

bool needsTestAccount(const Answers &a)
{
    return a[Keys::needsSignIn] == Tri::Yes;
}

bool isForWeCom(const Answers &a)
{
    return a[Keys::inWeCom] == Tri::Yes;
}
} // namespace Journey::Registration
