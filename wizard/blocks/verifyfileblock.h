// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

class VerifyFileCheck;

/// Whether the business domains hand out WeChat's check file (校验文件). Nothing of it is stored,
/// and Next does not wait for it.
class VerifyFileBlock final : public BlockView
{
    Q_OBJECT
public:
    VerifyFileBlock(const Journey::Block &block, BlockPage &page);

    void retranslate() override;

private:
    QLabel *m_title;
    VerifyFileCheck *m_check;
};
