// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class Field;
class QComboBox;

/// The edition gate of fully-managed certification: what is needed, where to upgrade, what the
/// edition is now.
class EditionPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit EditionPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    QComboBox *m_edition = nullptr;
    Field *m_field = nullptr;
};
