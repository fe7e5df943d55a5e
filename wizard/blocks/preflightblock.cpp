// SPDX-License-Identifier: MIT
#include "wizard/blocks/preflightblock.h"

#include "wizard/blockpage.h"
#include "wizard/blocks/checksview.h"

using namespace Qt::StringLiterals;

PreflightBlock::PreflightBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_check(session())
    , m_checks(new ChecksView(page, m_check, false, this))
{
    body()->addWidget(m_checks);
    connect(m_checks, &ChecksView::valueRequested, this,
        [this](const CheckResult &check) { session().goToBlock(blockOf(check)); });
    connect(&m_check, &CheckRun::changed, this, &PreflightBlock::sayWhatThereIs);
}

void PreflightBlock::refill()
{
    page().startAt(page().forwardButton()); // Enter after the last check goes on
    m_checks->begin();
    m_check.start();
}

void PreflightBlock::practiceRepaired()
{
    m_check.start();
}

void PreflightBlock::sayWhatThereIs()
{
    const bool isNothing = m_check.results().isEmpty();
    m_checks->setWords(isNothing ? QString() : tr("Run all checks again"),
        isNothing
            ? tr("Nothing to check with this method. What counts is what WeDa shows after the "
                 "scans.")
            : QString(),
        tr("All checks passed."));
}

void PreflightBlock::retranslate()
{
    sayWhatThereIs();
    m_checks->retranslate();
}

Missing PreflightBlock::missing() const
{
    return m_checks->missing();
}
