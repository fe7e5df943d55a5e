// SPDX-License-Identifier: MIT
#include "wizard/pages/scanbindpage.h"

#include "wizard/widgets/confirmbox.h"
#include "wizard/widgets/ticklist.h"

using namespace Qt::StringLiterals;

ScanBindPage::ScanBindPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::ScanBind, session, parent)
{
}

void ScanBindPage::build()
{
    addLink(u"account-center"_s);
    m_steps =
        new TickList({u"bind.open"_s, u"bind.authorise"_s, u"bind.scan"_s, u"bind.return"_s}, this);
    body()->addWidget(m_steps);
    m_confirm = new ConfirmBox(this);
    body()->addWidget(m_confirm);
    connect(m_steps, &TickList::changed, this, [this] {
        draft().bound = m_steps->ticked();
        draft().bindConfirmation = m_confirm->confirmation();
        edited();
    });
    connect(m_confirm, &ConfirmBox::changed, this, [this] {
        draft().bindConfirmation = m_confirm->confirmation();
        edited();
    });
}

void ScanBindPage::show()
{
    m_steps->setTicked(draft().bound);
    m_confirm->setConfirmation(draft().bindConfirmation);
}

void ScanBindPage::retranslate()
{
    m_steps->retranslate(words());
}

WizardPage::Missing ScanBindPage::missing() const
{
    if (!m_steps->isAllTicked()) {
        return {tr("Tick the four steps as they are done."), m_steps->firstOpen()};
    }
    return {};
}
