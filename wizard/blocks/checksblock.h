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
    /// The button that runs all; no button if empty.
    virtual QString allWords() const = 0;
    /// What is said while nothing has failed but not all of it was checked.
    virtual QString openWords() const = 0;
    /// What is said when all of it has passed.
    virtual QString passedWords() const = 0;
    /// The user wants to go where the value of this check is entered.
    virtual void goToValue(const CheckResult &check) = 0;

private:
    void connectAll();
    void showSummary();
    QString summary(const CheckTally &tally) const;

    CheckRun &m_run;
    bool m_wasRunning = false;
    QString m_why; ///< missing() as it was shown last
    QLabel *m_summary;
    QProgressBar *m_progress;
    CheckList *m_list;
    QPushButton *m_all;
    QPushButton *m_stop;
    QPushButton *m_repair; ///< in practice alone
    QCheckBox *m_anyway; ///< about the failures that are shown
};
