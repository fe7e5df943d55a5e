// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

/// The consoles that the step tells one to open; opening one is recorded.
class LinksBlock final : public BlockView
{
    Q_OBJECT
public:
    LinksBlock(const Journey::Links &links, const Journey::Block &block, BlockPage &page);

    void retranslate() override { }
};
