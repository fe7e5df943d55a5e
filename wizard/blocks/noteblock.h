// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class QLabel;

/// A paragraph. {key} placeholders are filled with answers.
class NoteBlock final : public BlockView
{
    Q_OBJECT
public:
    NoteBlock(const Journey::Note &note, const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override { retranslate(); }

private:
    QLabel *m_text;
};
