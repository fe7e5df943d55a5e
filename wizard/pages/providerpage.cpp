// SPDX-License-Identifier: MIT
#include "wizard/pages/providerpage.h"

#include "wizard/widgets/makers.h"

using namespace Qt::StringLiterals;

ProviderPage::ProviderPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Provider, session, parent)
{
}

void ProviderPage::build()
{
    m_text = makeLabel(this);
    body()->addWidget(m_text);
    addLinks();
}

void ProviderPage::retranslate()
{
    m_text->setText(tr("Until WeDa has admitted you there is nothing to check here. Your "
                       "answers are kept; "
                       "come back and choose another way at any time."));
}
