// SPDX-License-Identifier: MIT
#include "models/session/verdict.h"

#include "models/checks/checklines.h"
#include "models/journey/journeys/certify.h"
#include "models/journey/premise.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// How many domains are asked for that no check was ever about.
int unchecked(const Journey::Answers &answers, const QList<CheckResult> &checks)
{
    QSet<QString> checked;
    for (const CheckResult &check : checks) {
        checked << listAndDomain(check);
    }
    const QList<DomainEntry> domains = Journey::domainsAskedFor(answers);
    return static_cast<int>(
        std::count_if(domains.begin(), domains.end(), [&checked](const DomainEntry &domain) {
            return !checked.contains(domain.text) && !checked.contains(listAndDomain(domain));
        }));
}

bool isEachActDone(
    const Journey::Spec &spec, const JourneyState &state, const Journey::Answers &answers)
{
    const auto isDone = [&state](const Journey::Block &block) {
        const auto *act = std::get_if<Journey::Irreversible>(&block.part);
        return !act || state.acts.value(QString::fromLatin1(act->id)).outcome == "done"_L1;
    };
    const QList<const Journey::Step *> way = Journey::path(spec, answers);
    return std::all_of(way.begin(), way.end(), [&isDone](const Journey::Step *step) {
        return std::all_of(step->blocks.begin(), step->blocks.end(), isDone);
    });
}
} // namespace

bool isProved(const CheckResult &check)
{
    return check.status == CheckStatus::Passed || check.status == CheckStatus::Warning;
}

QString blockOf(const CheckResult &check)
{
    const QString family = check.id.section(u'.', 0, 0);
    return family == "domain"_L1   ? u"domains"_s
        : family == "appid"_L1     ? u"appId"_s
        : family == "uploadkey"_L1 ? u"uploadKey"_s
                                   : u"appSecret"_s;
}

QList<CheckResult> checksOf(const JourneyState &state, const Journey::Answers &answers)
{
    QSet<QString> domains; // with and without the list
    for (const DomainEntry &entry : Journey::domainsAskedFor(answers)) {
        domains << entry.text << listAndDomain(entry);
    }
    const bool hasValues = Journey::isManaged(answers);
    const auto counts = [&](const CheckResult &check) {
        if (!check.id.startsWith("domain."_L1)) {
            return hasValues && check.subject == answers[Journey::Keys::appId];
        }
        return domains.contains(listAndDomain(check));
    };
    QList<CheckResult> current;
    for (const QJsonObject &json : state.checks) {
        if (const CheckResult check = checkResultFromJson(json); counts(check)) {
            current.append(check);
        }
    }
    return current;
}

bool lacksDomains(const Journey::Spec &spec, const Journey::Answers &answers)
{
    return Journey::isManaged(answers) && Journey::hasBlock(spec, u"domains"_s)
        && Journey::domainsAskedFor(answers).isEmpty();
}

Verdict verdictOf(const Journey::Spec &spec, const JourneyState &state,
    const Journey::Answers &answers, const QList<CheckResult> &checks)
{
    const Journey::Answers counted = Journey::withoutOutdatedTicks(answers);
    Verdict verdict;
    verdict.journey = Journey::idOf(spec);
    const CheckTally tally = tallyOf(checks);
    // A mini program has its domains in each of its journeys.
    const bool hasDomains = Journey::hasBlock(spec, u"domains"_s);
    verdict.failed = tally.failed;
    verdict.unknown = tally.unknown + tally.open + (hasDomains ? unchecked(answers, checks) : 0);
    verdict.proved = tally.lines - tally.failed - tally.unknown - tally.open;
    verdict.isRequest = Journey::isProvider(counted);
    verdict.isDeclared =
        (spec.isDeclared ? spec.isDeclared(counted) : Journey::isWholeWayAnswered(spec, counted))
        && isEachActDone(spec, state, answers);
    verdict.lacksDomains = lacksDomains(spec, counted);
    return verdict;
}

QString Verdict::state() const
{
    return failed > 0 ? u"bad"_s : !isGood() ? u"warn"_s : isRequest ? u"info"_s : u"good"_s;
}

QString Verdict::id() const
{
    return failed > 0  ? u"failed#%1"_s.arg(failed)
        : unknown > 0  ? u"unknown#%1"_s.arg(unknown)
        : isRequest    ? u"request"_s
        : !isDeclared  ? u"undeclared"_s
        : lacksDomains ? u"domains"_s
        : total() > 0  ? u"good"_s
                       : u"said"_s;
}

BlockWords Verdict::said(const QString &kind, const Words &words) const
{
    const QJsonObject facts{{u"proved"_s, proved}, {u"failed"_s, failed}, {u"unknown"_s, unknown},
        {u"total"_s, total()}};
    const BlockWords own = words.report(kind + u'.' + journey + u'.' + id(), facts);
    return own.label.isEmpty() ? words.report(kind + u'.' + id(), facts) : own;
}

BlockWords Verdict::in(const Words &words) const
{
    return said(u"verdict"_s, words);
}

QString Verdict::inShort(const Words &words) const
{
    return said(u"open"_s, words).label;
}

QString Verdict::openBlock() const
{
    return total() > proved                        ? u"preflight"_s
        : lacksDomains && isDeclared && !isRequest ? u"domains"_s
                                                   : QString();
}

QString openAtTheEnd(const JourneyState &state, const Words &words)
{
    const Journey::Spec *spec = Journey::journey(state.journey);
    if (!spec || (!state.closed && state.step != Journey::idOf(spec->steps.back()))) {
        return {};
    }
    const Journey::Answers answers = state.given();
    return verdictOf(*spec, state, answers, checksOf(state, answers)).inShort(words);
}
