// SPDX-License-Identifier: MIT
#include "wizard/widgets/instructions.h"

#include "wizard/widgets/makers.h"

Instructions::Instructions(QWidget *parent)
    : QFrame(parent)
    , m_column(makeColumn(this, 8))
{
    setProperty("role", QStringLiteral("card"));
    m_column->setContentsMargins(18, 14, 18, 14);
    setVisible(false);
}

void Instructions::setSteps(const QStringList &steps)
{
    qDeleteAll(findChildren<InlineLabel *>());
    for (const QString &step : steps) {
        auto *label = makeRichLabel(this);
        label->setText(step);
        label->setLead(QString::number(m_column->count() + 1));
        m_column->addWidget(label);
    }
    setVisible(!steps.isEmpty());
}
