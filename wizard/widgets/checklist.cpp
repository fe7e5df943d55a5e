// SPDX-License-Identifier: MIT
#include "wizard/widgets/checklist.h"

#include "wizard/widgets/checkrow.h"
#include "wizard/widgets/makers.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace {
constexpr int kPauseMs = 16; // what changes meanwhile is shown together
constexpr int kSliceMs = 8; // making and filling rows, before the window gets its turn

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
    return result.id.startsWith("domain."_L1) ? u"domain:"_s + result.kind + u':' + result.subject
                                              : result.id;
}
} // namespace

CheckStatus worst(const QList<CheckResult> &results)
{
    const auto it = std::min_element(results.begin(), results.end(),
        [](const CheckResult &a, const CheckResult &b) { return rank(a.status) < rank(b.status); });
    return it == results.end() ? CheckStatus::Pending : it->status;
}

CheckList::CheckList(QWidget *parent, bool isAtValues)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_isAtValues(isAtValues)
{
    setProperty("role", u"card"_s);
    m_column->setContentsMargins(18, 10, 18, 10);
    m_column->setSpacing(6);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPauseMs);
    connect(&m_soon, &QTimer::timeout, this, &CheckList::work);
}

void CheckList::start(const QList<CheckResult> &results, const Words &words)
{
    m_results = &results;
    m_words = &words;
    QList<Row> rows;
    QHash<QString, qsizetype> known;
    m_rowOf.clear();
    for (qsizetype i = 0; i < results.size(); ++i) {
        const QString key = rowKey(results.at(i));
        const qsizetype row = known.value(key, rows.size());
        if (row == rows.size()) {
            known.insert(key, row);
            rows.append({key, {}, nullptr});
        }
        rows[row].results.append(i);
        m_rowOf.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) { // rows that stay keep their widgets
        if (i < rows.size() && rows.at(i).key == m_rows.at(i).key) {
            rows[i].widget = m_rows.at(i).widget;
        } else {
            delete m_rows.at(i).widget;
        }
    }
    m_rows = rows;
    m_behind.resize(rows.size());
    std::iota(m_behind.begin(), m_behind.end(), 0);
    setVisible(!rows.isEmpty());
    m_soon.start();
}

void CheckList::resultChanged(int index)
{
    const qsizetype row = m_rowOf.value(index, -1);
    if (row >= 0 && !m_behind.contains(row)) {
        m_behind.append(row);
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    }
}

void CheckList::work()
{
    QElapsedTimer spent;
    spent.start();
    while (!m_behind.isEmpty() && spent.elapsed() < kSliceMs) {
        fill(m_rows[m_behind.takeFirst()]);
    }
    if (!m_behind.isEmpty()) {
        m_soon.start();
    }
    Q_EMIT updated();
}

void CheckList::fill(Row &row)
{
    QList<CheckResult> results;
    for (const qsizetype index : std::as_const(row.results)) {
        results.append(m_results->at(index));
    }
    const bool isNew = !row.widget;
    if (isNew) {
        row.widget = new CheckRow(this, m_isAtValues);
        row.widget->setObjectName(row.key);
        const CheckResult first = results.first();
        connect(row.widget, &CheckRow::againRequested, this,
            [this, first] { Q_EMIT againRequested(first); });
        connect(row.widget, &CheckRow::valueRequested, this,
            [this, first] { Q_EMIT valueRequested(first); });
    }
    row.widget->showResults(results, *m_words);
    if (isNew) { // shown here, within the slice: a layout would show it in a turn of its own
        m_column->insertWidget(static_cast<int>(&row - m_rows.constData()), row.widget);
        row.widget->show();
    }
}

void CheckList::retranslate(const Words &words)
{
    m_words = &words;
    for (Row &row : m_rows) {
        if (row.widget) {
            fill(row);
        }
    }
}
