// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class Field;
class FactList;
class QComboBox;
class TextLine;
class TriChoice;

/// Name, original ID, subject and what is set up already; for the subject chosen, what it may and
/// may not do.
class MiniProgramPage final : public WizardPage
{
    Q_OBJECT
public:
    explicit MiniProgramPage(Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    QString typedOriginalId() const;
    QString rightOriginalId() const;
    void originalIdEdited();
    void showOriginalIdProblem();
    void showFacts();

    QPushButton *m_fill = nullptr;
    TextLine *m_name = nullptr;
    Field *m_nameField = nullptr;
    QComboBox *m_subject = nullptr;
    Field *m_subjectField = nullptr;
    TextLine *m_principal = nullptr;
    Field *m_principalField = nullptr;
    TextLine *m_originalId = nullptr;
    Field *m_originalIdField = nullptr;
    TriChoice *m_basicInfo = nullptr;
    TriChoice *m_adminPhone = nullptr;
    QLabel *m_factsTitle = nullptr;
    FactList *m_facts = nullptr;
    QString m_answer; ///< the original ID in the answers, as the field left or took it
};
