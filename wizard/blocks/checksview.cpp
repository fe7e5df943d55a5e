// SPDX-License-Identifier: MIT
#include "wizard/blocks/checksview.h"

#include "wizard/blockpage.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/tickbox.h"

#include <QProgressBar>

#include <utility>

using namespace Qt::StringLiterals;

ChecksView::ChecksView(BlockPage &page, CheckRun &run, bool isAtValues, QWidget *parent)
    : QWidget(parent)
    , m_page(page)
    , m_run(run)
    , m_summary(makeLabel(this, "field"))
    , m_progress(new QProgressBar(this))
    , m_list(new CheckList(this, isAtValues))
    , m_all(makeButton(this))
    , m_stop(makeButton(this))
    , m_repair(page.makePracticeButton(u"practiceRepairAll"_s))
    , m_anyway(new TickBox(this))
{
    build();
    connect(m_all, &QPushButton::clicked, &run, &CheckRun::start);
    connect(m_stop, &QPushButton::clicked, &run, &CheckRun::stop);
    connect(m_anyway, &QCheckBox::toggled, &page, &BlockPage::refresh);
    connect(m_list, &CheckList::againRequested, &run, &CheckRun::restart);
    connect(m_list, &CheckList::valueRequested, this, &ChecksView::valueRequested);
    connect(m_list, &CheckList::updated, this, &ChecksView::showSummary);
    connect(&run, &CheckRun::started, this,
        [this] { m_list->start(m_run.results(), m_page.session().words()); });
    connect(&run, &CheckRun::resultChanged, m_list, &CheckList::resultChanged);
    connect(&run, &CheckRun::changed, this, &ChecksView::showSummary);
    connect(&run, &CheckRun::otherFailed, this, [this] { m_anyway->setChecked(false); });
    connect(&run, &CheckRun::saveFailed, &page, &BlockPage::showFinding);
    if (m_repair) {
        connect(m_repair, &QPushButton::clicked, this, [this] {
            repair(*m_page.session().exercise());
            m_run.start();
        });
    }
}

void ChecksView::build()
{
    m_summary->setObjectName(u"checkSummary"_s);
    m_progress->setTextVisible(false);
    m_list->setObjectName(u"checks"_s);
    m_list->setVisible(false);
    m_all->setObjectName(u"runAgain"_s);
    m_stop->setObjectName(u"stopChecks"_s);
    m_anyway->setObjectName(u"goOnAnyway"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_summary);
    column->addWidget(m_progress);
    column->addWidget(m_list);
    auto *row = new FlowLayout(8);
    row->addWidget(m_all);
    row->addWidget(m_stop);
    column->addLayout(row);
    column->addWidget(m_anyway);
}

void ChecksView::begin()
{
    m_list->start({}, m_page.session().words());
}

bool ChecksView::isUnderWay() const
{
    return !m_run.isQuiet() && (m_run.isRunning() || m_list->isBehind());
}

void ChecksView::showSummary()
{
    const bool running = isUnderWay();
    const int total = static_cast<int>(m_run.results().size());
    m_progress->setRange(0, qMax(1, total));
    m_progress->setValue(total - m_run.count({CheckStatus::Pending, CheckStatus::Running}));
    m_progress->setVisible(running);
    m_progress->setAccessibleName(m_summary->text());
    m_stop->setVisible(running);
    m_all->setVisible(!running && !m_all->text().isEmpty());
    m_anyway->setVisible(!running && m_run.count({CheckStatus::Failed}) > 0);
    m_summary->setText(summary());
    m_summary->setVisible(!m_summary->text().isEmpty());
    if (m_repair) {
        m_repair->setEnabled(needsRepair(*m_page.session().exercise()));
    }
    if (const QString why = missing().why; why != m_why) {
        m_why = why;
        m_page.refresh();
    }
    if (std::exchange(m_wasUnderWay, running) && !running) {
        announce(m_summary, m_summary->text());
        if (m_anyway->isVisibleTo(this)) {
            reveal(m_anyway);
        }
    }
}

QString ChecksView::summary() const
{
    const int failed = m_run.count({CheckStatus::Failed});
    const int unknown = m_run.count({CheckStatus::Unknown, CheckStatus::Skipped});
    if (isUnderWay()) {
        return tr("Checking: %1 of %2 done").arg(m_progress->value()).arg(m_run.results().size());
    }
    if (failed > 0) {
        return tr("%n check(s) failed. Put it right and check again.", nullptr, failed);
    }
    if (!m_open.isEmpty() || m_run.results().isEmpty()) {
        return m_open;
    }
    if (unknown > 0) {
        return tr("Nothing failed, but %n check(s) could not be done. You can go on all the same.",
            nullptr, unknown);
    }
    return m_passed;
}

void ChecksView::setWords(const QString &all, const QString &open, const QString &passed)
{
    m_all->setText(all);
    m_open = open;
    m_passed = passed;
    showSummary();
}

void ChecksView::retranslate()
{
    if (m_repair) {
        m_repair->setText(tr("Put everything right in the practice console"));
    }
    m_stop->setText(tr("Stop"));
    m_anyway->setText(tr("I know that a check failed and want to go on anyway"));
    m_list->retranslate(m_page.session().words());
    showSummary();
}

Missing ChecksView::missing() const
{
    if (isUnderWay()) {
        return {tr("The checks are running…")};
    }
    if (m_run.count({CheckStatus::Failed}) > 0 && !m_anyway->isChecked()) {
        return {tr("Put right what failed, or tick the box to go on anyway."), m_anyway};
    }
    return {};
}
