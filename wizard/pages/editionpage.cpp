// SPDX-License-Identifier: MIT
#include "wizard/pages/editionpage.h"

#include "wizard/editiontext.h"
#include "wizard/widgets/enumbox.h"
#include "wizard/widgets/field.h"

using namespace Qt::StringLiterals;

EditionPage::EditionPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Edition, session, parent)
{
}

void EditionPage::build()
{
    addLinks();
    m_edition = new QComboBox(this);
    m_edition->setObjectName(u"edition"_s);
    addEditions(m_edition);
    m_field = new Field(m_edition, this);
    body()->addWidget(m_field);
    connect(m_edition, &QComboBox::activated, this, [this] {
        draft().edition = choice<Journey::Edition>(m_edition);
        edited();
    });
}

void EditionPage::show()
{
    setChoice(m_edition, draft().edition);
    startAt(m_edition);
}

void EditionPage::retranslate()
{
    translateEditions(m_edition);
    m_field->setLabel(tr("Which edition does the account have now?"));
}

WizardPage::Missing EditionPage::missing() const
{
    if (draft().edition == Journey::Edition::Unknown) {
        return {tr("It is not known yet which edition the account has. Open WeDa with the first "
                   "link, look it up and choose it here. If 全托管认证 can be clicked in "
                   "我的小程序认证, it is Enterprise (企业版) or above."),
            m_edition};
    }
    if (Journey::needsUpgrade(draft().answers())) {
        return {tr("Fully-managed certification opens with Enterprise (企业版). Upgrade, then "
                   "choose the new edition here, or go back and choose scan authorisation."),
            m_edition};
    }
    return {};
}
