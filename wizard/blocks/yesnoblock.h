// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class TriChoice;
class QLabel;

/// A question with yes, no and "I don't know yet".
class YesNoBlock final : public BlockView
{
    Q_OBJECT
public:
    YesNoBlock(const Journey::YesNo &question, const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;
    bool canPractise() const override;
    void practise(Exercise &exercise) override;

private:
    const Journey::YesNo m_question;
    QLabel *m_hint;
    TriChoice *m_choice;
};
