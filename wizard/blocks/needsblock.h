// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class QLabel;

/// What will be needed on the way, derived from the steps ahead: a card for each method that is
/// still possible, with a card to send ahead to each of its people.
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
        QPushButton *send;
    };
    Journey::Answers chosen(Journey::Method method) const;
    QString needs(Journey::Method method) const;
    void offerCards(const QPushButton *button, Journey::Method method);
    void saveCard(const QString &role, Journey::Method method);

    QList<Card> m_cards;
    QLabel *m_independent;
};
