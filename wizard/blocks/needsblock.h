// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class QLabel;

/// What will be needed on the way, derived from the steps ahead: a card for each method that is
/// still possible.
class NeedsBlock final : public BlockView
{
    Q_OBJECT
public:
    NeedsBlock(const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override { retranslate(); }

private:
    struct Card
    {
        Journey::Method method;
        QWidget *frame;
        QLabel *title;
        QLabel *text;
    };
    QString needs(Journey::Method method) const;

    QList<Card> m_cards;
    QLabel *m_independent;
};
