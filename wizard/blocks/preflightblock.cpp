// SPDX-License-Identifier: MIT
#include "wizard/blocks/preflightblock.h"

#include "wizard/blockpage.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/tickbox.h"

#include <QProgressBar>
#include <QWizard>

#include <utility>

using namespace Qt::StringLiterals;

PreflightBlock::PreflightBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_check(session())
    , m_summary(makeLabel(this, "field"))
    , m_progress(new QProgressBar(this))
    , m_list(new CheckList(this))
    , m_again(makeButton(this))
    , m_stop(makeButton(this))
    , m_repair(page.makePracticeButton(u"practiceRepairAll"_s))
    , m_anyway(new TickBox(this))
{
    build();
    connect(m_again, &QPushButton::clicked, &m_check, &FinalCheck::start);
    connect(m_stop, &QPushButton::clicked, &m_check, &FinalCheck::stop);
    connect(m_anyway, &QCheckBox::toggled, &page, &BlockPage::refresh);
    connect(m_list, &CheckList::againRequested, &m_check, &FinalCheck::restart);
    connect(m_list, &CheckList::valueRequested, this, &PreflightBlock::goToValue);
    connect(m_list, &CheckList::updated, this, &PreflightBlock::showSummary);
    connect(&m_check, &FinalCheck::started, this,
        [this] { m_list->start(m_check.results(), words()); });
    connect(&m_check, &FinalCheck::resultChanged, m_list, &CheckList::resultChanged);
    connect(&m_check, &FinalCheck::changed, this, &PreflightBlock::showSummary);
    connect(&m_check, &FinalCheck::otherFailed, this, [this] { m_anyway->setChecked(false); });
    connect(&m_check, &FinalCheck::saveFailed, &page, &BlockPage::showFinding);
    if (m_repair) {
        connect(m_repair, &QPushButton::clicked, this, [this] {
            repair(*session().exercise());
            practiceRepaired();
        });
    }
}

void PreflightBlock::build()
{
    m_summary->setObjectName(u"preflightSummary"_s);
    m_progress->setTextVisible(false);
    m_list->setObjectName(u"checks"_s);
    m_again->setObjectName(u"runAgain"_s);
    m_stop->setObjectName(u"stopChecks"_s);
    m_anyway->setObjectName(u"goOnAnyway"_s);
    body()->addWidget(m_summary);
    body()->addWidget(m_progress);
    body()->addWidget(m_list);
    auto *row = new FlowLayout(8);
    row->addWidget(m_again);
    row->addWidget(m_stop);
    body()->addLayout(row);
    body()->addWidget(m_anyway);
}

void PreflightBlock::refill()
{
    m_anyway->setChecked(false);
    page().startAt(page().forwardButton()); // Enter after the last check goes on
    m_list->start({}, words()); // what stood there was about another visit
    m_check.start();
}

void PreflightBlock::practiceRepaired()
{
    m_check.start();
}

void PreflightBlock::goToValue(const CheckResult &check)
{
    const QString family = check.id.section(u'.', 0, 0);
    session().goToBlock(family == "domain"_L1 ? u"domains"_s
            : family == "appid"_L1            ? u"appId"_s
            : family == "uploadkey"_L1        ? u"uploadKey"_s
                                              : u"appSecret"_s);
}

bool PreflightBlock::isUnderWay() const
{
    return m_check.isRunning() || m_list->isBehind();
}

void PreflightBlock::showSummary()
{
    const bool running = isUnderWay();
    const int total = static_cast<int>(m_check.results().size());
    m_progress->setRange(0, qMax(1, total));
    m_progress->setValue(total - m_check.count({CheckStatus::Pending, CheckStatus::Running}));
    m_progress->setVisible(running);
    m_progress->setAccessibleName(m_summary->text());
    m_stop->setVisible(running);
    m_again->setVisible(!running && total > 0);
    m_anyway->setVisible(!running && m_check.count({CheckStatus::Failed}) > 0);
    m_summary->setText(summary());
    if (m_repair) {
        m_repair->setEnabled(needsRepair(*session().exercise()));
    }
    if (const QString why = missing().why; why != m_why) {
        m_why = why;
        page().refresh();
    }
    if (std::exchange(m_wasUnderWay, running) && !running) {
        announce(m_summary, m_summary->text());
        if (m_anyway->isVisibleTo(this)) {
            reveal(m_anyway);
        }
    }
}

QString PreflightBlock::summary() const
{
    const auto total = m_check.results().size();
    const int failed = m_check.count({CheckStatus::Failed});
    const int unknown = m_check.count({CheckStatus::Unknown, CheckStatus::Skipped});
    if (isUnderWay()) {
        return tr("Checking: %1 of %2 done").arg(m_progress->value()).arg(total);
    }
    if (total == 0) {
        return tr(
            "Nothing to check with this method. What counts is what WeDa shows after the scans.");
    }
    if (failed > 0) {
        return tr("%n check(s) failed. Put it right and check again.", nullptr, failed);
    }
    if (unknown > 0) {
        return tr("Nothing failed, but %n check(s) could not be done.", nullptr, unknown);
    }
    return tr("All checks passed.");
}

void PreflightBlock::retranslate()
{
    if (m_repair) {
        m_repair->setText(tr("Put everything right in the practice console"));
    }
    m_again->setText(tr("Run all checks again"));
    m_stop->setText(tr("Stop"));
    m_anyway->setText(tr("I know that a check failed and want to go on anyway"));
    m_list->retranslate(words());
    showSummary();
}

Missing PreflightBlock::missing() const
{
    if (isUnderWay()) {
        return {tr("The checks are running…")};
    }
    if (m_check.count({CheckStatus::Failed}) > 0 && !m_anyway->isChecked()) {
        return {tr("Put right what failed, or tick the box to go on anyway."), m_anyway};
    }
    return {};
}
