// SPDX-License-Identifier: MIT
#include "wizard/pages/scanauthorisepage.h"

#include "wizard/widgets/confirmbox.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/reveal.h"
#include "wizard/widgets/tickbox.h"

using namespace Qt::StringLiterals;

ScanAuthorisePage::ScanAuthorisePage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::ScanAuthorise, session, parent)
{
}

void ScanAuthorisePage::build()
{
    addLink(u"weda-certification"_s);
    m_done = new TickBox(this);
    m_done->setObjectName(u"authorised"_s);
    body()->addWidget(m_done);
    m_confirm = new ConfirmBox(this);
    body()->addWidget(m_confirm);
    m_failed = makeLinkButton(this);
    m_failed->setObjectName(u"authorisationFailed"_s);
    body()->addWidget(m_failed, 0, Qt::AlignLeft);
    m_causes = new Notice(this);
    m_causes->setVisible(false);
    body()->addWidget(m_causes);
    connect(m_done, &QCheckBox::toggled, this, [this](bool on) {
        draft().authorised = on;
        draft().authoriseConfirmation = m_confirm->confirmation();
        edited();
    });
    connect(m_confirm, &ConfirmBox::changed, this, [this] {
        draft().authoriseConfirmation = m_confirm->confirmation();
        edited();
    });
    connect(m_failed, &QPushButton::clicked, this, [this] {
        m_causes->showFinding({u"console.authorisation-failed"_s, {}, {}}, words(), u"warn"_s);
        m_causes->setVisible(!m_causes->isVisible());
        reveal(m_causes);
    });
}

void ScanAuthorisePage::show()
{
    m_confirm->setConfirmation(draft().authoriseConfirmation);
    m_done->setChecked(draft().authorised);
}

void ScanAuthorisePage::retranslate()
{
    m_done->setText(tr("The mini program is in the list, and no failure is shown"));
    m_failed->setText(tr("It says 授权失败 (authorisation failed)"));
    m_causes->retranslate(words());
}

WizardPage::Missing ScanAuthorisePage::missing() const
{
    if (!draft().authorised) {
        return {tr("Tick the box when the mini program is in the list."), m_done};
    }
    return {};
}
