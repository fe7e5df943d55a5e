// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class TickList;

/// The instructions of a step, ticked as they are done.
class TicksBlock final : public BlockView
{
    Q_OBJECT
public:
    TicksBlock(const Journey::Ticks &ticks, const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;

private:
    const Journey::Ticks m_ticks;
    TickList *m_list;
};
