// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class QComboBox;
class TextLine;

/// By whom the step was done, and how that is known.
class ConfirmBlock final : public BlockView
{
    Q_OBJECT
public:
    ConfirmBlock(const Journey::Confirm &confirm, const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;

private:
    void tell();

    const Journey::Confirm m_confirm;
    QLabel *m_byLabel;
    TextLine *m_by;
    QLabel *m_howLabel;
    QComboBox *m_how;
};
