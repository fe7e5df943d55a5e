// SPDX-License-Identifier: MIT
#include "wizard/widgets/trichoice.h"

#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"

#include <QButtonGroup>
#include <QEvent>
#include <QRadioButton>
#include <QSignalBlocker>

using Journey::Tri;

TriChoice::TriChoice(QWidget *parent)
    : QWidget(parent)
    , m_question(makeLabel(this, "field"))
    , m_group(new QButtonGroup(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_question);
    auto *row = new FlowLayout(16);
    for (const Tri value : {Tri::Yes, Tri::No, Tri::Unknown}) {
        auto *button = new QRadioButton(this);
        m_group->addButton(button, static_cast<int>(value));
        row->addWidget(button);
    }
    column->addLayout(row);
    connect(
        m_group, &QButtonGroup::idToggled, this, [this](int, bool on) { // also by a screen reader
            if (on) {
                Q_EMIT changed();
            }
        });
    retranslate();
}

void TriChoice::setQuestion(const QString &question)
{
    m_question->setText(question);
    retranslate();
}

void TriChoice::setWords(const QString &yes, const QString &no)
{
    m_yes = yes;
    m_no = no;
    retranslate();
}

void TriChoice::setValue(Tri value)
{
    const QSignalBlocker blocker(m_group);
    m_group->button(static_cast<int>(value))->setChecked(true);
}

Tri TriChoice::value() const
{
    return m_group->checkedId() < 0 ? Tri::Unknown : static_cast<Tri>(m_group->checkedId());
}

void TriChoice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TriChoice::retranslate()
{
    const auto setText = [this](Tri value, const QString &text) {
        auto *button = m_group->button(static_cast<int>(value));
        button->setText(text);
        button->setAccessibleName(tr("%1 %2", "question answer").arg(m_question->text(), text));
    };
    setText(Tri::Yes, m_yes.isEmpty() ? tr("Yes") : m_yes);
    setText(Tri::No, m_no.isEmpty() ? tr("No") : m_no);
    setText(Tri::Unknown, tr("I don't know yet"));
}
