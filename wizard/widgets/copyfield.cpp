// SPDX-License-Identifier: MIT
#include "wizard/widgets/copyfield.h"

#include "wizard/widgets/copymark.h"
#include "wizard/widgets/makers.h"

#include <QEvent>
#include <QLineEdit>

CopyField::CopyField(QWidget *parent)
    : QWidget(parent)
    , m_value(new QLineEdit(this))
    , m_copy(makeButton(this))
    , m_copied(new CopyMark(m_copy))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_value->setReadOnly(true);
    row->addWidget(m_value, 1);
    row->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] { m_copied->copy(m_value->text()); });
    retranslate();
}

void CopyField::setValue(const QString &value, const QString &accessibleName)
{
    m_value->setText(value);
    m_value->setCursorPosition(0);
    m_value->setAccessibleName(accessibleName);
    m_copy->setAccessibleName(tr("Copy: %1").arg(accessibleName));
    m_copy->setEnabled(!value.isEmpty());
}

void CopyField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void CopyField::retranslate()
{
    m_copied->setLabel(tr("Copy"));
}
