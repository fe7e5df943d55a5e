// SPDX-License-Identifier: MIT
#include "wizard/blocks/yesnoblock.h"

#include "models/journey/premise.h"
#include "models/session/practiceanswers.h"
#include "wizard/blockpage.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/trichoice.h"

using namespace Qt::StringLiterals;
using Journey::Need;
using Journey::Tri;

YesNoBlock::YesNoBlock(const Journey::YesNo &question, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_question(question)
    , m_hint(makeRichLabel(this, "small"))
    , m_choice(new TriChoice(this))
{
    m_choice->setObjectName(id());
    body()->setSpacing(2);
    body()->addWidget(m_choice);
    body()->addWidget(m_hint);
    connect(m_choice, &TriChoice::changed, this, [this] {
        setTick(answers(), m_question.key, m_choice->value());
        edited();
    });
}

void YesNoBlock::refill()
{
    m_choice->setValue(counted()[m_question.key]);
}

void YesNoBlock::retranslate()
{
    const BlockWords text = blockWords();
    m_choice->setQuestion(text.label);
    m_hint->setText(text.hint);
    m_hint->setVisible(!text.hint.isEmpty());
    m_choice->setWords(blockWords(id() + u".yes"_s).label, blockWords(id() + u".no"_s).label);
}

Missing YesNoBlock::missing() const
{
    const Tri answer = counted()[m_question.key];
    if (m_question.need == Need::Optional || answer == Tri::Yes
        || (answer == Tri::No && m_question.need == Need::Answered)) {
        return {};
    }
    return unfit(Journey::valueId(answer), m_choice);
}

bool YesNoBlock::canPractise() const
{
    return hasPracticeAnswer(m_question.key);
}

void YesNoBlock::practise(Exercise &exercise)
{
    setTick(answers(), m_question.key, practiceAnswers(exercise)[m_question.key]);
    refill();
    edited();
}
