// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/checkrun.h"
#include "wizard/blocks/blockview.h"

class CheckList;
class QCheckBox;
class QProgressBar;

/// A block with a run of checks: progress, each with its meaning, what to do and the literal
/// answer; again one or all. What failed keeps Next from going on until one says so.
class ChecksBlock : public BlockView
{
    Q_OBJECT
public:
    void retranslate() override;
    Missing missing() const override;

protected:
    /// Takes \a run. \a isAtValues: what is checked is entered on the same page.
    ChecksBlock(CheckRun *run, bool isAtValues, const Journey::Block &block, BlockPage &page);

    /// Puts what it shows below what the block has so far.
    void addChecks();
    /// Another visit: what was shown in the one before is gone.
    void begin();
    /// The user wants to go where the value of this check is entered.
    virtual void goToValue(const CheckResult &check) = 0;

private:
    void connectAll();
    void showSummary();
    /// It runs, or what it found out is not all to be seen yet.
    bool isUnderWay() const;

    CheckRun &m_run;
    CheckTally m_tally; ///< as it is shown
    bool m_wasUnderWay = false;
    QString m_why; ///< missing() as it was shown last
    QLabel *m_summary;
    QProgressBar *m_progress;
    CheckList *m_list;
    QPushButton *m_all;
    QPushButton *m_stop;
    QPushButton *m_repair; ///< in practice alone
    QCheckBox *m_anyway; ///< about the failures that are shown
};
