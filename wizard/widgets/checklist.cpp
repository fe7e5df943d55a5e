// SPDX-License-Identifier: MIT
#include "wizard/widgets/checklist.h"

#include "models/rulebook/words.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QGridLayout>

#include <numeric>

using namespace Qt::StringLiterals;

namespace {
constexpr int kPauseMs = 16; // what changes meanwhile is shown together
constexpr int kSliceMs = 8; // making and filling rows, before the window gets its turn
} // namespace

CheckRow::CheckRow(QWidget *parent, bool isAtValue)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_title(makeLabel(this, "field"))
    , m_text(makeLabel(this, "muted"))
    , m_result(new QHBoxLayout)
    , m_isAtValue(isAtValue)
{
    m_grid->setContentsMargins(0, 2, 0, 2);
    m_grid->setHorizontalSpacing(12);
    m_grid->addWidget(m_title, 0, 0);
    m_result->addWidget(m_text, 1); // the buttons share its column: all rows keep theirs
    m_grid->addLayout(m_result, 0, 1);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
}

void CheckRow::showResults(const QList<CheckResult> &results, const Words &words)
{
    const CheckLine line = lineOf(results, words);
    m_title->setLead(statusMark(line.status), line.state());
    m_title->setText(line.title);
    m_text->setText(line.text);
    setAccessibleName(u"%1 %2: %3"_s.arg(m_title->lead(), line.title, line.text));
    if (line.isSettled() && !line.telling.id.isEmpty()) {
        const bool isAtItsField = results.first().id == "domain.verify-file"_L1;
        showDetails(line, words, isAtItsField);
    } else if (m_notice) {
        m_notice->setVisible(false);
        m_details->setVisible(false);
    }
    const bool isAgain = line.isSettled() && line.status != CheckStatus::Passed;
    if (isAgain && !m_again) {
        m_again = makeResultButton();
        connect(m_again, &QPushButton::clicked, this, &CheckRow::againRequested);
    }
    if (m_again) {
        m_again->setText(tr("Check again"));
        m_again->setAccessibleName(tr("Check again: %1").arg(line.title));
        m_again->setVisible(isAgain);
    }
}

QPushButton *CheckRow::makeResultButton()
{
    auto *button = makeLinkButton(this);
    m_result->addWidget(button);
    return button;
}

void CheckRow::showDetails(const CheckLine &line, const Words &words, bool isAtItsField)
{
    if (!m_notice) {
        m_notice = new Notice(this);
        m_grid->addWidget(m_notice, 1, 0, 1, 2);
        m_notice->setVisible(false);
        m_details = makeResultButton();
        connect(m_details, &QPushButton::clicked, this,
            [this] { m_notice->unfold(!m_notice->isVisible()); });
        unfolds(m_details, m_notice);
    }
    const bool isFailed = line.status == CheckStatus::Failed;
    m_details->setText(tr("What to do"));
    m_details->setAccessibleName(tr("What to do: %1").arg(line.title));
    m_details->setVisible(true);
    m_notice->setVisible(isFailed);
    if (m_notice->finding() == line.telling && m_notice->title() == line.text) {
        return;
    }
    m_notice->showFinding(line.telling, words,
        isFailed                                  ? u"bad"_s
            : line.status == CheckStatus::Warning ? u"warn"_s
                                                  : u"info"_s);
    if (isFailed && !isAtItsField) {
        m_notice->addAction(
            u"goToValue"_s,
            [isHere = m_isAtValue] {
                return isHere ? tr("Go to this line") : tr("Go to the page of this value");
            },
            [this] { Q_EMIT valueRequested(); });
    }
}

CheckList::CheckList(QWidget *parent, bool isAtValues)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_isAtValues(isAtValues)
{
    setProperty("role", u"card"_s);
    m_column->setContentsMargins(18, 10, 18, 10);
    m_column->setSpacing(6);
    setVisible(false); // as long as it has no rows
    m_soon.setSingleShot(true);
    m_soon.setInterval(kPauseMs);
    connect(&m_soon, &QTimer::timeout, this, &CheckList::work);
}

void CheckList::start(const QList<CheckResult> &results, const Words &words)
{
    m_results = &results;
    m_words = &words;
    const QList<Row> before = std::exchange(m_rows, {});
    m_rowOf.resize(results.size());
    for (const CheckGroup &line : groupsOf(results)) {
        for (const qsizetype index : line.results) {
            m_rowOf[index] = m_rows.size();
        }
        m_rows.append({line});
    }
    for (qsizetype i = 0; i < before.size(); ++i) { // rows that stay keep their widgets
        if (i < m_rows.size() && m_rows.at(i).line.key == before.at(i).line.key) {
            m_rows[i].widget = before.at(i).widget;
        } else {
            delete before.at(i).widget;
        }
    }
    m_behind.resize(m_rows.size());
    std::iota(m_behind.begin(), m_behind.end(), 0);
    setVisible(!m_rows.isEmpty());
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
    for (const qsizetype index : std::as_const(row.line.results)) {
        results.append(m_results->at(index));
    }
    const bool isNew = !row.widget;
    if (isNew) {
        row.widget = new CheckRow(this, m_isAtValues);
        row.widget->setObjectName(row.line.key);
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
