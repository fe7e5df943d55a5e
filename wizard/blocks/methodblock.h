// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class ChoiceCard;
class QButtonGroup;
class QGridLayout;

/// Which way of certification is open, why another is not, what each costs to undo; one is
/// recommended.
class MethodBlock final : public BlockView
{
    Q_OBJECT
public:
    MethodBlock(const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override;
    Missing missing() const override;

private:
    void fillCards();
    void fillTable();
    QString why(const QStringList &reasons) const;

    QButtonGroup *m_group = nullptr;
    QList<ChoiceCard *> m_cards;
    QPushButton *m_compare = nullptr;
    QFrame *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
};
