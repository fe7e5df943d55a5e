// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"

#include <QSet>

/// What is known of domains, out of the results that a journal keeps. A domain of which a stage was
/// stopped, or could not be checked at another time, counts as not checked.
class CheckedDomains
{
public:
    /// Takes all \a results of domains, the last one a stage.
    void read(const QList<QJsonObject> &results);
    /// A run has just ended with these: what could not be checked now counts as checked, for it was
    /// said.
    void add(const QList<CheckResult> &results);
    /// What could not be checked counts as not checked from now on.
    void forgetUnknown() { m_unknown.clear(); }

    /// Those of \a entries that were not checked.
    QList<DomainEntry> unchecked(QList<DomainEntry> entries) const;
    /// Those of \a entries that were.
    QList<DomainEntry> checked(QList<DomainEntry> entries) const;
    /// All results about domains that were checked.
    const QList<CheckResult> &results() const { return m_results; }

private:
    QList<CheckResult> m_results;
    QSet<QString> m_checked;
    QSet<QString> m_unknown; ///< domains that could not be checked just now
};
