// SPDX-License-Identifier: MIT
#include "models/journey/consequences.h"

#include "models/journey/premise.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Journey {
namespace {
using Kind = Consequence::Kind;

Tri tri(bool is)
{
    return is ? Tri::Yes : Tri::No;
}

Tri operator&&(Tri a, Tri b)
{
    return a == Tri::No || b == Tri::No ? Tri::No : a == Tri::Yes ? b : a;
}

Tri operator||(Tri a, Tri b)
{
    return a == Tri::Yes || b == Tri::Yes ? Tri::Yes : a == Tri::No ? b : a;
}

Tri isOpen(Tri value)
{
    return tri(value == Tri::Unknown);
}

/// One act, and what is known when it is meant.
struct Case
{
    Act act;
    const Holdings &holdings;

    const OwnedMiniProgram &own() const { return holdings.own; }
};

QList<OwnedMiniProgram> everyone(const Case &c)
{
    return QList<OwnedMiniProgram>{c.own()} + c.holdings.others;
}

Tri always(const Case & /*c*/)
{
    return Tri::Yes;
}

Tri hasOthers(const Case &c)
{
    return c.holdings.others.isEmpty() ? c.holdings.hasMore : Tri::Yes;
}

bool isInAccountCentre(const Case &c)
{
    return c.act == Act::Account || c.act == Act::Rebind;
}

/// Whether the binding in the account centre goes. There, it does whichever mini program was meant.
Tri bindingGoes(const Case &c)
{
    return isInAccountCentre(c) ? Tri::Yes : c.own().bound;
}

/// Without the bound mini program none of the account can be published [S1]; in the account centre
/// another one may be bound than was meant. No document says whether they need an official account.
Tri othersStop(const Case &c)
{
    if (isInAccountCentre(c) && c.holdings.isOfficialAccountBound) {
        return hasOthers(c) == Tri::No ? Tri::No : Tri::Unknown;
    }
    const Tri isAnother = tri(isInAccountCentre(c) && c.own().bound == Tri::No);
    return isAnother || (bindingGoes(c) && hasOthers(c));
}

Tri ownStops(const Case &c)
{
    return tri(!isInAccountCentre(c) || c.own().bound != Tri::No);
}

/// A switch takes all of the account out of WeDa [S0].
Tri reviewVoid(const Case &c)
{
    Tri is = c.own().inReview;
    if (c.act == Act::Switch) {
        for (const OwnedMiniProgram &other : c.holdings.others) {
            is = is || other.inReview;
        }
        is = is || (c.holdings.hasMore == Tri::No ? Tri::No : Tri::Unknown);
    }
    return is;
}

/// WeDa develops for the mini program unless it is fully managed.
Tri isDelegated(const Case &c)
{
    const InUse inUse = c.holdings.inUse;
    return inUse == InUse::Unknown ? Tri::Unknown
                                   : tri(inUse == InUse::Scan || inUse == InUse::Provider);
}

Tri hasSecrets(const Case &c)
{
    return c.holdings.inUse == InUse::Unknown ? Tri::Unknown
                                              : tri(c.holdings.inUse == InUse::Managed);
}

Tri accountIsLost(const Case &c)
{
    return bindingGoes(c) && c.holdings.accountFromMiniProgram;
}

Tri isDevelopment(const Case &c)
{
    return c.own().development;
}

Tri blocksReleases(const Case &c)
{
    return c.own().development && c.own().livePlugin;
}

Tri hasEnvironment(const Case &c)
{
    return c.own().environment;
}

Tri hasPlatform(const Case &c)
{
    return c.act == Act::Platform ? Tri::Yes : c.holdings.platformLinked;
}

Tri hasCustomers(const Case &c)
{
    return c.holdings.platformCustomers;
}

/// By scan, all of an account have one subject [S0]: the others can not come back by it.
Tri subjectsDiffer(const Case &c)
{
    if (c.holdings.inUse != InUse::Managed && c.holdings.inUse != InUse::Unknown) {
        return Tri::No;
    }
    const QString own = c.own().principal.trimmed();
    Tri differ = c.holdings.hasMore == Tri::No ? Tri::No : Tri::Unknown;
    for (const OwnedMiniProgram &other : c.holdings.others) {
        const QString its = other.principal.trimmed();
        differ = differ || (own.isEmpty() || its.isEmpty() ? Tri::Unknown : tri(own != its));
    }
    return c.holdings.inUse == InUse::Unknown && differ == Tri::Yes ? Tri::Unknown : differ;
}

// What must be found out.

Tri boundIsOpen(const Case &c)
{
    return isOpen(c.own().bound);
}

Tri moreIsOpen(const Case &c)
{
    const bool counts = c.act == Act::Switch || bindingGoes(c) != Tri::No;
    return tri(counts) && isOpen(c.holdings.hasMore);
}

Tri reviewIsOpen(const Case &c)
{
    return isOpen(reviewVoid(c));
}

Tri originIsOpen(const Case &c)
{
    return tri(bindingGoes(c) != Tri::No) && isOpen(c.holdings.accountFromMiniProgram);
}

Tri methodIsOpen(const Case &c)
{
    return tri(c.holdings.inUse == InUse::Unknown);
}

Tri platformIsOpen(const Case &c)
{
    return isOpen(hasPlatform(c));
}

Tri customersAreOpen(const Case &c)
{
    return isOpen(hasCustomers(c));
}

Tri developmentIsOpen(const Case &c)
{
    return isOpen(isDevelopment(c)) || isOpen(blocksReleases(c));
}

Tri environmentIsOpen(const Case &c)
{
    return isOpen(hasEnvironment(c));
}

Tri subjectIsOpen(const Case &c)
{
    return isOpen(subjectsDiffer(c));
}

// Steps that are needed if something may be so.

Tri mayBeInReview(const Case &c)
{
    return tri(reviewVoid(c) != Tri::No);
}

Tri mayBeDelegated(const Case &c)
{
    return tri(isDelegated(c) != Tri::No);
}

Tri mayBeCancelled(const Case &c)
{
    return c.act == Act::Authorisation ? Tri::Yes : mayBeDelegated(c);
}

Tri mayHavePlatform(const Case &c)
{
    return tri(hasPlatform(c) != Tri::No);
}

Tri mayHaveSecrets(const Case &c)
{
    return tri(hasSecrets(c) != Tri::No);
}

Tri mayHaveOthers(const Case &c)
{
    return tri(hasOthers(c) != Tri::No);
}

// Whom it hits.

QStringList nobody(const Case & /*c*/)
{
    return {};
}

template <typename F>
QStringList namesIf(const QList<OwnedMiniProgram> &all, F counts)
{
    QStringList names;
    for (const OwnedMiniProgram &one : all) {
        if (counts(one) && !one.name.isEmpty()) {
            names.append(one.name);
        }
    }
    return names;
}

QStringList ownName(const Case &c)
{
    return namesIf({c.own()}, [](const auto &) { return true; });
}

/// In the account centre the one that was meant, too, if it is not the bound one.
QStringList otherNames(const Case &c)
{
    const bool withOwn =
        isInAccountCentre(c) && c.own().bound == Tri::No && !c.holdings.isOfficialAccountBound;
    return namesIf(withOwn ? everyone(c) : c.holdings.others, [](const auto &) { return true; });
}

QStringList allNames(const Case &c)
{
    return namesIf(everyone(c), [](const auto &) { return true; });
}

QStringList inReviewNames(const Case &c)
{
    return namesIf(c.act == Act::Switch ? everyone(c) : QList<OwnedMiniProgram>{c.own()},
        [](const auto &one) { return one.inReview != Tri::No; });
}

QStringList otherSubjectNames(const Case &c)
{
    return namesIf(c.holdings.others,
        [&c](const auto &one) { return one.principal.trimmed() != c.own().principal.trimmed(); });
}

constexpr unsigned bit(Act act)
{
    return 1U << static_cast<unsigned>(act);
}
constexpr unsigned kApp = bit(Act::App);
constexpr unsigned kCertification = bit(Act::Certification);
constexpr unsigned kAccount = bit(Act::Account);
constexpr unsigned kAuthorisation = bit(Act::Authorisation);
constexpr unsigned kPlatform = bit(Act::Platform);
constexpr unsigned kSwitch = bit(Act::Switch);
constexpr unsigned kRebind = bit(Act::Rebind);
constexpr unsigned kLeavesWeDa = kCertification | kAuthorisation | kSwitch;
constexpr unsigned kTouchesBinding = kApp | kCertification | kAccount | kAuthorisation | kRebind;

/// What is said of some acts if something is so.
struct Rule
{
    const char *id;
    Kind kind;
    unsigned acts;
    Tri (*holds)(const Case &);
    QStringList (*whom)(const Case &);
    const char *fact;
};

constexpr std::array kRules{
    Rule{"does.app", Kind::Does, kApp, always, ownName, "unbinding.review-void"},
    Rule{"does.certification", Kind::Does, kCertification, always, ownName,
        "account.deleting-keeps-mini-program"},
    Rule{"does.account", Kind::Does, kAccount, always, nobody, "unbinding.two-sides"},
    Rule{"does.authorisation", Kind::Does, kAuthorisation, always, ownName, "unbinding.two-sides"},
    Rule{"does.platform", Kind::Does, kPlatform, always, nobody, "unbinding.platform-first"},
    Rule{"does.switch", Kind::Does, kSwitch, always, nobody, "account.one-method"},
    Rule{"does.rebind", Kind::Does, kRebind, always, nobody, "account.binding-anew"},

    Rule{"breaks.others", Kind::Breaks, kTouchesBinding, othersStop, otherNames,
        "account.unbinding-primary-stops-others"},
    Rule{"breaks.all-certified", Kind::Breaks, kSwitch, always, allNames, "account.one-method"},
    Rule{"breaks.own", Kind::Breaks, kCertification | kAccount | kAuthorisation | kRebind, ownStops,
        ownName, "account.deleting-keeps-mini-program"},
    Rule{"breaks.review", Kind::Breaks, kApp, reviewVoid, inReviewNames, "unbinding.review-void"},
    Rule{"breaks.review-perhaps", Kind::Breaks, kLeavesWeDa, reviewVoid, inReviewNames,
        "unbinding.review-void-too"},
    Rule{"breaks.ghost", Kind::Breaks, kAuthorisation, always, nobody, "unbinding.ghost"},
    Rule{"breaks.sign-in", Kind::Breaks, kAccount | kAuthorisation | kRebind, bindingGoes, nobody,
        "unbinding.sign-in"},
    Rule{"breaks.customers", Kind::Breaks, kPlatform, hasCustomers, nobody,
        "unbinding.platform-first"},
    Rule{"breaks.live-plugin", Kind::Breaks, kPlatform, blocksReleases, ownName,
        "unbinding.live-plugin"},

    Rule{"lost.account", Kind::Lost, kTouchesBinding, accountIsLost, nobody,
        "account.from-mini-program-binds-another"},
    Rule{"lost.cloud-functions", Kind::Lost, kLeavesWeDa | kPlatform, isDelegated, ownName,
        "unbinding.cloud-functions"},
    Rule{"lost.uploads", Kind::Lost, kPlatform | kAuthorisation, isDevelopment, ownName,
        "unbinding.development-uploads"},
    Rule{"lost.environment", Kind::Lost, kCertification | kAccount | kPlatform, hasEnvironment,
        ownName, "unbinding.environment"},
    Rule{"lost.other-subject", Kind::Lost, kSwitch, subjectsDiffer, otherSubjectNames,
        "scan.same-subject"},

    Rule{"ask.bound", Kind::Unknown, kTouchesBinding, boundIsOpen, ownName,
        "account.unbinding-primary-stops-others"},
    Rule{"ask.others", Kind::Unknown, kTouchesBinding | kSwitch, moreIsOpen, nobody,
        "account.unbinding-primary-stops-others"},
    Rule{"ask.review", Kind::Unknown, kApp | kLeavesWeDa, reviewIsOpen, inReviewNames,
        "unbinding.review-void"},
    Rule{"ask.method", Kind::Unknown, kLeavesWeDa | kPlatform, methodIsOpen, nobody,
        "account.one-method"},
    Rule{"ask.origin", Kind::Unknown, kTouchesBinding, originIsOpen, nobody,
        "account.from-mini-program-binds-another"},
    Rule{"ask.platform", Kind::Unknown, kAccount | kSwitch, platformIsOpen, nobody,
        "unbinding.platform-first"},
    Rule{"ask.customers", Kind::Unknown, kPlatform, customersAreOpen, nobody,
        "unbinding.platform-first"},
    Rule{"ask.development", Kind::Unknown, kPlatform | kAuthorisation, developmentIsOpen, ownName,
        "unbinding.development-uploads"},
    Rule{"ask.environment", Kind::Unknown, kCertification | kAccount | kPlatform, environmentIsOpen,
        ownName, "unbinding.environment"},
    Rule{"ask.subject", Kind::Unknown, kSwitch, subjectIsOpen, otherSubjectNames,
        "scan.same-subject"},

    Rule{"order.review", Kind::Order, kApp | kLeavesWeDa, mayBeInReview, inReviewNames,
        "unbinding.review-void"},
    Rule{"order.upload", Kind::Order, kLeavesWeDa | kPlatform, mayBeDelegated, nobody,
        "unbinding.cloud-functions"},
    Rule{"order.open-platform", Kind::Order, kAccount | kPlatform | kSwitch, mayHavePlatform,
        nobody, "unbinding.platform-first"},
    Rule{"order.bound-last", Kind::Order, kCertification | kSwitch, mayHaveOthers, nobody,
        "account.unbinding-primary-stops-others"},
    Rule{"order.weda", Kind::Order, kCertification | kAccount | kAuthorisation | kSwitch, always,
        nobody, "account.deleting-keeps-mini-program"},
    Rule{"order.account-centre", Kind::Order, kCertification | kAccount | kAuthorisation, always,
        nobody, "unbinding.two-sides"},
    Rule{"order.cancel-last", Kind::Order, kLeavesWeDa | kAccount, mayBeCancelled, nobody,
        "unbinding.ghost"},
    Rule{"order.secrets", Kind::Order, kCertification | kSwitch, mayHaveSecrets, nobody,
        "secret.old-stops-at-once"},
    Rule{"order.app", Kind::Order, kApp, always, nobody, "unbinding.review-void"},
    Rule{"order.sign-in", Kind::Order, kRebind, always, nobody, "unbinding.sign-in"},
    Rule{"order.together", Kind::Order, kRebind, always, nobody, "account.binding-anew"},
    Rule{
        "order.certify", Kind::Order, kLeavesWeDa | kAccount, always, nobody, "account.one-method"},
};

Consequence said(const Rule &rule)
{
    return {.id = QString::fromLatin1(rule.id),
        .kind = rule.kind,
        .fact = QString::fromLatin1(rule.fact)};
}

/// Whoever works with what goes, and whoever must act.
QStringList peopleOf(const Case &c)
{
    QStringList roles{u"publisher"_s};
    if (c.act != Act::App) {
        roles << u"administrator"_s << u"main-account"_s;
    }
    if (mayHaveSecrets(c) == Tri::Yes && c.act != Act::App) {
        roles << u"developer"_s;
    }
    const bool isForPlatform = c.act == Act::Platform || c.act == Act::Account;
    if (isForPlatform && mayHavePlatform(c) == Tri::Yes) {
        roles << u"open-platform-owner"_s;
    }
    return roles;
}

OwnedMiniProgram miniProgramOf(const Answers &answers)
{
    return {.name = answers[Keys::name].trimmed(),
        .principal = answers[Keys::principal],
        .bound = answers[Keys::isBound],
        .inReview = answers[Keys::reviewRunning],
        .environment = answers[Keys::environmentBound],
        .development = answers[Keys::isDevelopment],
        .livePlugin = answers[Keys::livePlugin]};
}
/// What was said of the binding before is no more so.
void letGo(Answers &answers)
{
    answers.set(Keys::isBound, Tri::No);
    answers.set(Keys::takenOff, true);
    setTicks(answers, Keys::bound, {});
    setTicks(answers, Keys::linkSeen, {});
}
} // namespace

