// SPDX-License-Identifier: MIT
#include "wizard/blocks/choiceblock.h"

#include "models/session/practiceanswers.h"
#include "wizard/blockpage.h"
#include "wizard/widgets/field.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

ChoiceBlock::ChoiceBlock(
    const Journey::Choice &choice, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_choice(choice)
    , m_box(new QComboBox(this))
    , m_field(new Field(m_box, this))
{
    m_box->setObjectName(id());
    for (const QString &option : choice.options()) {
        m_box->addItem(QString(), option);
    }
    body()->addWidget(m_field);
    connect(m_box, &QComboBox::activated, this, [this] {
        answers().setValue(m_choice.key, m_box->currentData().toString());
        edited();
    });
}

void ChoiceBlock::refill()
{
    m_box->setCurrentIndex(qMax(0, m_box->findData(value())));
    page().startAt(m_box);
}

void ChoiceBlock::retranslate()
{
    const BlockWords text = blockWords();
    m_field->setLabel(text.label);
    m_field->setHint(plainText(text.hint));
    for (int i = 0; i < m_box->count(); ++i) {
        m_box->setItemText(i, blockWords(id() + u'.' + m_box->itemData(i).toString()).label);
    }
}

QString ChoiceBlock::value() const
{
    return answers().value(m_choice.key).toString(m_choice.options().first());
}

Missing ChoiceBlock::missing() const
{
    return m_choice.fits(answers()) ? Missing{} : unfit(value(), m_box);
}

bool ChoiceBlock::canPractise() const
{
    return hasPracticeAnswer(m_choice.key);
}

void ChoiceBlock::practise(Exercise &exercise)
{
    answers().setValue(m_choice.key, practiceAnswers(exercise).value(m_choice.key));
    refill();
    edited();
}
