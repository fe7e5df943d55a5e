// SPDX-License-Identifier: MIT
#include "wizard/widgets/instructions.h"

#include "wizard/widgets/makers.h"

#include <QGridLayout>

Instructions::Instructions(QWidget *parent)
    : QFrame(parent)
    , m_grid(new QGridLayout(this))
{
    setProperty("role", QStringLiteral("card"));
    m_grid->setContentsMargins(18, 14, 18, 14);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    setVisible(false);
}

void Instructions::setSteps(const QStringList &steps)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const QString &step : steps) {
        auto *number = makeLabel(this, "field");
        number->setWordWrap(false);
        number->setAlignment(Qt::AlignTop | Qt::AlignRight);
        number->setText(QString::number(row + 1));
        auto *text = makeRichLabel(this);
        text->setText(step);
        m_grid->addWidget(number, row, 0);
        m_grid->addWidget(text, row, 1);
        ++row;
    }
    setVisible(row > 0);
}
