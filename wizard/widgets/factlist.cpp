// SPDX-License-Identifier: MIT
#include "wizard/widgets/factlist.h"

#include "models/rulebook/words.h"
#include "wizard/widgets/makers.h"

#include <QGridLayout>

FactList::FactList(QWidget *parent)
    : QFrame(parent)
    , m_grid(new QGridLayout(this))
{
    setProperty("role", QStringLiteral("card"));
    m_grid->setContentsMargins(18, 14, 18, 14);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const QList<Fact> &facts, const Words &words)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const Fact &fact : facts) {
        auto *title = makeLabel(this, "field");
        title->setText(words.factTitle(fact));
        auto *sentence = makeRichLabel(this);
        sentence->setText(words.fact(fact));
        auto *source = makeLabel(this, "small");
        source->setText(words.factSource(fact));
        m_grid->addWidget(title, row, 0, Qt::AlignTop);
        m_grid->addWidget(sentence, row, 1);
        m_grid->addWidget(source, row + 1, 1);
        row += 2;
    }
    setVisible(row > 0);
}
