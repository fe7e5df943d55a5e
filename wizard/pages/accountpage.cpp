// SPDX-License-Identifier: MIT
#include "wizard/pages/accountpage.h"

#include "wizard/editiontext.h"
#include "wizard/widgets/enumbox.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/textline.h"
#include "wizard/widgets/trichoice.h"

#include <QSpinBox>

using namespace Qt::StringLiterals;
using Journey::AccountRole;
using Journey::Method;

AccountPage::AccountPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Account, session, parent)
{
}

void AccountPage::build()
{
    addLinks();
    m_fill = makePracticeButton(u"practiceFill"_s);
    m_role = new QComboBox(this);
    m_role->setObjectName(u"role"_s);
    addChoices(m_role, {AccountRole::Unknown, AccountRole::Main, AccountRole::Sub});
    m_roleField = new Field(m_role, this);
    m_fromMiniProgram = new TriChoice(this);
    m_fromMiniProgram->setObjectName(u"accountFromMiniProgram"_s);
    m_edition = new QComboBox(this);
    m_edition->setObjectName(u"edition"_s);
    addEditions(m_edition);
    m_editionField = new Field(m_edition, this);
    m_inUse = new QComboBox(this);
    m_inUse->setObjectName(u"inUse"_s);
    addChoices(m_inUse, {Method::None, Method::Scan, Method::Managed, Method::Provider});
    m_inUseField = new Field(m_inUse, this);
    m_count = new QSpinBox(this);
    m_count->setObjectName(u"certifiedCount"_s);
    m_count->setMaximum(9999);
    m_countField = new Field(m_count, this);
    m_principal = new TextLine(this);
    m_principal->setObjectName(u"inUsePrincipal"_s);
    m_principalField = new Field(m_principal, session().tray(), this);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_roleField, m_fromMiniProgram,
             m_editionField, m_inUseField, m_countField, m_principalField}) {
        body()->addWidget(widget);
    }
    connectEdits();
}

void AccountPage::connectEdits()
{
    connect(m_role, &QComboBox::activated, this, [this] {
        draft().role = choice<AccountRole>(m_role);
        edited();
    });
    connect(m_fromMiniProgram, &TriChoice::changed, this, [this] {
        draft().accountFromMiniProgram = m_fromMiniProgram->value();
        edited();
    });
    connect(m_edition, &QComboBox::activated, this, [this] {
        draft().edition = choice<Journey::Edition>(m_edition);
        edited();
    });
    connect(m_inUse, &QComboBox::activated, this, [this] {
        draft().inUse = choice<Method>(m_inUse);
        showInUse();
        edited();
    });
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        if (count != draft().certifiedCount) {
            draft().certifiedCount = count;
            edited();
        }
    });
    connect(m_principal, &TextLine::edited, this, [this] {
        draft().inUsePrincipal = m_principal->value();
        edited();
    });
    if (m_fill) {
        connect(m_fill, &QPushButton::clicked, this, [this] {
            draft().role = AccountRole::Main;
            draft().accountFromMiniProgram = Journey::Tri::No;
            draft().edition = Journey::Edition::Enterprise;
            draft().inUse = Method::None;
            show();
            edited();
        });
    }
}

void AccountPage::show()
{
    setChoice(m_role, draft().role);
    m_fromMiniProgram->setValue(draft().accountFromMiniProgram);
    setChoice(m_edition, draft().edition);
    setChoice(m_inUse, draft().inUse);
    m_count->setValue(draft().certifiedCount);
    m_principal->showAnswer(draft().inUsePrincipal);
    showInUse();
    startAt(m_role);
}

void AccountPage::showInUse()
{
    const bool inUse = draft().inUse != Method::None;
    m_countField->setVisible(inUse);
    m_principalField->setVisible(inUse);
}

void AccountPage::retranslate()
{
    if (m_fill) {
        m_fill->setText(tr("Fill in the made-up account"));
    }
    m_roleField->setLabel(tr("Which Tencent Cloud account do you use?"));
    setChoiceText(m_role, AccountRole::Unknown, tr("I don't know yet"));
    setChoiceText(m_role, AccountRole::Main, tr("The main account (主账号)"));
    setChoiceText(m_role, AccountRole::Sub, tr("A sub-account (子账号)"));
    m_roleField->setHint(tr("In the Tencent Cloud console, move the pointer over your picture at "
                            "the top right: it usually says 主账号 or 子账号."));
    m_fromMiniProgram->setQuestion(
        tr("Was the account made by signing in with a mini program or official account?"));
    m_editionField->setLabel(tr("Which edition of the low-code plan does it have?"));
    translateEditions(m_edition);
    m_inUseField->setLabel(tr("Has this account certified mini programs already?"));
    setChoiceText(m_inUse, Method::None, tr("No, none"));
    setChoiceText(m_inUse, Method::Scan, tr("Yes, by scan authorisation (扫码授权)"));
    setChoiceText(m_inUse, Method::Managed, tr("Yes, fully managed (全托管认证)"));
    setChoiceText(m_inUse, Method::Provider, tr("Yes, as a service provider (服务商)"));
    m_inUseField->setHint(
        tr("The platform lists them under 我的小程序认证 (My mini program certification)."));
    m_countField->setLabel(tr("How many?"));
    m_principalField->setLabel(tr("Their owner's registered name (subject)"));
}

WizardPage::Missing AccountPage::missing() const
{
    if (draft().inUse != Method::None && draft().certifiedCount == 0) {
        return {tr("Say how many mini programs are certified already."), m_count};
    }
    return {};
}
