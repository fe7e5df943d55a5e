// SPDX-License-Identifier: MIT
#include "wizard/home/askbox.h"

#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QHideEvent>
#include <QKeyEvent>

AskBox::AskBox(QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
    , m_notice(new Notice(this))
    , m_answers(new FlowLayout(12))
{
    setProperty("role", QStringLiteral("card"));
    m_column->setContentsMargins(18, 14, 18, 14);
    m_column->setSpacing(8);
    m_column->addWidget(m_notice);
    m_column->addLayout(m_answers);
    setVisible(false);
}

void AskBox::add(QWidget *part)
{
    m_column->insertWidget(m_column->count() - 2, part);
}

QPushButton *AskBox::addAnswer(const QString &objectName)
{
    auto *button = makeButton(this, objectName);
    m_answers->addWidget(button);
    return button;
}

void AskBox::ask(QWidget *first)
{
    m_notice->setVisible(false);
    setVisible(true);
    first->setFocus();
}

void AskBox::finish()
{
    setVisible(false);
    Q_EMIT finished();
}

// With all that is round it: what it says would be old when one comes back.
void AskBox::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous() && !isHidden() && canBeLeft()) {
        finish();
    }
    QFrame::hideEvent(event);
}

void AskBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && canBeLeft()) {
        finish();
        return;
    }
    QFrame::keyPressEvent(event);
}
