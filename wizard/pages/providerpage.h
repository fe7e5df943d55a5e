// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

/// Service provider mode is by application: whom to ask, and what to prepare.
class ProviderPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit ProviderPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;

private:
    QLabel *m_text = nullptr;
};
