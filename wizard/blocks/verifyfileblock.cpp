// SPDX-License-Identifier: MIT
#include "models/core/secretform.h"
#include "models/journey/journeys/certify.h"
#include "models/session/verifyfilecheck.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textline.h"

using namespace Qt::StringLiterals;
using Lack = VerifyFileCheck::Lack;

namespace {
/// Whether the business domains hand out WeChat's check file (校验文件): it is chosen, or its name
/// entered. Nothing of it is stored, and Next does not wait for it.
class VerifyFileBlock final : public BlockView
{
    Q_DECLARE_TR_FUNCTIONS(VerifyFileBlock)
public:
    VerifyFileBlock(const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_check(session().tools().probe, words())
        , m_title(makeLabel(this, "field"))
        , m_name(new TextLine)
        , m_field(new Field(m_name, session().tray(), this))
        , m_choose(makeButton(this, u"chooseVerifyFile"_s))
        , m_ask(makeButton(this, u"checkVerifyFile"_s))
        , m_summary(makeLabel(this, "field"))
        , m_list(new CheckList(this))
    {
        m_name->setObjectName(u"verifyFileName"_s);
        m_summary->setObjectName(u"verifyFileSummary"_s);
        auto *buttons = new FlowLayout(8);
        buttons->addWidget(m_choose);
        buttons->addWidget(m_ask);
        body()->setSpacing(4);
        body()->addWidget(m_title);
        body()->addWidget(m_field);
        body()->addLayout(buttons);
        body()->addWidget(m_summary);
        body()->addWidget(m_list);
        connectAll();
    }

    void retranslate() override
    {
        m_title->setText(blockWords().label);
        m_field->setLabel(tr("Name of WeChat's check file (校验文件)"));
        m_field->setHint(tr("The WeChat console gives it out where a business domain is added. It "
                            "must lie in the root folder of each domain, unchanged."));
        m_choose->setText(tr("Choose the check file…"));
        m_list->retranslate(words());
        showFile();
        showRun();
    }

private:
    void connectAll()
    {
        connect(m_name, &TextLine::edited, this, [this] { m_check.setName(m_name->value()); });
        connect(m_choose, &QPushButton::clicked, this, [this] {
            chooseFile(tr("Choose the check file"), tr("Check file (*.txt);;All files (*)"),
                [this](const QString &path) {
                    m_check.readFile(path);
                    m_name->setValue(withoutSecrets(m_check.file().name));
                });
        });
        connect(m_ask, &QPushButton::clicked, this, &VerifyFileBlock::ask);
        connect(m_list, &CheckList::againRequested, this, [this](const CheckResult &check) {
            m_check.restart(check);
            showRun();
        });
        connect(&m_check, &VerifyFileCheck::changed, this, &VerifyFileBlock::showFile);
        connect(&m_check, &VerifyFileCheck::started, this, [this] {
            m_list->start(m_check.results(), words());
            showRun();
        });
        connect(&m_check, &VerifyFileCheck::resultChanged, m_list, &CheckList::resultChanged);
        connect(&m_check, &VerifyFileCheck::finished, this, [this] {
            showRun();
            announce(m_summary, m_summary->text());
        });
    }

    void ask()
    {
        QList<DomainEntry> domains = Journey::domainsAskedFor(answers());
        domains.removeIf([](const DomainEntry &each) { return each.kind != DomainKind::Business; });
        if (const Lack lack = m_check.check(domains); lack != Lack::None) {
            m_field->setProblem(VerifyFileCheck::remedy(lack));
            (lack == Lack::File ? m_choose : m_ask)->setFocus();
            announce(m_field, VerifyFileCheck::remedy(lack));
        }
    }

    void showFile()
    {
        const QString problem = m_check.problem();
        problem.isEmpty() ? m_field->setRemark(m_check.remark()) : m_field->setProblem(problem);
    }

    void showRun()
    {
        m_ask->setText(m_check.isRunning() ? tr("Stop") : tr("Check the domains"));
        m_summary->setText(m_check.summary());
        m_summary->setVisible(!m_check.results().isEmpty());
    }

    VerifyFileCheck m_check;
    QLabel *m_title;
    TextLine *m_name;
    Field *m_field;
    QPushButton *m_choose;
    QPushButton *m_ask;
    QLabel *m_summary;
    CheckList *m_list;
};
} // namespace

BlockView *makeVerifyFile(const Journey::Block &block, BlockPage &page)
{
    return new VerifyFileBlock(block, page);
}
