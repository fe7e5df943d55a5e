// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class ChecksView;

/// All checks of the journey once more, with the secrets that are kept.
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
    using Start = std::function<void(const CheckInputs &inputs)>;

    void checkAll();
    /// Reads the secrets, then calls \a start.
    void gather(const Start &start);
    void gatherKey(CheckInputs inputs);
    /// What is to be checked, without the secrets.
    CheckInputs openInputs() const;
    void startChecks(const CheckInputs &inputs);
    void stop();
    void sayWhatThereIs();
    void goToValue(const CheckResult &check);

    Start m_start; ///< what follows when the secrets are read
    int m_gatherings = 0; ///< an answer to an earlier one comes too late
    ChecksView *m_checks;
};
