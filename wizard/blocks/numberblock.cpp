// SPDX-License-Identifier: MIT
#include "wizard/blocks/numberblock.h"

#include "wizard/blockpage.h"
#include "wizard/widgets/field.h"

#include <QSpinBox>

NumberBlock::NumberBlock(
    const Journey::Number &number, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_number(number)
    , m_box(new QSpinBox(this))
    , m_field(new Field(m_box, this))
{
    m_box->setObjectName(id());
    m_box->setMaximum(number.most);
    m_box->setContextMenuPolicy(Qt::NoContextMenu); // its own runs an event loop
    body()->addWidget(m_field);
    connect(m_box, &QSpinBox::valueChanged, this, [this](int value) {
        if (value != answers()[m_number.key]) {
            answers().set(m_number.key, value);
            edited();
        }
    });
}

void NumberBlock::refill()
{
    m_box->setValue(answers()[m_number.key]);
}

void NumberBlock::retranslate()
{
    const BlockWords text = blockWords();
    m_field->setLabel(text.label);
    m_field->setHint(plainText(text.hint));
}

Missing NumberBlock::missing() const
{
    return answers()[m_number.key] < m_number.least ? Missing{blockWords().missing, m_box}
                                                    : Missing{};
}
