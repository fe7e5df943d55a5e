// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class Field;
class TextLine;

/// The mini program's AppID, repaired and checked as it is typed.
class AppIdPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit AppIdPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    void textEdited();
    void showProblem();
    QString problem() const;
    QString rightAppId() const;

    QPushButton *m_fill = nullptr;
    TextLine *m_appId = nullptr;
    Field *m_field = nullptr;
    QString m_typed; ///< repaired; in the answers only once it is an AppID
    QString m_answer; ///< the one in the answers, as the field left or took it
};
