// SPDX-License-Identifier: MIT
#include "models/journey/journeys/unbind.h"

namespace Journey::Unbind {

bool isChosen(const Answers &a)
{
    return a[Keys::act] != Unbinding::Unknown;
}

bool isApp(const Answers &a)
{
    return a[Keys::act] == Unbinding::App;
}

bool isCertification(const Answers &a)
{
    return a[Keys::act] == Unbinding::Certification;
}

bool isAccount(const Answers &a)
{
    return a[Keys::act] == Unbinding::Account;
}

bool isAuthorisation(const Answers &a)
{
    return a[Keys::act] == Unbinding::Authorisation;
}

bool isPlatform(const Answers &a)
{
    return a[Keys::act] == Unbinding::Platform;
}

bool asksForPlatform(const Answers &a)
{
    return isAccount(a);
}

bool asksForDevelopment(const Answers &a)
{
    const Grantee grantee = a[Keys::grantee];
    const bool isProvider = grantee == Grantee::Unknown || grantee == Grantee::Provider;
    return isPlatform(a) || (isAuthorisation(a) && isProvider);
}

bool asksForPlugin(const Answers &a)
{
    return isPlatform(a) && a[Keys::isDevelopment] != Tri::No;
}

bool asksForEnvironment(const Answers &a)
{
    return isCertification(a) || isAccount(a) || isPlatform(a);
}

bool leavesManaged(const Answers &a)
{
    return isCertification(a) && a[Keys::inUse] == InUse::Managed;
}

namespace {
Act stopping(Grantee grantee)
{
    switch (grantee) {
    case Grantee::Unknown:
        return Act::Authorisation;
    case Grantee::Cloud:
        return Act::CloudAuthorisation;
    case Grantee::WeDa:
        return Act::WeDaAuthorisation;
    case Grantee::Provider:
        return Act::ProviderAuthorisation;
    }
    Q_UNREACHABLE();
}
} // namespace

Act actOf(const Answers &a)
{
    switch (a[Keys::act]) {
    case Unbinding::Unknown:
        return Act::None;
    case Unbinding::App:
        return Act::App;
    case Unbinding::Certification:
        return Act::Certification;
    case Unbinding::Account:
        return Act::Account;
    case Unbinding::Authorisation:
        return stopping(a[Keys::grantee]);
    case Unbinding::Platform:
        return Act::Platform;
    }
    Q_UNREACHABLE();
}
} // namespace Journey::Unbind
