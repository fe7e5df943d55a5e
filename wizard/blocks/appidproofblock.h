// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/appidproof.h"
#include "wizard/blocks/blockview.h"

#include <QTimer>

/// What WeChat says about the AppID: when it confirmed it, or how it can be asked.
class AppIdProofBlock final : public BlockView
{
    Q_OBJECT
public:
    AppIdProofBlock(const Journey::Block &block, BlockPage &page);

    void retranslate() override;
    void refill() override { m_proof.stop(); }
    void answersChanged() override { m_proof.refresh(); }
    bool isShown() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    AppIdProof m_proof;
    Notice *m_notice;
    QPushButton *m_check;
    QTimer m_tick; ///< counts the seconds while WeChat may not be asked yet
};
