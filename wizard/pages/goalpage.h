// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class ChoiceCard;
class QButtonGroup;
class QComboBox;

/// What do you want to do? The journeys as large choices, and practising first. In practice mode:
/// which exercise.
class GoalPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit GoalPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    Missing missing() const override;
    Future<> commit() override;
    void commitFailed(const Finding &finding) override;

private:
    enum Goal { Certify, Practise };

    void showExercise();

    QButtonGroup *m_goals = nullptr;
    ChoiceCard *m_certify = nullptr;
    ChoiceCard *m_practise = nullptr;
    QLabel *m_exerciseLabel = nullptr;
    QComboBox *m_exercise = nullptr;
    QLabel *m_independent = nullptr;
};
