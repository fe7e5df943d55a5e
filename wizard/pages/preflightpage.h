// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class CheckList;
class QCheckBox;
class QProgressBar;

/// All checks side by side, with progress; each with its meaning, what to do and the literal
/// answer; again one or all.
class PreflightPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit PreflightPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;
    void practiceRepaired() override;

private:
    using Start = std::function<void(const CheckInputs &inputs)>;

    void checkAll();
    /// Reads the secrets, then calls \a start.
    void gather(const Start &start);
    void gatherKey(CheckInputs inputs, const Start &start);
    void startChecks(const CheckInputs &inputs, const Start &start);
    void finished();
    void showSummary();
    int count(CheckStatus status) const;

    CheckRunner *m_runner = nullptr;
    bool m_gathering = false;
    QLabel *m_summary = nullptr;
    QProgressBar *m_progress = nullptr;
    CheckList *m_list = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_repair = nullptr;
    QCheckBox *m_anyway = nullptr;
};
