// SPDX-License-Identifier: MIT
#include "models/checks/checkeddomains.h"

using namespace Qt::StringLiterals;

namespace {
QString keyOf(const QString &kind, const QString &text)
{
    return kind + u' ' + text;
}

QString keyOf(const CheckResult &result)
{
    return keyOf(result.kind, result.subject);
}

QString keyOf(const DomainEntry &entry)
{
    return keyOf(domainKindId(entry.kind), entry.text);
}
} // namespace

void CheckedDomains::read(const QList<QJsonObject> &results)
{
    m_results.clear();
    m_checked.clear();
    QSet<QString> open;
    for (const QJsonObject &json : results) {
        const CheckResult result = checkResultFromJson(json);
        if (!result.id.startsWith("domain."_L1)) {
            continue;
        }
        m_results.append(result);
        const bool isUnknown = result.status == CheckStatus::Unknown;
        if (result.finding.id == "cancelled"_L1
            || (isUnknown && !m_unknown.contains(keyOf(result)))) {
            open.insert(keyOf(result));
        }
        if (result.id == "domain.http"_L1) { // the last stage
            m_checked.insert(keyOf(result));
        }
    }
    m_checked.subtract(open);
    m_results.removeIf([this](const CheckResult &r) { return !m_checked.contains(keyOf(r)); });
}

void CheckedDomains::add(const QList<CheckResult> &results)
{
    for (const CheckResult &result : results) {
        if (result.status == CheckStatus::Unknown) {
            m_unknown.insert(keyOf(result));
        }
    }
}

QList<DomainEntry> CheckedDomains::unchecked(QList<DomainEntry> entries) const
{
    entries.removeIf([this](const DomainEntry &e) { return m_checked.contains(keyOf(e)); });
    return entries;
}

QList<DomainEntry> CheckedDomains::checked(QList<DomainEntry> entries) const
{
    entries.removeIf([this](const DomainEntry &e) { return !m_checked.contains(keyOf(e)); });
    return entries;
}
