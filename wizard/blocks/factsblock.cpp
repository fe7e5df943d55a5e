// SPDX-License-Identifier: MIT
#include "wizard/blocks/factsblock.h"

#include "wizard/blockpage.h"
#include "wizard/widgets/factlist.h"
#include "wizard/widgets/makers.h"

using namespace Qt::StringLiterals;

FactsBlock::FactsBlock(const Journey::Facts &facts, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_facts(facts)
    , m_title(makeLabel(this, "field"))
    , m_list(new FactList(this))
{
    body()->addWidget(m_title);
    body()->addWidget(m_list);
}

bool FactsBlock::isShown() const
{
    return BlockView::isShown() && !m_facts.prefix(answers()).isEmpty();
}

void FactsBlock::answersChanged()
{
    if (m_prefix != m_facts.prefix(answers())) {
        refill();
    }
}

void FactsBlock::refill()
{
    m_prefix = m_facts.prefix(answers());
    m_list->setFacts(
        m_prefix.isEmpty() ? QList<Fact>{} : session().tools().rulebook.facts(m_prefix), words());
}

void FactsBlock::retranslate()
{
    m_title->setText(blockWords().label);
    refill();
}
