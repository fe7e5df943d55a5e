// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class Field;
class QComboBox;

/// One value of an enumeration, in a combo box. An item's data is the value as journals hold it.
class ChoiceBlock final : public BlockView
{
    Q_OBJECT
public:
    ChoiceBlock(const Journey::Choice &choice, const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;
    bool canPractise() const override;
    void practise(Exercise &exercise) override;

private:
    QString value() const;

    const Journey::Choice m_choice;
    QComboBox *m_box;
    Field *m_field;
};
