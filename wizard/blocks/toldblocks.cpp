// SPDX-License-Identifier: MIT
// The blocks that say how things are by now: a wait, what to do about a trouble.
#include "models/session/told.h"
#include "wizard/blocks/blocks.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
template <typename Part>
class ToldBlock final : public BlockView
{
public:
    ToldBlock(const Part &part, const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_part(part)
        , m_notice(new Notice(this))
    {
        m_notice->setObjectName(id() + u".told"_s);
        body()->addWidget(m_notice);
        auto *minute = new QTimer(this); // the day may end while one looks
        connect(minute, &QTimer::timeout, this, &ToldBlock::tell);
        minute->start(60'000);
    }

    bool isShown() const override { return BlockView::isShown() && !now().state.isEmpty(); }
    void retranslate() override { tell(); }
    void refill() override { tell(); }
    void answersChanged() override
    {
        if (tell()) {
            setVisible(isShown());
            m_notice->unfold(true);
        }
    }

private:
    Told now() const { return toldBy(m_part, session()); }

    /// Whether there is something else to say than before.
    bool tell()
    {
        const Told before = std::exchange(m_told, now());
        if (m_told == before || m_told.state.isEmpty()) {
            return false;
        }
        m_told.finding.id.isEmpty() ? m_notice->showText(m_told.state, m_told.title, m_told.body)
                                    : m_notice->showFinding(m_told.finding, words(), m_told.state);
        if (!m_told.back.isEmpty()) {
            m_notice->addAction(
                u"goBack"_s, [this] { return m_told.back; }, [this] { goBack(); });
        }
        return true;
    }

    // The pages on the way back were filled with answers that are others then.
    void goBack()
    {
        for (BlockPage *each : page().parentWidget()->findChildren<BlockPage *>()) {
            each->forgetFilling();
        }
        if (const auto gone = goBackFor(m_part, session(), page().step()); !gone) {
            page().showFinding(gone.error());
        }
    }

    const Part m_part;
    Notice *m_notice;
    Told m_told;
};
} // namespace

BlockView *make(const Journey::Deadline &wait, const Journey::Block &block, BlockPage &page)
{
    return new ToldBlock<Journey::Deadline>(wait, block, page);
}

BlockView *make(const Journey::Remedy &remedy, const Journey::Block &block, BlockPage &page)
{
    return new ToldBlock<Journey::Remedy>(remedy, block, page);
}
