// SPDX-License-Identifier: MIT
#include "models/journey/journeys/publish.h"

#include "models/journey/premise.h"

namespace Journey::Publish {
namespace {
bool counts(const Answers &a, const Key<bool> &tick)
{
    return withoutOutdatedTicks(a)[tick];
}
} // namespace

bool isMethodKnown(const Answers &a)
{
    return a[Keys::certifiedBy] != Method::None;
}

bool isAuthorised(const Answers &a)
{
    return !isManaged(a);
}

bool isManaged(const Answers &a)
{
    return a[Keys::certifiedBy] == Method::Managed;
}

bool isNotPublished(const Answers &a)
{
    return !counts(a, Keys::published);
}

bool isNotTried(const Answers &a)
{
    return !counts(a, Keys::trialSeen);
}

bool isNotInReview(const Answers &a)
{
    return !counts(a, Keys::inReview);
}

bool isApproved(const Answers &a)
{
    return a[Keys::review] == Review::Approved;
}

bool isRejected(const Answers &a)
{
    return a[Keys::review] == Review::Rejected;
}

bool isNotReleased(const Answers &a)
{
    return !counts(a, Keys::released);
}

bool isDeclared(const Answers &a)
{
    return a[Keys::released];
}

void conclude(Answers &a)
{
    if (counts(a, Keys::inReview)) {
        a.set(Keys::reviewRunning, a[Keys::review] == Review::Waiting ? Tri::Yes : Tri::No);
    }
}
} // namespace Journey::Publish
