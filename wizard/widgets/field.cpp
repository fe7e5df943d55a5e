// SPDX-License-Identifier: MIT
#include "wizard/widgets/field.h"

#include "models/rulebook/markdown.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"

using namespace Qt::StringLiterals;

Field::Field(QWidget *input, SecretTray &tray, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_label(makeLabel(this, "field"))
{
    auto *column = makeColumn(this, 4);
    column->addWidget(m_label);
    input->setParent(this);
    column->addWidget(input);
    m_label->setBuddy(input);
    if (auto *guard = input->findChild<TextGuard *>({}, Qt::FindDirectChildrenOnly)) {
        column->addWidget(new GuardNotice(*guard, &tray, this));
    }
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_input->setAccessibleName(label);
}

void Field::setHint(const QString &hint)
{
    if (!m_hint && !hint.isEmpty()) {
        m_hint = makeRichLabel(this, "small");
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->insertWidget(column->indexOf(m_input) + 1, m_hint);
    }
    if (m_hint) {
        m_hint->setText(hint);
        m_hint->setVisible(!hint.isEmpty());
    }
    describe();
}

void Field::tell(const QString &words, const QString &state)
{
    if (!m_problem && !words.isEmpty()) {
        m_problem = makeLabel(this, "problem");
        m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->insertWidget(column->indexOf(m_hint ? m_hint : m_input) + 1, m_problem);
    }
    if (m_problem) {
        m_problem->setText(words);
        m_problem->setVisible(!words.isEmpty());
        setState(m_problem, state);
    }
    describe();
    announceSoon(m_input, words);
}

// A screen reader says it with the field: what is wrong first, then the hint.
void Field::describe()
{
    const QString problem = m_problem ? m_problem->text() : QString();
    const QString hint = m_hint ? plainText(m_hint->text()) : QString();
    m_input->setAccessibleDescription(QString(problem + u'\n' + hint).trimmed());
}

void Field::setProblem(const QString &problem)
{
    tell(problem, {});
    setState(m_input, problem.isEmpty() ? QString() : u"bad"_s);
}

void Field::setRemark(const QString &remark)
{
    tell(remark, u"remark"_s);
    setState(m_input, {});
}
