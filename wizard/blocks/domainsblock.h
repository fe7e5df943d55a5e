// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/journeys/certify.h"
#include "models/remote/domainsyntax.h"
#include "models/session/domaincheck.h"
#include "wizard/blocks/blockview.h"

class ChecksView;
class Field;
class TextLines;

/// The domains, one a line: how they are written is looked at while one types; whether they can be
/// reached is checked by a click, or by Next if it was not before. In the scan branch they are set
/// on the platform, in the managed branch in the WeChat console.
class DomainsBlock final : public BlockView
{
    Q_OBJECT
public:
    DomainsBlock(const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;
    /// Checks what was not checked since it was typed.
    Future<> commit() override;
    QString waitingFor() const override;
    /// The rows say it.
    bool commitFailed(const Finding & /*finding*/) override { return true; }
    bool canPractise() const override { return true; }
    void practise(Exercise &exercise) override;

protected:
    void showEvent(QShowEvent *event) override;

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

    void addList(DomainKind kind);
    QList<DomainEntry> answered(const List &list) const;
    /// Shows what is answered, below \a lines.
    void refillList(List &list, QStringList lines = {});
    static QStringList wrongLines(const List &list);
    static QString wordsOf(const List &list);
    void read(List &list);
    void textEdited(DomainKind kind);
    void showProblems();
    bool isAskedFor(const List &list) const { return Journey::asksFor(answers(), list.kind); }
    QList<DomainEntry> storable(const List &list) const;
    QString problems(const List &list) const;
    QString remarks(const List &list) const;
    QStringList consoleEntries(const List &list) const;
    void sayWhatIsOpen();
    void goToLine(const CheckResult &check);

    const bool m_isManaged; ///< set in the WeChat console, not in WeDa
    QList<List> m_lists;
    QPushButton *m_more = nullptr;
    QWidget *m_rare = nullptr;
    QLabel *m_business = nullptr;
    DomainCheck m_check;
    ChecksView *m_checks;
};
