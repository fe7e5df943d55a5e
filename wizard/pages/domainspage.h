// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/wizardpage.h"

class Field;
class QCheckBox;
class QPlainTextEdit;

/// The domains, one a line, checked as they are typed: in the scan branch they are set on the
/// platform, in the managed branch in the WeChat console.
class DomainsPage final : public WizardPage
{
    Q_OBJECT
public:
    DomainsPage(Journey::Step step, Session &session, QWidget *parent = nullptr);

protected:
    void build() override;
    void retranslate() override;
    void show() override;
    Missing missing() const override;

private:
    struct List
    {
        DomainKind kind;
        QPlainTextEdit *edit;
        Field *field;
        QPushButton *copy;
    };

    bool isManaged() const { return step() == Journey::Step::ManagedDomains; }
    void addList(DomainKind kind);
    void textEdited();
    void showProblems();
    QList<DomainEntry> entries(DomainKind kind) const;
    QString problems(DomainKind kind) const;
    QString remarks(DomainKind kind) const;
    QStringList consoleEntries(DomainKind kind) const;

    QPushButton *m_fill = nullptr;
    QList<List> m_lists;
    QPushButton *m_more = nullptr;
    QWidget *m_rare = nullptr;
    QLabel *m_business = nullptr;
    QCheckBox *m_entered = nullptr;
};
