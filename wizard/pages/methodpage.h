// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class ChoiceCard;
class QButtonGroup;
class QGridLayout;

/// Which way of certification is open, why another is not, what each costs to undo; one is
/// recommended.
class MethodPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit MethodPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    void fillCards();
    void fillTable();

    QButtonGroup *m_group = nullptr;
    QList<ChoiceCard *> m_cards;
    QPushButton *m_compare = nullptr;
    QFrame *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
};
