// SPDX-License-Identifier: MIT
#include "models/journey/journeys/certify.h"
#include "models/session/domaincheck.h"
#include "models/session/domainlist.h"
#include "wizard/blocks/blocks.h"
#include "wizard/blocks/checksblock.h"
#include "wizard/widgets/accessible.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textlines.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace {
/// The domains, one a line: how they are written is looked at while one types; whether they can be
/// reached is checked by a click, or by Next if it was not before. In the scan branch they are set
/// on the platform, in the managed branch in the WeChat console.
class DomainsBlock final : public ChecksBlock
{
    Q_DECLARE_TR_FUNCTIONS(DomainsBlock)
public:
    DomainsBlock(const Journey::Block &block, BlockPage &page)
        : DomainsBlock(new DomainCheck(page.session()), block, page)
    {
    }

    void retranslate() override
    {
        for (const List &list : std::as_const(m_lists)) {
            const BlockWords text = blockWords(u"domains."_s + domainKindId(list.lines.kind()));
            list.field->setLabel(text.label);
            list.field->setHint(text.hint);
            list.copy->setText(tr("Copy these lines"));
            list.copy->setAccessibleName(
                tr("Copy these lines: %1").arg(list.edit->accessibleName()));
        }
        m_more->setText(tr("More kinds of server domains"));
        m_business->setText(plainText(blockWords(u"note.no-business-domains"_s).hint));
        showProblems();
        ChecksBlock::retranslate();
    }

    void refill() override
    {
        bool isRareUsed = false;
        for (List &list : m_lists) {
            if (!list.lines.isIn(answers())) {
                fillList(list);
            }
            isRareUsed = isRareUsed || (list.lines.isRare() && !list.lines.isEmpty());
            list.field->setVisible(isAskedFor(list));
            list.copy->setVisible(isAskedFor(list));
        }
        m_business->setVisible(!m_isManaged && !asksFor(answers(), DomainKind::Business));
        m_rare->setVisible(isRareUsed);
        showProblems();
        m_check.reread(true);
        page().startAt(m_lists.first().edit);
    }

    Missing missing() const override
    {
        for (const List &list : m_lists) {
            if (!list.problems.isEmpty()) {
                return {blockWords().missing, list.edit};
            }
        }
        return ChecksBlock::missing();
    }

    /// Checks what was not checked since it was typed.
    Future<> commit() override { return m_check.startRest(); }
    QString waitingFor() const override { return tr("The domains are being checked…"); }
    /// The rows say it.
    bool commitFailed(const Finding & /*finding*/) override { return true; }
    bool canPractise() const override { return true; }

    void practise(Exercise &exercise) override
    {
        DomainList::answer(answers(), exercise.domains);
        for (List &list : m_lists) {
            list.lines = DomainList(list.lines.kind());
            fillList(list);
        }
        refill();
        edited();
    }

protected:
    void goToValue(const CheckResult &check) override
    {
        for (const List &list : std::as_const(m_lists)) {
            if (const QString line = list.lines.lineOf(check); !line.isEmpty()) {
                m_rare->setVisible(m_rare->isVisible() || list.lines.isRare());
                list.edit->moveCursor(QTextCursor::Start);
                list.edit->find(line);
                list.edit->setFocus();
                return;
            }
        }
    }

private:
    struct List
    {
        DomainList lines;
        TextLines *edit;
        Field *field;
        QPushButton *copy;
        QString problems; ///< in words
    };

    DomainsBlock(DomainCheck *check, const Journey::Block &block, BlockPage &page)
        : ChecksBlock(check, true, block, page)
        , m_isManaged(Journey::isManaged(answers()))
        , m_check(*check)
        , m_business(makeLabel(this, "small"))
        , m_more(makeLinkButton(this, u"moreKinds"_s))
        , m_rare(new QWidget(this))
    {
        addList(DomainKind::Request, body());
        if (!m_isManaged) { // set in the WeChat console else, not in WeDa
            addList(DomainKind::Business, body());
        }
        body()->addWidget(m_business);
        body()->addWidget(m_more, 0, Qt::AlignLeft);
        auto *rare = makeColumn(m_rare, -1);
        body()->addWidget(m_rare);
        for (const DomainKind kind : DomainList::rareKinds) {
            addList(kind, rare);
        }
        fold(m_more, m_rare, [this] { showProblems(); });
        // The final check may have found out something since.
        whenever(this, QEvent::Show, [this] { m_check.reread(false); });
        addChecks();
    }

    void addList(DomainKind kind, QVBoxLayout *column)
    {
        auto *edit = new TextLines;
        edit->setObjectName(u"domains-"_s + domainKindId(kind));
        edit->setTabChangesFocus(true);
        edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 4 + 24);
        auto *field = new Field(edit, session().tray(), this);
        auto *copy = makeLinkButton(this);
        column->addWidget(field);
        column->addWidget(copy, 0, Qt::AlignLeft);
        const qsizetype index = m_lists.size();
        m_lists.append({DomainList(kind), edit, field, copy, {}});
        connect(edit, &TextLines::edited, this, [this, index] { textEdited(m_lists[index]); });
        connect(copy, &QPushButton::clicked, this, [this, index] {
            QGuiApplication::clipboard()->setText(m_lists.at(index).lines.stored().join(u'\n'));
        });
    }

    bool isAskedFor(const List &list) const { return asksFor(answers(), list.lines.kind()); }

    void fillList(List &list)
    {
        list.edit->setValue(list.lines.textFor(answers()));
        list.lines.read(list.edit->toPlainText());
    }

    void textEdited(List &list)
    {
        list.lines.read(list.edit->toPlainText());
        list.lines.store(answers());
        showProblems();
        m_check.refresh();
        edited();
    }

    void showProblems()
    {
        for (List &list : m_lists) {
            list.problems = isAskedFor(list) ? list.lines.problems(words()) : QString();
            list.problems.isEmpty() ? list.field->setRemark(list.lines.remarks())
                                    : list.field->setProblem(list.problems);
            list.copy->setEnabled(!list.lines.stored().isEmpty());
            if (list.lines.isRare() && !list.problems.isEmpty()) {
                m_rare->setVisible(true); // what is wrong is not folded away
            }
        }
    }

    const bool m_isManaged;
    DomainCheck &m_check;
    QList<List> m_lists;
    QLabel *m_business;
    QPushButton *m_more;
    QWidget *m_rare;
};
} // namespace

BlockView *makeDomains(const Journey::Block &block, BlockPage &page)
{
    return new DomainsBlock(block, page);
}
