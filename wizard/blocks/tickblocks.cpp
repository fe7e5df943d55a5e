// SPDX-License-Identifier: MIT
// The blocks in which the user says that something is so.
#include "models/journey/premise.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/tickbox.h"
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

/// One thing that the user says is so.
class TickBlock final : public BlockView
{
public:
    TickBlock(const Journey::Tick &tick, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_tick(tick)
        , m_box(new TickBox(this))
    {
        m_box->setObjectName(id());
        body()->addWidget(m_box);
        connect(m_box, &QCheckBox::toggled, this, [this](bool on) {
            if (on != counted()[m_tick.key]) {
                setTick(answers(), m_tick.key, on);
                edited();
            }
        });
    }

    void retranslate() override { m_box->setText(blockWords().label); }
    void refill() override { m_box->setChecked(counted()[m_tick.key]); }
    void answersChanged() override { refill(); } // what it was ticked for may be so no more
    Missing missing() const override
    {
        return counted()[m_tick.key] ? Missing{} : Missing{blockWords().missing, m_box};
    }

private:
    const Journey::Tick m_tick;
    TickBox *m_box;
};

/// The instructions of a step, ticked as they are done.
class TicksBlock final : public BlockView
{
public:
    TicksBlock(const Journey::Ticks &ticks, const Journey::Block &block, BlockPage &page)
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

    void retranslate() override
    {
        m_list->retranslate([this](const QString &item) { return blockWords(item); });
    }
    void refill() override { m_list->setTicked(counted()[m_ticks.key]); }
    Missing missing() const override
    {
        return m_list->isAllTicked() ? Missing{}
                                     : Missing{blockWords().missing, m_list->firstOpen()};
    }

private:
    const Journey::Ticks m_ticks;
    TickList *m_list;
};
} // namespace

BlockView *makeTick(const Journey::Tick &tick, const Journey::Block &block, BlockPage &page)
{
    return new TickBlock(tick, block, page);
}

BlockView *makeTicks(const Journey::Ticks &ticks, const Journey::Block &block, BlockPage &page)
{
    return new TicksBlock(ticks, block, page);
}
