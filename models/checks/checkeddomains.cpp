// SPDX-License-Identifier: MIT
#include "models/checks/checkeddomains.h"

using namespace Qt::StringLiterals;

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
            || (isUnknown && !m_unknown.contains(listAndDomain(result)))) {
            open.insert(listAndDomain(result));
        }
        if (result.id == "domain.http"_L1) { // the last stage
            m_checked.insert(listAndDomain(result));
        }
    }
    m_checked.subtract(open);
    m_results.removeIf(
        [this](const CheckResult &r) { return !m_checked.contains(listAndDomain(r)); });
}

void CheckedDomains::add(const QList<CheckResult> &results)
{
    for (const CheckResult &result : results) {
        if (result.status == CheckStatus::Unknown) {
            m_unknown.insert(listAndDomain(result));
        }
    }
}

QList<DomainEntry> CheckedDomains::unchecked(QList<DomainEntry> entries) const
{
    entries.removeIf([this](const DomainEntry &e) { return m_checked.contains(listAndDomain(e)); });
    return entries;
}

QList<DomainEntry> CheckedDomains::checked(QList<DomainEntry> entries) const
{
    entries.removeIf(
        [this](const DomainEntry &e) { return !m_checked.contains(listAndDomain(e)); });
    return entries;
}
