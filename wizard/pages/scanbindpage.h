// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class ConfirmBox;
class TickList;

/// Binding the mini program to the main account, in four sub-steps, with who did it and how it was
/// seen.
class ScanBindPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit ScanBindPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    TickList *m_steps = nullptr;
    ConfirmBox *m_confirm = nullptr;
};
