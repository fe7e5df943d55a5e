// SPDX-License-Identifier: MIT
#include "models/rulebook/filling.h"
#include "models/session/appidproof.h"
#include "models/session/askingwechat.h"
#include "wizard/blockpage.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
/// What WeChat says about the AppID: when it confirmed it, or how it can be asked.
class AppIdProofBlock final : public BlockView
{
    Q_DECLARE_TR_FUNCTIONS(AppIdProofBlock)
public:
    AppIdProofBlock(const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_proof(session())
        , m_notice(new Notice(this))
        , m_check(makeButton(this))
    {
        m_notice->setObjectName(u"appIdProof"_s);
        m_check->setObjectName(u"checkAppId"_s);
        body()->addWidget(m_notice);
        body()->addWidget(m_check, 0, Qt::AlignLeft);
        constexpr int tickMs = 1000;
        m_tick.setInterval(tickMs);
        connect(&m_tick, &QTimer::timeout, this, &AppIdProofBlock::retranslate);
        connect(&session(), &Session::secretsChanged, this, &AppIdProofBlock::retranslate);
        connect(&m_proof, &AppIdProof::changed, this, &AppIdProofBlock::retranslate);
        connect(m_check, &QPushButton::clicked, this, [this] {
            this->page().clearFinding();
            m_proof.isAsking() ? m_proof.stop() : m_proof.check();
        });
        connect(&m_proof, &AppIdProof::answered, this, [this](const Finding &finding) {
            if (finding.id.isEmpty()) {
                announce(m_notice, m_notice->spoken());
            } else {
                this->page().showFinding(finding);
            }
        });
    }

    void refill() override { m_proof.stop(); }
    void answersChanged() override { m_proof.refresh(); }
    bool isShown() const override { return !answers()[Journey::Keys::appId].isEmpty(); }

    void retranslate() override
    {
        const bool isAsking = m_proof.isAsking();
        const bool hasSecret = m_proof.hasSecret();
        if (isAsking) {
            m_notice->showText(u"info"_s, askingWeChat(session().tools().wechat));
        } else if (const QDateTime proved = m_proof.provedAt(); proved.isValid()) {
            m_notice->showText(u"good"_s,
                tr("✓ WeChat knows %1").arg(answers()[Journey::Keys::appId]),
                tr("It confirmed it together with the AppSecret on %1.").arg(timeText(proved)));
        } else {
            m_notice->showText(u"info"_s, tr("Not yet confirmed by WeChat"),
                hasSecret ? tr("The AppSecret is there already: WeChat can be asked about both.")
                          : tr("WeChat confirms an AppID only together with its AppSecret: that is "
                               "done on the page “AppSecret”."));
        }
        m_check->setVisible(isAsking || hasSecret);
        m_check->setText(isAsking ? tr("Stop") : tr("Check with WeChat"));
        isAsking ? m_tick.start() : m_tick.stop();
    }

protected:
    // The page of the AppSecret may have proved it since.
    void showEvent(QShowEvent *event) override
    {
        BlockView::showEvent(event);
        retranslate();
    }

private:
    AppIdProof m_proof;
    Notice *m_notice;
    QPushButton *m_check;
    QTimer m_tick; ///< counts the seconds while WeChat may not be asked yet
};
} // namespace

BlockView *makeAppIdProof(const Journey::Block &block, BlockPage &page)
{
    return new AppIdProofBlock(block, page);
}
