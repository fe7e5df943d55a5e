// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class TickBox;

/// One thing that the user says is so.
class TickBlock final : public BlockView
{
    Q_OBJECT
public:
    TickBlock(const Journey::Tick &tick, const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    void answersChanged() override { refill(); } // what it was ticked for may be so no more
    Missing missing() const override;

private:
    const Journey::Tick m_tick;
    TickBox *m_box;
};
