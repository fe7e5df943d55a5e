// SPDX-License-Identifier: MIT
#include "wizard/blocks/textblock.h"

#include "models/session/practiceanswers.h"
#include "wizard/blockpage.h"
#include "wizard/widgets/field.h"
#include "wizard/widgets/textline.h"

using namespace Qt::StringLiterals;
using Journey::Need;

TextBlock::TextBlock(const Journey::Text &text, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_text(text)
    , m_form(formOf(text.form))
    , m_line(new TextLine(this, m_form.longest))
    , m_field(new Field(m_line, session().tray(), this))
{
    m_line->setObjectName(id());
    m_line->setPlaceholderText(m_form.example);
    body()->addWidget(m_field);
    connect(m_line, &TextLine::edited, this, &TextBlock::textEdited);
}

QString TextBlock::typed() const
{
    return m_form.read(*m_line);
}

bool TextBlock::isRight(const QString &value) const
{
    return m_form.check(value).status != CheckStatus::Failed;
}

void TextBlock::refill()
{
    const QString answer = answers()[m_text.key];
    if (m_answer != answer || typed() == answer) { // what is not right yet stays in the field
        m_line->showAnswer(answer);
        m_answer = answer;
    }
    showProblem();
    page().startAt(m_line);
}

void TextBlock::textEdited()
{
    const QString value = typed();
    if (value.isEmpty() || isRight(value)) {
        m_answer = value;
        answers().set(m_text.key, value);
    }
    showProblem();
    edited();
}

void TextBlock::showProblem()
{
    const QString value = typed();
    if (value.isEmpty()) {
        m_field->setProblem({});
    } else if (!isRight(value)) {
        m_field->setProblem(m_form.problem(value, words()));
    } else {
        m_field->setRemark(m_form.remark(m_line->text(), value));
    }
}

void TextBlock::retranslate()
{
    const BlockWords text = blockWords();
    m_field->setLabel(text.label);
    m_field->setHint(plainText(text.hint));
    showProblem();
}

Missing TextBlock::missing() const
{
    const QString value = typed();
    if (!value.trimmed().isEmpty() && !isRight(value)) {
        return unfit(u"wrong"_s, m_line);
    }
    return value.trimmed().isEmpty() && m_text.need != Need::Optional
        ? Missing{blockWords().missing, m_line}
        : Missing{};
}

bool TextBlock::canPractise() const
{
    return hasPracticeAnswer(m_text.key);
}

void TextBlock::practise(Exercise &exercise)
{
    m_line->setValue(practiceAnswers(exercise)[m_text.key]);
    textEdited();
}
