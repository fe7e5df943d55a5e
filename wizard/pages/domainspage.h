// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/domainsyntax.h"
#include "wizard/wizardpage.h"

class Field;
class QCheckBox;
class TextLines;

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
        TextLines *edit;
        Field *field;
        QPushButton *copy;
        QList<DomainEntry> entries; ///< the lines that are not blank
        QList<Result<ParsedDomain>> parsed; ///< of each entry
        QString problems; ///< in words
    };

    bool isManaged() const { return step() == Journey::Step::ManagedDomains; }
    void addList(DomainKind kind);
    QList<DomainEntry> answered(const List &list) const;
    void refill(List &list);
    void read(List &list);
    void textEdited(DomainKind kind);
    void showTick();
    void showProblems();
    bool isAskedFor(const List &list) const { return Journey::asksFor(draft(), list.kind); }
    QList<DomainEntry> storable(const List &list) const;
    QString problems(const List &list) const;
    QString remarks(const List &list) const;
    QStringList consoleEntries(const List &list) const;

    QPushButton *m_fill = nullptr;
    QList<List> m_lists;
    QPushButton *m_more = nullptr;
    QWidget *m_rare = nullptr;
    QLabel *m_business = nullptr;
    QCheckBox *m_entered = nullptr;
};
