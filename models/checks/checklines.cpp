// SPDX-License-Identifier: MIT
#include "models/checks/checklines.h"

#include "models/rulebook/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(CheckLine)
};

// Worst first. A stage still open hides the verdict of the others.
int rank(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Running:
        return 0;
    case CheckStatus::Failed:
        return 1;
    case CheckStatus::Unknown:
        return 2;
    case CheckStatus::Warning:
        return 3;
    case CheckStatus::Pending:
        return 4;
    case CheckStatus::Skipped:
        return 5;
    case CheckStatus::Passed:
        return 6;
    }
    Q_UNREACHABLE();
}

bool isDomain(const CheckResult &result)
{
    return result.id.startsWith("domain."_L1);
}

QString textOf(const CheckResult &first, CheckStatus status)
{
    const QString name = first.finding.facts.value("name"_L1).toString();
    switch (status) {
    case CheckStatus::Passed:
        return first.id == "domain.verify-file"_L1
            ? Tr::tr("The file comes exactly as it was downloaded")
            : isDomain(first) ? Tr::tr("OK: format, DNS, certificate, HTTPS")
            : name.isEmpty()  ? Tr::tr("OK")
                              : Tr::tr("OK: belongs to “%1”").arg(name);
    case CheckStatus::Skipped:
        return Tr::tr("Not checked: fix the problem above first");
    case CheckStatus::Running:
        return Tr::tr("Being checked…");
    case CheckStatus::Pending:
        return Tr::tr("Waiting…");
    default:
        return Tr::tr("Could not be checked");
    }
}
} // namespace

QString lineKey(const CheckResult &result)
{
    return isDomain(result) ? u"domain:"_s + result.kind + u':' + result.subject : result.id;
}

CheckStatus worst(const QList<CheckResult> &results)
{
    const auto it = std::min_element(results.begin(), results.end(),
        [](const CheckResult &a, const CheckResult &b) { return rank(a.status) < rank(b.status); });
    return it == results.end() ? CheckStatus::Pending : it->status;
}

QString CheckLine::state() const
{
    switch (status) {
    case CheckStatus::Passed:
        return u"good"_s;
    case CheckStatus::Failed:
        return u"bad"_s;
    case CheckStatus::Warning:
    case CheckStatus::Unknown:
        return u"warn"_s;
    default:
        return {};
    }
}

CheckLine lineOf(const QList<CheckResult> &results, const Words &words)
{
    const CheckResult &first = results.first();
    CheckLine line{
        worst(results), isDomain(first) ? first.subject : words.checkTitle(first.id), {}, {}};
    const auto telling = std::find_if(results.begin(), results.end(),
        [&](const CheckResult &r) { return r.status == line.status && !r.finding.id.isEmpty(); });
    if (telling == results.end()) {
        line.text = textOf(first, line.status);
    } else {
        line.telling = telling->finding;
        line.text = words.finding(line.telling).title;
    }
    return line;
}

QList<CheckGroup> groupsOf(const QList<CheckResult> &results)
{
    QList<CheckGroup> groups;
    QHash<QString, qsizetype> known;
    for (qsizetype i = 0; i < results.size(); ++i) {
        const QString key = lineKey(results.at(i));
        const qsizetype group = known.value(key, groups.size());
        if (group == groups.size()) {
            known.insert(key, group);
            groups.append({key, {}});
        }
        groups[group].results.append(i);
    }
    return groups;
}

CheckTally tallyOf(const QList<CheckResult> &results)
{
    QHash<QString, CheckStatus> lines;
    for (const CheckResult &result : results) {
        const QString key = lineKey(result);
        const auto before = lines.constFind(key);
        if (before == lines.constEnd() || rank(result.status) < rank(*before)) {
            lines.insert(key, result.status);
        }
    }
    CheckTally tally;
    tally.lines = static_cast<int>(lines.size());
    for (const CheckStatus status : std::as_const(lines)) {
        tally.open += status == CheckStatus::Pending || status == CheckStatus::Running ? 1 : 0;
        tally.failed += status == CheckStatus::Failed ? 1 : 0;
        tally.unknown += status == CheckStatus::Unknown || status == CheckStatus::Skipped ? 1 : 0;
    }
    return tally;
}
