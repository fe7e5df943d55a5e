// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"
#include "wizard/widgets/ticklist.h"

class CopyField;
class QLabel;
class SecretClipboard;

/// Each value ready for the platform's dialogue, ticked off as it is entered.
class HandOverBlock final : public BlockView
{
    Q_OBJECT
public:
    HandOverBlock(const Journey::Block &block, BlockPage &page);
    ~HandOverBlock() override;

    void retranslate() override;
    void refill() override;
    void answersChanged() override { m_items->setTicked(counted()[Journey::Keys::handedOver]); }
    Missing missing() const override;

private:
    void clipboardChanged();
    void showRemark(const QString &remark, bool isOfClipboard = true);
    void copySecret();
    void saveKey();
    void showMissing(const QString &kind, const Finding &finding);

    SecretClipboard *m_clipboard;
    TickList *m_items;
    CopyField *m_name;
    CopyField *m_appId;
    QPushButton *m_copySecret;
    QPushButton *m_saveKey;
    QLabel *m_remark;
    bool m_isRemarkOfClipboard = false;
};
