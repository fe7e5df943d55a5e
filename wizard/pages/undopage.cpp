// SPDX-License-Identifier: MIT
#include "wizard/pages/undopage.h"

#include "wizard/widgets/makers.h"
#include "wizard/widgets/tickbox.h"

using namespace Qt::StringLiterals;

UndoPage::UndoPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Undo, session, parent)
{
}

void UndoPage::build()
{
    m_what = makeLabel(this, "field");
    body()->addWidget(m_what);
    addLink(u"weda-certification"_s);
    m_done = new TickBox(this);
    m_done->setObjectName(u"undoConfirmed"_s);
    body()->addWidget(m_done);
    connect(m_done, &QCheckBox::toggled, this, [this](bool on) {
        draft().undoConfirmed = on;
        edited();
    });
}

void UndoPage::show()
{
    m_done->setChecked(draft().undoConfirmed);
    retranslate();
}

void UndoPage::retranslate()
{
    m_what->setText(tr("%n mini program(s) to delete from the certification list", nullptr,
        draft().certifiedCount));
    m_done->setText(tr("The list is empty now: all of them are deleted"));
}

WizardPage::Missing UndoPage::missing() const
{
    if (!draft().undoConfirmed) {
        return {tr("Tick the box when the list is empty."), m_done};
    }
    return {};
}
