// SPDX-License-Identifier: MIT
#include "wizard/widgets/field.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/guardnotice.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/textline.h"
#include "wizard/widgets/textlines.h"

using namespace Qt::StringLiterals;

namespace {
// A screen reader says it with the field: what is wrong first, then the hint.
void describe(QWidget *input, const QString &problem, const QString &hint)
{
    input->setAccessibleDescription(QString(problem + u'\n' + hint).trimmed());
}
} // namespace

Field::Field(QWidget *input, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_label(makeLabel(this, "field"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_label);
    input->setParent(this);
    column->addWidget(input);
    m_label->setBuddy(input);
}

Field::Field(TextLine *input, SecretTray &tray, QWidget *parent)
    : Field(static_cast<QWidget *>(input), parent)
{
    addGuard(input->guard(), tray);
}

Field::Field(TextLines *input, SecretTray &tray, QWidget *parent)
    : Field(static_cast<QWidget *>(input), parent)
{
    addGuard(input->guard(), tray);
}

void Field::addGuard(TextGuard &guard, SecretTray &tray)
{
    layout()->addWidget(new GuardNotice(guard, &tray, this));
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_input->setAccessibleName(label);
}

// The words below \a above, made when there are any.
void Field::showBelow(QLabel *&label, const char *role, const QString &words, QWidget *above)
{
    if (!label && !words.isEmpty()) {
        auto *column = static_cast<QVBoxLayout *>(layout());
        label = makeLabel(this, role);
        column->insertWidget(column->indexOf(above) + 1, label);
    }
    if (label) {
        label->setText(words);
        label->setVisible(!words.isEmpty());
    }
}

void Field::setHint(const QString &hint)
{
    m_hintText = hint;
    showBelow(m_hint, "small", hint, m_input);
    describe(m_input, m_problemText, hint);
}

void Field::tell(const QString &words, const QString &state)
{
    m_problemText = words;
    showBelow(m_problem, "problem", words, m_hint ? m_hint : m_input);
    if (m_problem) {
        m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
        setState(m_problem, state);
    }
    describe(m_input, words, m_hintText);
    announceSoon(m_input, words);
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
