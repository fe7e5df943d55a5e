// SPDX-License-Identifier: MIT
#include "models/journey/journeys/switchmethod.h"

namespace Journey::Switch {
namespace {
bool leaves(const Answers &a, InUse method)
{
    const bool isLeft = a[Keys::inUse] == InUse::None && a[Keys::leftMethod] == method;
    return isLeft || a[Keys::inUse] == method;
}
} // namespace

bool isLeavingKnown(const Answers &a)
{
    return leavesScan(a) || leavesManaged(a);
}

bool leavesScan(const Answers &a)
{
    return leaves(a, InUse::Scan);
}

bool leavesManaged(const Answers &a)
{
    return leaves(a, InUse::Managed);
}

Act actOf(const Answers & /*a*/)
{
    return Act::Switch;
}

bool cancels(const Answers &a)
{
    return a[Keys::cancels] == Tri::Yes;
}

Act cancelOf(const Answers & /*a*/)
{
    return Act::WeDaAuthorisation;
}
} // namespace Journey::Switch
