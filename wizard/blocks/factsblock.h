// SPDX-License-Identifier: MIT
#pragma once
#include "models/rulebook/fact.h"
#include "wizard/blocks/blockview.h"

/// What the rulebook knows, as sentences with where each comes from and as of when. Folded at
/// first; the sentences are made when they are asked for.
class FactsBlock final : public BlockView
{
    Q_OBJECT
public:
    FactsBlock(const Journey::Facts &facts, const Journey::Block &block, BlockPage &page);

    bool isShown() const override;
    void retranslate() override;
    void refill() override;
    void answersChanged() override { refill(); }

private:
    QList<Fact> facts() const;
    void fold();
    void unfold();

    const Journey::Facts m_facts;
    QStringList m_prefixes; ///< of the facts that are shown
    QPushButton *m_title;
    QFrame *m_list = nullptr; ///< while it is unfolded
};
