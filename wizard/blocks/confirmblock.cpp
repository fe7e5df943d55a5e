// SPDX-License-Identifier: MIT
#include "wizard/blocks/confirmblock.h"

#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textline.h"

#include <QComboBox>
#include <QGridLayout>

using namespace Qt::StringLiterals;

ConfirmBlock::ConfirmBlock(
    const Journey::Confirm &confirm, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_confirm(confirm)
    , m_byLabel(makeLabel(this, "field"))
    , m_by(new TextLine(this))
    , m_howLabel(makeLabel(this, "field"))
    , m_how(new QComboBox(this))
{
    auto *grid = new QGridLayout;
    grid->addWidget(m_byLabel, 0, 0);
    grid->addWidget(m_howLabel, 0, 1);
    grid->addWidget(m_by, 1, 0);
    grid->addWidget(m_how, 1, 1);
    grid->addWidget(new GuardNotice(m_by->guard(), nullptr, this), 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    body()->addLayout(grid);
    m_byLabel->setBuddy(m_by);
    m_howLabel->setBuddy(m_how);
    m_by->setObjectName(u"confirmedBy"_s);
    m_how->setObjectName(u"confirmedHow"_s);
    for (const auto &how : {u"did-it"_s, u"saw-it"_s, u"was-told"_s}) {
        m_how->addItem(QString(), how);
    }
    connect(m_by, &TextLine::edited, this, &ConfirmBlock::tell);
    connect(m_how, &QComboBox::activated, this, &ConfirmBlock::tell);
}

void ConfirmBlock::tell()
{
    answers().set(m_confirm.key, {m_by->value().trimmed(), m_how->currentData().toString()});
    edited();
}

void ConfirmBlock::refill()
{
    const Journey::Confirmation said = answers()[m_confirm.key];
    if (m_by->value().trimmed() != said.by) {
        m_by->setValue(said.by);
    }
    m_how->setCurrentIndex(qMax(0, m_how->findData(said.how)));
}

void ConfirmBlock::retranslate()
{
    const BlockWords by = blockWords(u"confirmation.by"_s);
    m_byLabel->setText(by.label);
    m_by->setPlaceholderText(plainText(by.hint));
    m_howLabel->setText(blockWords(u"confirmation.how"_s).label);
    for (int i = 0; i < m_how->count(); ++i) {
        m_how->setItemText(
            i, blockWords(u"confirmation.how."_s + m_how->itemData(i).toString()).label);
    }
}
