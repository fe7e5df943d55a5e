// SPDX-License-Identifier: MIT
#include "wizard/pages/undopage.h"

#include "wizard/widgets/linkbar.h"
#include "wizard/widgets/makers.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

UndoPage::UndoPage(Session &session, QWidget *parent)
    : WizardPage(Journey::Step::Undo, session, parent)
{
}

void UndoPage::build()
{
    m_what = makeLabel(this, "field");
    body()->addWidget(m_what);
    body()->addWidget(new LinkBar(session().tools().rulebook.link(u"weda-certification"_s), this));
    m_done = new QCheckBox(this);
    m_done->setObjectName(u"undoConfirmed"_s);
    body()->addWidget(m_done);
    connect(m_done, &QCheckBox::clicked, this, [this](bool on) { draft().undoConfirmed = on; edited(); });
}

void UndoPage::show()
{
    m_done->setChecked(draft().undoConfirmed);
    retranslate();
}

void UndoPage::retranslate()
{
    m_what->setText(tr("%n mini program(s) to delete from the certification list", nullptr, draft().certifiedCount));
    m_done->setText(tr("The list is empty now: all of them are deleted"));
}

QString UndoPage::missing() const
{
    return draft().undoConfirmed ? QString() : tr("Tick the box when the list is empty.");
}
