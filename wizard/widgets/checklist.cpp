// SPDX-License-Identifier: MIT
#include "wizard/widgets/checklist.h"

#include "wizard/widgets/checkrow.h"
#include "wizard/widgets/makers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
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

QString rowKey(const CheckResult &result)
{
    return result.id.startsWith("domain."_L1) ? u"domain:"_s + result.subject : result.id;
}
} // namespace

CheckStatus worst(const QList<CheckResult> &results)
{
    const auto it = std::min_element(results.begin(), results.end(),
        [](const CheckResult &a, const CheckResult &b) { return rank(a.status) < rank(b.status); });
    return it == results.end() ? CheckStatus::Pending : it->status;
}

QString statusMark(CheckStatus status)
{
    switch (status) {
    case CheckStatus::Passed:
        return u"✓"_s;
    case CheckStatus::Warning:
        return u"!"_s;
    case CheckStatus::Failed:
        return u"✕"_s;
    case CheckStatus::Unknown:
        return u"?"_s;
    case CheckStatus::Skipped:
        return u"–"_s;
    case CheckStatus::Pending:
    case CheckStatus::Running:
        return u"…"_s;
    }
    Q_UNREACHABLE();
}

CheckList::CheckList(QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
{
    setProperty("role", u"card"_s);
    m_column->setContentsMargins(18, 10, 18, 10);
    m_column->setSpacing(6);
}

void CheckList::showResults(const QList<CheckResult> &results, const Words &words)
{
    QStringList keys;
    QHash<QString, QList<CheckResult>> grouped;
    for (const CheckResult &result : results) {
        const QString key = rowKey(result);
        if (!grouped.contains(key)) {
            keys.append(key);
        }
        grouped[key].append(result);
    }
    if (keys != m_keys) {
        qDeleteAll(m_rows);
        m_rows.clear();
        for (const QString &key : std::as_const(keys)) {
            auto *row = new CheckRow(this);
            row->setObjectName(key);
            const CheckResult first = grouped[key].first();
            connect(row, &CheckRow::againRequested, this,
                [this, first] { Q_EMIT againRequested(first.id, first.subject); });
            m_column->addWidget(row);
            m_rows.insert(key, row);
        }
        m_keys = keys;
    }
    for (const QString &key : std::as_const(keys)) {
        m_rows[key]->showResults(grouped[key], words);
    }
    setVisible(!keys.isEmpty());
}
