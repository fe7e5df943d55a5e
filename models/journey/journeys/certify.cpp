// SPDX-License-Identifier: MIT
#include "models/journey/journeys/certify.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Journey {

bool isScan(const Answers &a)
{
    return a[Keys::method] == Method::Scan;
}

bool isManaged(const Answers &a)
{
    return a[Keys::method] == Method::Managed;
}

bool isProvider(const Answers &a)
{
    return a[Keys::method] == Method::Provider;
}

bool mustUndo(const Answers &a)
{
    return a[Keys::inUse] != Method::None && a[Keys::inUse] != a[Keys::method];
}

bool needsUpgrade(const Answers &a)
{
    return isManaged(a) && a[Keys::edition] < Edition::Enterprise;
}

bool asksFor(const Answers &answers, DomainKind kind)
{
    return kind != DomainKind::Business
        || (!isManaged(answers) && answers[Keys::subject] != Subject::Individual);
}

QList<DomainEntry> domainsAskedFor(const Answers &answers)
{
    QList<DomainEntry> asked = answers[Keys::domains];
    asked.removeIf([&](const DomainEntry &entry) { return !asksFor(answers, entry.kind); });
    return asked;
}

namespace Certify {

bool isMethodChosen(const Answers &a)
{
    return a[Keys::method] != Method::None;
}

bool isCertifying(const Answers &a)
{
    return isScan(a) || isManaged(a);
}

bool usesAMethod(const Answers &a)
{
    return a[Keys::inUse] != Method::None;
}

bool isEditionEnough(const Answers &a)
{
    return !needsUpgrade(a);
}

bool isSubjectChosen(const Answers &a)
{
    return a[Keys::subject] != Subject::Unknown;
}

bool hasBusinessDomains(const Answers &a)
{
    const QList<DomainEntry> asked = domainsAskedFor(a);
    return std::any_of(asked.begin(), asked.end(),
        [](const DomainEntry &entry) { return entry.kind == DomainKind::Business; });
}

QString subjectFacts(const Answers &a)
{
    switch (a[Keys::subject]) {
    case Subject::Unknown:
        return {};
    case Subject::SoleTrader:
        return u"subject.sole-trader."_s;
    default:
        return u"subject."_s + valueId(a[Keys::subject]) + u'.';
    }
}

bool hasDomains(const Answers &a)
{
    return !domainsAskedFor(a).isEmpty();
}
} // namespace Certify
} // namespace Journey
