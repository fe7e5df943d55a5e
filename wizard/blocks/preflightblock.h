// SPDX-License-Identifier: MIT
#pragma once
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
    using Start = std::function<void(const CheckInputs &inputs)>;

    void checkAll();
    /// Reads the secrets, then calls \a start.
    void gather(const Start &start);
    void gatherKey(CheckInputs inputs);
    /// What is to be checked, without the secrets.
    CheckInputs openInputs() const;
    void startChecks(const CheckInputs &inputs);
    void stop();
    void finished();
    /// What the run found out that the journal does not know yet.
    QJsonArray news() const;
    void goToValue(const CheckResult &check);
    void showSummary();
    QString summary(int done) const;
    bool isUnderWay() const;
    int count(CheckStatus status) const;

    CheckRunner *m_runner = nullptr;
    Start m_start; ///< what follows when the secrets are read
    bool m_gathering = false;
    int m_gatherings = 0; ///< an answer to an earlier one comes too late
    bool m_wasUnderWay = false;
    bool m_isWhole = false; ///< the run is one of all checks
    QString m_why; ///< missing() as it was shown last
    QList<CheckResult> m_failed; ///< what the tick to go on anyway is about
    QLabel *m_summary = nullptr;
    QProgressBar *m_progress = nullptr;
    CheckList *m_list = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_repair = nullptr;
    QCheckBox *m_anyway = nullptr;
};