Holdings holdingsOf(const Answers &answers, const QList<Answers> &others)
{
    Holdings holdings{.own = miniProgramOf(answers),
        .hasMore = answers[Keys::otherMiniPrograms],
        .inUse = answers[Keys::inUse],
        .accountFromMiniProgram = answers[Keys::accountFromMiniProgram],
        .platformLinked = answers[Keys::platformLinked],
        .platformCustomers = answers[Keys::platformCustomers],
        .isOfficialAccountBound = answers[Keys::boundTo] == BoundTo::OfficialAccount};
    for (const Answers &other : others) {
        holdings.others.append(miniProgramOf(other));
    }
    return holdings;
}

QList<Consequence> Impact::of(Consequence::Kind kind) const
{
    QList<Consequence> some;
    std::copy_if(consequences.begin(), consequences.end(), std::back_inserter(some),
        [kind](const Consequence &one) { return one.kind == kind; });
    return some;
}

bool Impact::isHarmless() const
{
    return !consequences.isEmpty() && of(Kind::Breaks).isEmpty() && of(Kind::Lost).isEmpty()
        && of(Kind::Unknown).isEmpty();
}

Impact impactOf(Act act, const Holdings &holdings)
{
    const Case c{act, holdings};
    Impact impact;
    for (const Rule &rule : kRules) {
        const Tri holds = (rule.acts & bit(act)) != 0 ? rule.holds(c) : Tri::No;
        if (holds != Tri::No) {
            Consequence one = said(rule);
            one.isSure = holds == Tri::Yes;
            one.whom = rule.whom(c);
            impact.consequences.append(one);
        }
    }
    if (act != Act::None) {
        impact.tell = peopleOf(c);
    }
    return impact;
}

