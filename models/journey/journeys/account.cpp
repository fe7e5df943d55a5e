// SPDX-License-Identifier: MIT
#include "models/journey/journeys/account.h"

#include "models/journey/premise.h"

namespace Journey::Account {
namespace {
bool isFromMiniProgram(const Answers &a)
{
    return a[Keys::accountFromMiniProgram] == Tri::Yes;
}

bool isNotRenewed(const Answers &a)
{
    return mustRenew(a) && a[Keys::renewed] == Tri::No;
}

bool hasBound(const Answers &a)
{
    return mustBind(a)
        && withoutOutdatedTicks(a)[Keys::bound].size() == qsizetype(std::size(Certify::kBind));
}
} // namespace

bool isBoundToKnown(const Answers &a)
{
    return a[Keys::boundTo] != BoundTo::Unknown;
}

bool isShown(const Answers &a)
{
    return a[Keys::boundTo] == BoundTo::This;
}

bool isAnotherBound(const Answers &a)
{
    return a[Keys::boundTo] == BoundTo::Another;
}

bool isGrantKnown(const Answers &a)
{
    return a[Keys::grant] != Grant::Unknown;
}

bool isGhost(const Answers &a)
{
    return a[Keys::grant] == Grant::Missing;
}

bool mustRenew(const Answers &a)
{
    return isShown(a) && (isGhost(a) || a[Keys::grant] == Grant::Incomplete);
}

bool mustRebind(const Answers &a)
{
    const bool isAlone = isNotRenewed(a) && a[Keys::otherMiniPrograms] == Tri::No;
    return !isFromMiniProgram(a) && (isAlone || a[Keys::boundTo] == BoundTo::OfficialAccount);
}

bool mustAskSupport(const Answers &a)
{
    return isNotRenewed(a) && !mustRebind(a);
}

bool mustBind(const Answers &a)
{
    const bool isEmpty = a[Keys::boundTo] == BoundTo::Nothing && !isFromMiniProgram(a);
    return isEmpty || mustRebind(a);
}

bool isLinked(const Answers &a)
{
    return mustBind(a) || mustRenew(a);
}

bool mustCollaborate(const Answers &a)
{
    const bool isOwn = isAnotherBound(a) ? a[Keys::ownLink] == Tri::Yes : isBoundToKnown(a);
    return isFromMiniProgram(a) && isOwn && !isShown(a);
}

bool asksForOwnLink(const Answers &a)
{
    return isFromMiniProgram(a);
}

bool doSubjectsDiffer(const Answers &a)
{
    const QString own = a[Keys::principal].trimmed();
    const QString others = a[Keys::inUsePrincipal].trimmed();
    return !own.isEmpty() && !others.isEmpty() && own != others;
}

bool arePoliciesChosen(const Answers &a)
{
    return a[Keys::policies] != Policies::Unknown;
}

bool hasAllPolicies(const Answers &a)
{
    return a[Keys::policies] == Policies::All;
}

Act actOf(const Answers & /*a*/)
{
    return Act::Rebind;
}

void conclude(Answers &a)
{
    if (!isBoundToKnown(a)) {
        return;
    }
    if (isAnotherBound(a)) {
        a.set(Keys::otherMiniPrograms, Tri::Yes);
    }
    if (mustRenew(a) && a[Keys::renewed] != Tri::Yes) {
        setTicks(a, Keys::connected, {}); // publishing relies on it
    }
    const bool isRead = a[Keys::takenOff] && withoutOutdatedTicks(a)[Keys::impactRead];
    const bool isBound = hasBound(a) || (isShown(a) && !a[Keys::takenOff]);
    a.set(Keys::isBound, isBound ? Tri::Yes : Tri::No);
    if (isRead) {
        setTick(a, Keys::impactRead, true); // it was read for what was so before
    }
}
} // namespace Journey::Account
