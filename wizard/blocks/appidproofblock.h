// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/blocks/blockview.h"

#include <QTimer>

struct CredentialProof;

/// What WeChat says about the AppID, which it knows only together with the AppSecret: when it said
/// so last, or how it can be asked. One call a click.
class AppIdProofBlock final : public BlockView
{
    Q_OBJECT
public:
    AppIdProofBlock(const Journey::Block &block, BlockPage &page);
    ~AppIdProofBlock() override;
    Q_DISABLE_COPY_MOVE(AppIdProofBlock)

    void retranslate() override;
    void refill() override;
    void answersChanged() override;
    bool isShown() const override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    bool isAsking() const { return m_tick.isActive(); }
    bool hasSecret() const;
    void check();
    void ask(const Secret &secret, bool isKept);
    void answered(const Result<CredentialProof> &answer, bool isKept);
    void stop();

    Notice *m_notice;
    QPushButton *m_check;
    QTimer m_tick; ///< runs while WeChat is asked
    int m_run = 0; ///< an answer to an earlier question comes too late
    Future<CredentialProof> m_question;
    QString m_asked; ///< the AppID of it
    QDateTime m_provedAt; ///< with an AppSecret that waits for its page
};
