// SPDX-License-Identifier: MIT
#include "wizard/blocks/tickblock.h"

#include "models/journey/premise.h"
#include "wizard/widgets/tickbox.h"

#include <QSignalBlocker>

TickBlock::TickBlock(const Journey::Tick &tick, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_tick(tick)
    , m_box(new TickBox(this))
{
    m_box->setObjectName(id());
    body()->addWidget(m_box);
    connect(m_box, &QCheckBox::toggled, this, [this](bool on) {
        setTick(answers(), m_tick.key, on);
        edited();
    });
}

void TickBlock::refill()
{
    const QSignalBlocker quiet(m_box);
    m_box->setChecked(counted()[m_tick.key]);
}

void TickBlock::retranslate()
{
    m_box->setText(blockWords().label);
}

Missing TickBlock::missing() const
{
    return counted()[m_tick.key] ? Missing{} : Missing{blockWords().missing, m_box};
}
