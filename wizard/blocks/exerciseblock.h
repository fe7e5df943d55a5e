// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class QComboBox;
class QLabel;

/// In practice mode: what is to go wrong. The made-up world is exchanged behind the window; what
/// was filled in stays.
class ExerciseBlock final : public BlockView
{
    Q_OBJECT
public:
    ExerciseBlock(const Journey::Block &block, BlockPage &page);

    bool isShown() const override { return session().isPractice(); }
    void retranslate() override;
    void refill() override;

private:
    void exchange();

    QLabel *m_label;
    QComboBox *m_box;
    QLabel *m_kept; ///< shown when values of another exercise stay filled in
};
