// SPDX-License-Identifier: MIT
#include "models/journey/methods.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Journey {
namespace {
bool otherMethodInUse(const Draft &d, Method method)
{
    return d.inUse != Method::None && d.inUse != method;
}

// Scan authorisation: all mini programs of one cloud account share one subject [S0].
bool subjectDiffers(const Draft &d)
{
    return d.inUse == Method::Scan && d.certifiedCount > 0 && !d.inUsePrincipal.trimmed().isEmpty()
        && !d.principal.trimmed().isEmpty() && d.inUsePrincipal.trimmed() != d.principal.trimmed();
}

void settle(MethodVerdict &v, const Draft &d)
{
    if (otherMethodInUse(d, v.method) && v.method != Method::Provider) {
        v.conditions.prepend(u"condition.delete-other"_s);
    }
    v.openness = !v.blockers.isEmpty() ? Openness::Closed
        : v.conditions.isEmpty()       ? Openness::Open
                                       : Openness::AfterStep;
}

MethodVerdict scan(const Draft &d)
{
    MethodVerdict v{.method = Method::Scan, .undo = u"undo.scan"_s};
    if (subjectDiffers(d)) {
        v.blockers << u"blocker.different-subject"_s;
    }
    if (d.accountFromMiniProgram == Tri::Yes) {
        v.blockers << u"blocker.account-from-mini-program"_s;
    }
    if (d.basicInfo == Tri::No || d.adminPhone == Tri::No) {
        v.conditions << u"condition.basic-information"_s;
    }
    v.cautions << (d.role == AccountRole::Sub ? u"caution.ask-main-account"_s
                                              : u"caution.main-account"_s)
               << u"caution.console-publishing-lost"_s;
    settle(v, d);
    return v;
}

MethodVerdict managed(const Draft &d)
{
    MethodVerdict v{.method = Method::Managed, .undo = u"undo.managed"_s};
    if (d.edition == Edition::Unknown) {
        v.conditions << u"condition.find-edition"_s;
    } else if (d.edition < Edition::Enterprise) {
        v.conditions << u"condition.upgrade"_s;
    }
    v.cautions << u"caution.three-values"_s << u"caution.whitelists-off"_s;
    settle(v, d);
    return v;
}

// Closed beta for Enterprise customers; needs a cloud account without a bound mini program [S2].
MethodVerdict provider(const Draft &d)
{
    MethodVerdict v{.method = Method::Provider, .undo = u"undo.provider"_s};
    if (d.edition != Edition::Unknown && d.edition < Edition::Enterprise) {
        v.blockers << u"blocker.provider-edition"_s;
    }
    if (d.inUse != Method::None && d.inUse != Method::Provider) {
        v.blockers << u"blocker.provider-fresh-account"_s;
    }
    if (d.subject == Subject::Individual) {
        v.blockers << u"blocker.provider-individual"_s;
    }
    v.cautions << u"caution.provider-beta"_s << u"caution.provider-two-spare"_s;
    settle(v, d);
    return v;
}

// Open beats after-a-step; among equals the method in use, then scan (fewest traps), then managed.
int rank(const MethodVerdict &v, const Draft &d)
{
    if (v.openness == Openness::Closed || v.method == Method::Provider) {
        return 0;
    }
    const bool upgradeNeeded = v.conditions.contains(u"condition.upgrade"_s);
    int points = v.method == Method::Scan ? 2 : 1;
    points += v.openness == Openness::Open ? 10 : 0;
    points += d.inUse == v.method ? 5 : 0;
    points -= upgradeNeeded ? 1 : 0;
    return points + 1;
}
} // namespace

QList<MethodVerdict> assess(const Draft &draft)
{
    QList<MethodVerdict> verdicts{scan(draft), managed(draft), provider(draft)};
    const auto best = std::max_element(verdicts.begin(), verdicts.end(),
        [&](const auto &a, const auto &b) { return rank(a, draft) < rank(b, draft); });
    best->recommended = rank(*best, draft) > 0;
    return verdicts;
}
} // namespace Journey
