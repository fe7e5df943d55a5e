// SPDX-License-Identifier: MIT
#include "wizard/blocks/confirmblock.h"

#include "wizard/widgets/confirmbox.h"

ConfirmBlock::ConfirmBlock(
    const Journey::Confirm &confirm, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_confirm(confirm)
    , m_box(new ConfirmBox(this))
{
    m_box->setObjectName(id());
    body()->addWidget(m_box);
    connect(m_box, &ConfirmBox::changed, this, [this] {
        answers().set(m_confirm.key, m_box->confirmation());
        edited();
    });
}

void ConfirmBlock::refill()
{
    m_box->setConfirmation(answers()[m_confirm.key]);
}
