// SPDX-License-Identifier: MIT
#include "wizard/widgets/copyfield.h"

#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>

CopyField::CopyField(QWidget *parent)
    : QWidget(parent)
    , m_value(new QLineEdit(this))
    , m_copy(makeButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    m_value->setReadOnly(true);
    row->addWidget(m_value, 1);
    row->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_value->text());
        m_copy->setText(tr("Copied"));
        announce(m_copy, m_copy->text());
    });
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
    m_copy->setText(tr("Copy"));
}
