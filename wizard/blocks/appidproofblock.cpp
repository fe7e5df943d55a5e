// SPDX-License-Identifier: MIT
#include "models/session/appidproof.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/announce.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"

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
        , m_check(makeButton(this, u"checkAppId"_s))
    {
        m_notice->setObjectName(u"appIdProof"_s);
        body()->addWidget(m_notice);
        body()->addWidget(m_check, 0, Qt::AlignLeft);
        constexpr int tickMs = 1000;
        m_tick.setInterval(tickMs);
        connect(&m_tick, &QTimer::timeout, this, &AppIdProofBlock::retranslate);
        connect(&session(), &Session::secretsChanged, this, &AppIdProofBlock::retranslate);
        // The page of the AppSecret may have proved it since.
        whenever(this, QEvent::Show, [this] { retranslate(); });
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
        const bool isProved = !isAsking && m_proof.provedAt().isValid();
        m_notice->showText(isProved ? u"good"_s : u"info"_s, m_proof.title(), m_proof.body());
        m_check->setVisible(isAsking || m_proof.hasSecret());
        m_check->setText(isAsking ? tr("Stop") : tr("Check with WeChat"));
        isAsking ? m_tick.start() : m_tick.stop();
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
