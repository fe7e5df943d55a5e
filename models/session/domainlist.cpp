// SPDX-License-Identifier: MIT
#include "models/session/domainlist.h"

#include "models/journey/journeys/certify.h"
#include "models/rulebook/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(DomainList)
};
} // namespace

void DomainList::answer(Journey::Answers &answers, const QStringList &requestDomains)
{
    answers.change(Keys::domains, [&](QList<DomainEntry> &domains) {
        domains.removeIf([&](const DomainEntry &entry) { return asksFor(answers, entry.kind); });
        for (const QString &domain : requestDomains) {
            domains.append({DomainKind::Request, domain});
        }
    });
}

bool DomainList::isRare() const
{
    return std::find(rareKinds.begin(), rareKinds.end(), m_kind) != rareKinds.end();
}

void DomainList::read(const QString &text)
{
    QHash<QString, Result<ParsedDomain>> known;
    for (const Line &line : std::as_const(m_lines)) {
        known.insert(line.text, line.parsed);
    }
    m_lines.clear();
    for (const QString &each : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (const QString line = each.trimmed(); !line.isEmpty()) {
            const auto before = known.constFind(line);
            m_lines.append(
                {line, before == known.constEnd() ? parseDomain({m_kind, line}) : *before});
        }
    }
}

QStringList DomainList::stored() const
{
    QStringList right;
    for (const Line &line : m_lines) {
        if (line.parsed) {
            right.append(line.parsed->entry);
        }
    }
    return right;
}

void DomainList::store(Journey::Answers &answers) const
{
    answers.change(Keys::domains, [this](QList<DomainEntry> &domains) {
        domains.removeIf([this](const DomainEntry &entry) { return entry.kind == m_kind; });
        for (const QString &entry : stored()) {
            domains.append({m_kind, entry});
        }
    });
}

QStringList DomainList::answered(const Journey::Answers &answers) const
{
    QStringList lines;
    for (const DomainEntry &entry : answers[Keys::domains]) {
        lines += entry.kind == m_kind ? QStringList(entry.text) : QStringList();
    }
    return lines;
}

QString DomainList::textFor(const Journey::Answers &answers) const
{
    QStringList lines;
    for (const Line &line : m_lines) {
        lines += line.parsed ? QStringList() : QStringList(line.text);
    }
    return (lines + answered(answers)).join(u'\n');
}

QString DomainList::problems(const Words &words) const
{
    QList<DomainEntry> entries;
    QList<Result<ParsedDomain>> parsed;
    QMap<qsizetype, QString> ofLine;
    for (const Line &line : m_lines) {
        if (!line.parsed) {
            ofLine.insert(entries.size(), words.finding(line.parsed.error()).title);
        }
        entries.append({m_kind, line.text});
        parsed.append(line.parsed);
    }
    const bool isUnsaved = !ofLine.isEmpty();
    QStringList lines;
    for (const Finding &finding : listProblems(entries, parsed)) {
        const QString title = words.finding(finding).title;
        if (finding.facts.contains("index"_L1)) {
            ofLine.insert(finding.facts.value("index"_L1).toInt(), title);
        } else {
            lines.append(title);
        }
    }
    for (const auto &[index, title] : ofLine.asKeyValueRange()) {
        lines.append(entries.at(index).text + u": "_s + title);
    }
    if (isUnsaved) {
        lines.append(
            Tr::tr("A line that is not right yet is not saved. Correct it before you close."));
    }
    return lines.join(u'\n');
}

QString DomainList::remarks() const
{
    QStringList lines;
    for (const Line &line : m_lines) {
        if (line.parsed && line.parsed->entry != line.text) {
            lines.append(Tr::tr("%1 is entered as %2").arg(line.text, line.parsed->entry));
        }
        if (line.parsed && !line.parsed->unicodeHost.isEmpty()) {
            lines.append(
                Tr::tr("%1 is shown as %2").arg(line.parsed->entry, line.parsed->unicodeHost));
        }
    }
    return lines.join(u'\n');
}

QString DomainList::lineOf(const CheckResult &check) const
{
    for (const Line &line : m_lines) {
        if (domainKindId(m_kind) == check.kind && line.parsed
            && line.parsed->entry == check.subject) {
            return line.text;
        }
    }
    return {};
}
