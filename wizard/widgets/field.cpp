// SPDX-License-Identifier: MIT
#include "wizard/widgets/field.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"

using namespace Qt::StringLiterals;

namespace {
// A screen reader says it with the field: what is wrong first, then the hint.
void describe(QWidget *input, const QString &problem, const QString &hint)
{
    input->setAccessibleDescription((problem + u'\n' + hint).trimmed());
}
} // namespace

Field::Field(QWidget *input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_label(makeLabel(this, "field"))
    , m_hint(makeLabel(this, "small"))
    , m_problem(makeLabel(this, "problem"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    input->setParent(this);
    column->addWidget(input);
    column->addWidget(m_hint);
    column->addWidget(m_problem);
    m_label->setBuddy(input);
    m_hint->setVisible(false);
    m_problem->setVisible(false);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_input->setAccessibleName(label);
}

void Field::setHint(const QString &hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    describe(m_input, m_problem->text(), hint);
}

void Field::setProblem(const QString &problem)
{
    setState(m_problem, {});
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    describe(m_input, problem, m_hint->text());
    announceSoon(m_input, problem);
    setState(m_input, problem.isEmpty() ? QString() : u"bad"_s);
}

void Field::setRemark(const QString &remark)
{
    setProblem({});
    setState(m_problem, u"remark"_s);
    m_problem->setText(remark);
    m_problem->setVisible(!remark.isEmpty());
    describe(m_input, remark, m_hint->text());
    announceSoon(m_input, remark);
}
