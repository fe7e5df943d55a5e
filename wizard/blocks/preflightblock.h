// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/finalcheck.h"
#include "wizard/blocks/blockview.h"

class CheckList;
class QCheckBox;
class QProgressBar;

/// All checks side by side, with progress; each with its meaning, what to do and the literal
/// answer; again one or all.
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
    void build();
    void goToValue(const CheckResult &check);
    void showSummary();
    QString summary() const;
    bool isUnderWay() const;

    FinalCheck m_check;
    bool m_wasUnderWay = false;
    QString m_why; ///< missing() as it was shown last
    QLabel *m_summary;
    QProgressBar *m_progress;
    CheckList *m_list;
    QPushButton *m_again;
    QPushButton *m_stop;
    QPushButton *m_repair; ///< in practice alone
    QCheckBox *m_anyway; ///< about the failures that are shown
};
