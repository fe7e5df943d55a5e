// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class Field;
class QSpinBox;

/// A number.
class NumberBlock final : public BlockView
{
    Q_OBJECT
public:
    NumberBlock(const Journey::Number &number, const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;

private:
    const Journey::Number m_number;
    QSpinBox *m_box;
    Field *m_field;
};
