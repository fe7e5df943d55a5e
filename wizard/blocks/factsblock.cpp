// SPDX-License-Identifier: MIT
#include "wizard/blocks/factsblock.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"

#include <QGridLayout>

FactsBlock::FactsBlock(const Journey::Facts &facts, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_facts(facts)
    , m_title(makeLinkButton(this))
{
    m_title->setObjectName(id());
    body()->addWidget(m_title, 0, Qt::AlignLeft);
    connect(m_title, &QPushButton::clicked, this, [this] {
        if (m_list) {
            fold();
        } else {
            unfold();
            reveal(m_list);
            announce(m_list, m_list->accessibleDescription());
        }
    });
}

bool FactsBlock::isShown() const
{
    return BlockView::isShown() && !Journey::prefixesOf(m_facts, answers()).isEmpty();
}

QList<Fact> FactsBlock::facts() const
{
    QList<Fact> all;
    for (const QString &prefix : m_prefixes) {
        all += session().tools().rulebook.facts(prefix);
    }
    return all;
}

void FactsBlock::fold()
{
    delete std::exchange(m_list, nullptr);
}

void FactsBlock::unfold()
{
    m_list = makeCard(this);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 2);
    cardLayout(m_list)->addLayout(grid);
    int row = 0;
    QStringList spoken;
    for (const Fact &fact : facts()) {
        auto *title = makeLabel(m_list, "field");
        auto *sentence = makeRichLabel(m_list);
        auto *source = makeLabel(m_list, "small");
        title->setText(words().factTitle(fact));
        sentence->setText(words().fact(fact));
        source->setText(words().factSource(fact));
        spoken += plainText(sentence->text()) + u'\n' + source->text();
        grid->addWidget(title, row, 0, 2, 1, Qt::AlignTop);
        grid->addWidget(sentence, row++, 1, Qt::AlignTop);
        grid->addWidget(source, row++, 1, Qt::AlignTop);
    }
    m_list->setAccessibleName(blockWords().label);
    m_list->setAccessibleDescription(spoken.join(u'\n'));
    body()->addWidget(m_list);
}

void FactsBlock::refill()
{
    if (m_prefixes != Journey::prefixesOf(m_facts, answers())) {
        retranslate();
    }
}

void FactsBlock::retranslate()
{
    m_prefixes = Journey::prefixesOf(m_facts, answers());
    //: a list of facts that unfolds, and how many they are
    m_title->setText(tr("%1 (%2)").arg(blockWords().label).arg(facts().size()));
    if (m_list) {
        fold();
        unfold();
    }
}