QList<Consequence> everyConsequence()
{
    QList<Consequence> all;
    std::transform(kRules.begin(), kRules.end(), std::back_inserter(all), said);
    return all;
}

namespace {
/// What publishing would rely on.
void disconnect(Answers &answers, Act act)
{
    const bool leavesWeDa = act == Act::Certification || act == Act::Switch;
    const bool endsBinding = act == Act::Account || act == Act::Rebind;
    if (leavesWeDa || endsBinding || act == Act::Authorisation) {
        setTicks(answers, Keys::connected, {});
    }
    if (leavesWeDa) {
        answers.set(Keys::certifiedBy, Method::None);
        setTick(answers, Keys::keyInWeDa, false);
    }
}
} // namespace

void settle(Answers &answers, Act act)
{
    const bool isRead = withoutOutdatedTicks(answers)[Keys::impactRead];
    const bool mayBeVoid =
        act == Act::Certification || act == Act::Authorisation || act == Act::Switch;
    if (mayBeVoid && answers[Keys::reviewRunning] == Tri::Yes) {
        answers.set(Keys::reviewRunning, Tri::Unknown); // no document is sure of it
    } else if (act == Act::App) {
        answers.set(Keys::reviewRunning, Tri::No);
    } else if (act == Act::Account) {
        answers.set(Keys::isBound, Tri::No);
    } else if (act == Act::Rebind) {
        letGo(answers);
    } else if (act == Act::Platform) {
        answers.set(Keys::platformLinked, Tri::No);
    }
    disconnect(answers, act);
    if (act == Act::Switch && answers[Keys::inUse] != InUse::None) {
        answers.set(Keys::leftMethod, answers[Keys::inUse]);
        answers.set(Keys::inUse, InUse::None);
    }
    setTick(answers, Keys::impactRead, isRead); // it was read for what was so before
}
} // namespace Journey
