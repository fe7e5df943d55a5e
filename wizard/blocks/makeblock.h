// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

/// The widget of \a block on \a page. Each kind of block has its class here, and each special one;
/// a special without a class does not compile.
BlockView *makeBlock(const Journey::Block &block, BlockPage &page);
