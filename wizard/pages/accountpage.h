// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class Field;
class QComboBox;
class QLineEdit;
class QSpinBox;
class TriChoice;

/// The cloud account: whose it is, its plan, and what it has certified already.
class AccountPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit AccountPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    void connectEdits();
    void showInUse();

    QPushButton *m_fill = nullptr;
    QComboBox *m_role = nullptr;
    Field *m_roleField = nullptr;
    TriChoice *m_fromMiniProgram = nullptr;
    QComboBox *m_edition = nullptr;
    Field *m_editionField = nullptr;
    QComboBox *m_inUse = nullptr;
    Field *m_inUseField = nullptr;
    QSpinBox *m_count = nullptr;
    Field *m_countField = nullptr;
    QLineEdit *m_principal = nullptr;
    Field *m_principalField = nullptr;
};
