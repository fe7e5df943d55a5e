// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class FactList;
class QLabel;

/// What the rulebook knows about the answers given so far.
class FactsBlock final : public BlockView
{
    Q_OBJECT
public:
    FactsBlock(const Journey::Facts &facts, const Journey::Block &block, BlockPage &page);

    bool isShown() const override;
    void retranslate() override;
    void refill() override;
    void answersChanged() override;

private:
    const Journey::Facts m_facts;
    QString m_prefix; ///< of the facts that are shown
    QLabel *m_title;
    FactList *m_list;
};
