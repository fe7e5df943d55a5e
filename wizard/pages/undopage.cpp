// SPDX-License-Identifier: MIT
#include "wizard/pages/undopage.h"

#include "wizard/widgets/makers.h"
#include "wizard/widgets/tickbox.h"

#include <QSignalBlocker>

using namespace Qt::StringLiterals;

UndoPage::UndoPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Undo, session, parent)
{
}

void UndoPage::build()
{
    m_what = makeLabel(this, "field");
    body()->addWidget(m_what);
    addLinks();
    m_done = new TickBox(this);
    m_done->setObjectName(u"undoConfirmed"_s);
    body()->addWidget(m_done);
    connect(m_done, &QCheckBox::toggled, this, [this](bool on) {
        setTick(draft(), &Journey::Draft::undoConfirmed, on);
        edited();
    });
}

void UndoPage::show()
{
    const QSignalBlocker quiet(m_done);
    m_done->setChecked(session().counted().undoConfirmed);
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
    if (!session().counted().undoConfirmed) {
        return {tr("Tick the box when the list is empty."), m_done};
    }
    return {};
}
