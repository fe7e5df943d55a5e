// SPDX-License-Identifier: MIT
#include "wizard/blocks/checksblock.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/tickbox.h"

#include <QProgressBar>

using namespace Qt::StringLiterals;

ChecksBlock::ChecksBlock(
    CheckRun *run, bool isAtValues, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_run(*run)
    , m_summary(makeLabel(this, "field"))
    , m_progress(new QProgressBar(this))
    , m_list(new CheckList(this, isAtValues))
    , m_all(makeButton(this, u"runAgain"_s))
    , m_stop(makeButton(this, u"stopChecks"_s))
    , m_repair(page.makePracticeButton(u"practiceRepairAll"_s))
    , m_anyway(new TickBox(this))
{
    run->setParent(this);
    m_summary->setObjectName(u"checkSummary"_s);
    m_progress->setTextVisible(false);
    m_list->setObjectName(u"checks"_s);
    m_anyway->setObjectName(u"goOnAnyway"_s);
    connectAll();
}

void ChecksBlock::connectAll()
{
    connect(m_all, &QPushButton::clicked, &m_run, &CheckRun::start);
    connect(m_stop, &QPushButton::clicked, &m_run, &CheckRun::stop);
    connect(m_anyway, &QCheckBox::toggled, &page(), &BlockPage::refresh);
    connect(m_list, &CheckList::againRequested, &m_run, &CheckRun::restart);
    connect(m_list, &CheckList::valueRequested, this, &ChecksBlock::goToValue);
    connect(m_list, &CheckList::updated, this, &ChecksBlock::showSummary);
    connect(&m_run, &CheckRun::started, this, [this] { m_list->start(m_run.results(), words()); });
    connect(&m_run, &CheckRun::resultChanged, m_list, &CheckList::resultChanged);
    connect(&m_run, &CheckRun::changed, this, &ChecksBlock::showSummary);
    connect(&m_run, &CheckRun::otherFailed, this, [this] { m_anyway->setChecked(false); });
    connect(&m_run, &CheckRun::saveFailed, &page(), &BlockPage::showFinding);
    if (m_repair) {
        connect(m_repair, &QPushButton::clicked, this, [this] {
            repair(*session().exercise());
            m_run.start();
        });
    }
}

void ChecksBlock::addChecks()
{
    body()->addWidget(m_summary);
    body()->addWidget(m_progress);
    body()->addWidget(m_list);
    auto *row = new FlowLayout(8);
    row->addWidget(m_all);
    row->addWidget(m_stop);
    body()->addLayout(row);
    body()->addWidget(m_anyway);
}

void ChecksBlock::begin()
{
    static const QList<CheckResult> none;
    m_list->start(none, words());
}

bool ChecksBlock::isUnderWay() const
{
    return !m_run.isQuiet() && (m_run.isRunning() || m_list->isBehind());
}

void ChecksBlock::showSummary()
{
    m_tally = m_run.tally();
    const bool running = isUnderWay();
    m_summary->setText(m_run.summary(m_tally, running));
    m_summary->setVisible(!m_summary->text().isEmpty());
    m_progress->setRange(0, qMax(1, m_tally.lines));
    m_progress->setValue(m_tally.lines - m_tally.open);
    m_progress->setVisible(running);
    m_progress->setAccessibleName(m_summary->text());
    m_stop->setVisible(running);
    m_all->setText(m_run.startWords());
    m_all->setVisible(!running && !m_all->text().isEmpty());
    m_anyway->setVisible(!running && m_tally.failed > 0);
    if (m_repair) {
        m_repair->setEnabled(needsRepair(*session().exercise()));
    }
    if (const QString why = missing().why; why != m_why) {
        m_why = why;
        page().refresh();
    }
    if (std::exchange(m_wasUnderWay, running) && !running) {
        announce(m_summary, m_summary->text());
        reveal(m_anyway->isVisibleTo(this) ? static_cast<QWidget *>(m_anyway) : m_summary);
    }
}

void ChecksBlock::retranslate()
{
    if (m_repair) {
        m_repair->setText(tr("Put everything right in the practice console"));
    }
    m_stop->setText(tr("Stop"));
    m_anyway->setText(tr("I know that a check failed and want to go on anyway"));
    m_list->retranslate(words());
    showSummary();
}

Missing ChecksBlock::missing() const
{
    if (isUnderWay()) {
        return {tr("The checks are running…")};
    }
    if (m_tally.failed > 0 && !m_anyway->isChecked()) {
        return {tr("Put right what failed, or tick the box to go on anyway."), m_anyway};
    }
    return {};
}
