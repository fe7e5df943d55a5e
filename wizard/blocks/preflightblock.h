// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/finalcheck.h"
#include "wizard/blocks/blockview.h"

class ChecksView;

/// All checks of the journey once more.
class PreflightBlock final : public BlockView
{
    Q_OBJECT
public:
    PreflightBlock(const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;
    void practiceRepaired() override;

private:
    void sayWhatThereIs();

    FinalCheck m_check;
    ChecksView *m_checks;
};
