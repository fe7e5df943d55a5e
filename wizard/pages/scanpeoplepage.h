// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class TickList;

/// Who must be there and what must be ready before the scans.
class ScanPeoplePage final : public WizardPage
{
    Q_OBJECT
public:
    explicit ScanPeoplePage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    TickList *m_ready = nullptr;
};
