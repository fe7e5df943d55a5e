// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class Notice;
class QPushButton;

/// "It says …": shows the words of a finding that the user meets in a console.
class CausesBlock final : public BlockView
{
    Q_OBJECT
public:
    CausesBlock(const Journey::Causes &causes, const Journey::Block &block, BlockPage &page);

    void retranslate() override;

private:
    const QString m_finding;
    QPushButton *m_ask;
    Notice *m_notice;
};
