// SPDX-License-Identifier: MIT
#include "wizard/blocks/ticksblock.h"

#include "models/journey/premise.h"
#include "wizard/widgets/ticklist.h"

namespace {
QStringList texts(Journey::Ids ids)
{
    QStringList list;
    for (const char *id : ids) {
        list << QString::fromLatin1(id);
    }
    return list;
}
} // namespace

TicksBlock::TicksBlock(const Journey::Ticks &ticks, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_ticks(ticks)
    , m_list(new TickList(texts(ticks.items), this))
{
    m_list->setObjectName(id());
    body()->addWidget(m_list);
    connect(m_list, &TickList::changed, this, [this] {
        setTicks(answers(), m_ticks.key, m_list->ticked());
        edited();
    });
}

void TicksBlock::refill()
{
    m_list->setTicked(counted()[m_ticks.key]);
}

void TicksBlock::retranslate()
{
    m_list->retranslate([this](const QString &item) { return blockWords(item); });
}

Missing TicksBlock::missing() const
{
    return m_list->isAllTicked() ? Missing{} : Missing{blockWords().missing, m_list->firstOpen()};
}
