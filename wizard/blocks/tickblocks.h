// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class QCheckBox;

/// Things to tick off on a card, each with a heading and a sentence from the guide: the
/// instructions of a step. A click on the sentence ticks as one on the box does.
class TicksBlock : public BlockView
{
    Q_OBJECT
public:
    TicksBlock(const Journey::Key<QStringList> &key, const QStringList &items,
        const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;

protected:
    /// Puts \a widget, which belongs to the line \a item, below its words.
    void addBelow(const QString &item, QWidget *widget);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        QString id;
        QCheckBox *box;
        QLabel *text;
    };

    void addRow(const QString &item);
    void store();

    const Journey::Key<QStringList> m_key;
    QFrame *m_card;
    QList<Row> m_rows;
};
