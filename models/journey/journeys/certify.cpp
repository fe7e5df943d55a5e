// SPDX-License-Identifier: MIT
#include "models/journey/journeys/certify.h"

#include "models/journey/methods.h"
#include "models/journey/premise.h"

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
    return methodInUse(a) != Method::None && methodInUse(a) != a[Keys::method];
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
namespace {
/// What was answered on an earlier page, or while it was registered, is not asked for again.
void tickWhatIsKnown(Answers &a, const QStringList &ready)
{
    QStringList known = ready;
    for (const auto &[tick, answer] : {std::pair(u"ready.basic-information"_s, Keys::basicInfo),
             {u"ready.admin-phone"_s, Keys::adminPhone}}) {
        if (a[answer] == Tri::Yes && !known.contains(tick)) {
            known.append(tick);
        }
    }
    if (known != ready) {
        setTicks(a, Keys::ready, known);
    }
}
/// Binding was a journey of its own.
void tickBinding(Answers &a, const QStringList &bound)
{
    if (a[Keys::isBound] == Tri::Yes && bound.isEmpty()) {
        QStringList all;
        for (const char *item : kBind) {
            all.append(QString::fromLatin1(item));
        }
        setTicks(a, Keys::bound, all);
    }
}
} // namespace

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
    return methodInUse(a) != Method::None;
}

bool isEditionEnough(const Answers &a)
{
    return !needsUpgrade(a);
}

bool isInUseChosen(const Answers &a)
{
    return a[Keys::inUse] != InUse::Unknown;
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

bool isDeclared(const Answers &a)
{
    return isManaged(a) ? a[Keys::submitted] : a[Keys::authorised];
}

QStringList subjectFacts(const Answers &a)
{
    const Subject subject = a[Keys::subject];
    if (subject == Subject::Unknown) {
        return {};
    }
    const QString name = subject == Subject::SoleTrader ? u"sole-trader"_s : valueId(subject);
    return {u"subject."_s + name + u'.'};
}

QStringList domainFacts(const Answers &a)
{
    return asksFor(a, DomainKind::Business)
        ? QStringList{u"domain."_s}
        : QStringList{u"domain.server."_s, u"domain.filing"_s, u"domain.tls"_s};
}

QStringList secretFacts(const Answers & /*a*/)
{
    return {u"secret."_s, u"rid."_s};
}

QStringList whitelistFacts(const Answers & /*a*/)
{
    return {u"managed.whitelist-off"_s, u"managed.upload-whitelist-off"_s,
        u"managed.api-whitelist-off"_s, u"whitelist."_s};
}

void conclude(Answers &a)
{
    const Answers counted = withoutOutdatedTicks(a);
    if (isScan(a)) {
        tickWhatIsKnown(a, counted[Keys::ready]);
        tickBinding(a, counted[Keys::bound]);
    }
    if (isScan(a) && counted[Keys::authorised]) {
        a.set(Keys::certifiedBy, Method::Scan);
        setTicks(a, Keys::connected, {u"connected.bound"_s, u"connected.authorised"_s});
    } else if (isManaged(a) && counted[Keys::submitted]) {
        a.set(Keys::certifiedBy, Method::Managed);
        setTick(a, Keys::keyInWeDa, true);
    }
}

bool hasDomains(const Answers &a)
{
    return !domainsAskedFor(a).isEmpty();
}

bool hasNoDomains(const Answers &a)
{
    return !hasDomains(a);
}
} // namespace Certify
} // namespace Journey
