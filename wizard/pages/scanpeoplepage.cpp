// SPDX-License-Identifier: MIT
#include "wizard/pages/scanpeoplepage.h"

#include "wizard/widgets/ticklist.h"

using namespace Qt::StringLiterals;

ScanPeoplePage::ScanPeoplePage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::ScanPeople, session, parent)
{
}

void ScanPeoplePage::build()
{
    m_ready = new TickList(
        {u"ready.administrator"_s, u"ready.main-account"_s, u"ready.basic-information"_s,
            u"ready.admin-phone"_s, u"ready.not-mini-game"_s},
        this);
    body()->addWidget(m_ready);
    connect(m_ready, &TickList::changed, this, [this] {
        draft().ready = m_ready->ticked();
        edited();
    });
}

void ScanPeoplePage::show()
{
    m_ready->setTicked(draft().ready);
}

void ScanPeoplePage::retranslate()
{
    m_ready->retranslate(words());
}

WizardPage::Missing ScanPeoplePage::missing() const
{
    if (!m_ready->isAllTicked()) {
        return {tr("Tick each line when it is so: a missing one makes the scan fail."),
            m_ready->firstOpen()};
    }
    return {};
}
