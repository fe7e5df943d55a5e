// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class ConfirmBox;
class QCheckBox;

/// Authorising the platform by scan, with the official causes of failure at hand.
class ScanAuthorisePage final : public WizardPage
{
    Q_OBJECT
public:
    explicit ScanAuthorisePage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    QCheckBox *m_done = nullptr;
    ConfirmBox *m_confirm = nullptr;
    QPushButton *m_failed = nullptr;
    Notice *m_causes = nullptr;
};
