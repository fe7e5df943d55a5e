// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class ConfirmBox;

/// By whom the step was done, and how that is known.
class ConfirmBlock final : public BlockView
{
    Q_OBJECT
public:
    ConfirmBlock(const Journey::Confirm &confirm, const Journey::Block &block, BlockPage &page);

    void retranslate() override { }
    void refill() override;

private:
    const Journey::Confirm m_confirm;
    ConfirmBox *m_box;
};
