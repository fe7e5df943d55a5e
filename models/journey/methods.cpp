// SPDX-License-Identifier: MIT
#include "models/journey/methods.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Journey {

Method methodInUse(const Answers &a)
{
    switch (a[Keys::inUse]) {
    case InUse::Unknown:
    case InUse::None:
        return Method::None;
    case InUse::Scan:
        return Method::Scan;
    case InUse::Managed:
        return Method::Managed;
    case InUse::Provider:
        return Method::Provider;
    }
    Q_UNREACHABLE();
}

namespace {
bool otherMethodInUse(const Answers &a, Method method)
{
    return methodInUse(a) != Method::None && methodInUse(a) != method;
}

// Scan authorisation: all mini programs of one cloud account share one subject [S0].
bool subjectDiffers(const Answers &a)
{
    return a[Keys::inUse] == InUse::Scan && a[Keys::certifiedCount] > 0
        && !a[Keys::inUsePrincipal].trimmed().isEmpty() && !a[Keys::principal].trimmed().isEmpty()
        && a[Keys::inUsePrincipal].trimmed() != a[Keys::principal].trimmed();
}

void settle(MethodVerdict &v, const Answers &a)
{
    if (otherMethodInUse(a, v.method) && v.method != Method::Provider) {
        v.conditions.prepend(u"condition.delete-other"_s);
    }
    v.openness = !v.blockers.isEmpty() ? Openness::Closed
        : v.conditions.isEmpty()       ? Openness::Open
                                       : Openness::AfterStep;
}

MethodVerdict scan(const Answers &a)
{
    MethodVerdict v{.method = Method::Scan,
        .undo = u"undo.scan"_s,
        .pluses = {u"plus.every-edition"_s, u"plus.no-secrets"_s}};
    if (subjectDiffers(a)) {
        v.blockers << u"blocker.different-subject"_s;
    }
    if (a[Keys::accountFromMiniProgram] == Tri::Yes) {
        v.blockers << u"blocker.account-from-mini-program"_s;
    }
    if (a[Keys::basicInfo] == Tri::No || a[Keys::adminPhone] == Tri::No) {
        v.conditions << u"condition.basic-information"_s;
    }
    v.cautions << (a[Keys::role] == AccountRole::Sub ? u"caution.ask-main-account"_s
                                                     : u"caution.main-account"_s)
               << u"caution.console-publishing-lost"_s;
    settle(v, a);
    return v;
}

MethodVerdict managed(const Answers &a)
{
    MethodVerdict v{.method = Method::Managed,
        .undo = u"undo.managed"_s,
        .pluses = {u"plus.any-subject"_s, u"plus.no-main-account"_s}};
    if (a[Keys::edition] < Edition::Free) {
        v.conditions << u"condition.find-edition"_s;
    } else if (a[Keys::edition] < Edition::Enterprise) {
        v.conditions << u"condition.upgrade"_s;
    }
    v.cautions << u"caution.three-values"_s << u"caution.whitelists-off"_s;
    settle(v, a);
    return v;
}

// Closed beta for Enterprise customers; needs a cloud account without a bound mini program [S2].
MethodVerdict provider(const Answers &a)
{
    MethodVerdict v{.method = Method::Provider,
        .undo = u"undo.provider"_s,
        .pluses = {u"plus.many-customers"_s}};
    if (a[Keys::edition] >= Edition::Free && a[Keys::edition] < Edition::Enterprise) {
        v.blockers << u"blocker.provider-edition"_s;
    }
    if (otherMethodInUse(a, Method::Provider)) {
        v.blockers << u"blocker.provider-fresh-account"_s;
    }
    if (a[Keys::subject] == Subject::Individual) {
        v.blockers << u"blocker.provider-individual"_s;
    }
    v.cautions << u"caution.provider-beta"_s << u"caution.provider-two-spare"_s;
    settle(v, a);
    return v;
}

// Open beats after-a-step; among equals the method in use, then scan (fewest traps), then managed.
int rank(const MethodVerdict &v, const Answers &a)
{
    if (v.openness == Openness::Closed || v.method == Method::Provider) {
        return 0;
    }
    const bool upgradeNeeded = v.conditions.contains(u"condition.upgrade"_s);
    int points = v.method == Method::Scan ? 2 : 1;
    points += v.openness == Openness::Open ? 10 : 0;
    points += methodInUse(a) == v.method ? 5 : 0;
    points -= upgradeNeeded ? 1 : 0;
    return points + 1;
}

QString because(const QString &obstacle)
{
    return u"because."_s + obstacle.section(u'.', 1);
}

/// What stands in the way of \a other and not of \a best, then what speaks for \a best.
QStringList reasons(const MethodVerdict &best, const MethodVerdict &other, const Answers &a)
{
    QStringList why;
    if (methodInUse(a) == best.method) {
        why << u"because.in-use"_s; // which is what "delete-other" means for the other one
    }
    for (const QString &obstacle : other.blockers + other.conditions) {
        if (obstacle != "condition.delete-other"_L1 && !best.conditions.contains(obstacle)) {
            why << because(obstacle);
        }
    }
    if (best.method == Method::Managed && a[Keys::edition] >= Edition::Enterprise) {
        why << u"because.edition"_s;
    }
    if (best.method == Method::Scan && a[Keys::role] == AccountRole::Main) {
        why << u"because.main-account"_s;
    }
    if (best.method == Method::Scan) {
        why << u"because.no-secrets"_s;
    }
    return why;
}
} // namespace

QList<MethodVerdict> assess(const Answers &answers)
{
    QList<MethodVerdict> verdicts{scan(answers), managed(answers), provider(answers)};
    const auto best = std::max_element(verdicts.begin(), verdicts.end(),
        [&](const auto &x, const auto &y) { return rank(x, answers) < rank(y, answers); });
    best->recommended = rank(*best, answers) > 0;
    if (best->recommended) {
        best->reasons = reasons(*best, verdicts.at(best->method == Method::Scan ? 1 : 0), answers);
    }
    return verdicts;
}
} // namespace Journey
