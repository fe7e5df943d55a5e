// SPDX-License-Identifier: MIT
#include "wizard/blocks/keepingblock.h"

#include "wizard/widgets/announce.h"

using namespace Qt::StringLiterals;

KeepingBlock::KeepingBlock(
    const QString &kind, const QString &name, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_kept(session(), kind)
    , m_notice(new Notice(this))
{
    m_notice->setObjectName(name);
    m_notice->setVisible(false);
    body()->addWidget(m_notice);
    connect(&m_kept, &KeptSecret::found, &page, &BlockPage::clearFinding);
    connect(&m_kept, &KeptSecret::failed, &page, &BlockPage::showFinding);
    connect(&m_kept, &KeptSecret::changed, this, &KeepingBlock::showKept);
}

void KeepingBlock::showKept()
{
    const Finding trouble = m_kept.trouble();
    if (trouble.id.isEmpty()) {
        m_notice->showText(
            m_kept.isForSession() ? u"warn"_s : u"good"_s, m_kept.words(), m_kept.remarks());
    } else {
        m_notice->showFinding(trouble, words(), u"warn"_s);
    }
    const bool isAhead = trouble.id.startsWith("keychain."_L1);
    if (!isAhead) {
        auto *button = m_notice->addAction([] { return tr("Remove it"); });
        button->setAccessibleName(tr("Remove it: %1").arg(m_notice->title()));
        connect(button, &QPushButton::clicked, &m_kept, &KeptSecret::remove);
    }
    const Notice &said = *page().notice();
    const bool isSaid = said.isVisibleTo(&page()) && said.finding().id == trouble.id;
    const bool wasHidden = m_notice->isHidden();
    m_notice->setVisible(isKept() || (!trouble.id.isEmpty() && !isSaid));
    if (isAhead && wasHidden) {
        announce(m_notice, m_notice->spoken());
    }
    if (std::exchange(m_wasKept, isKept()) != m_wasKept) {
        page().refresh();
    }
}

bool KeepingBlock::commitFailed(const Finding &finding)
{
    page().showFinding(finding);
    showKept(); // not the same twice
    if (finding.id.startsWith("keychain."_L1)) {
        offer(
            u"keepForSession"_s, [] { return tr("Keep it for this session only"); },
            [this] { page().goOnAfter(keep(true)); })
            ->setFocus(); // not Next, which would ask once more
    }
    return true;
}

QPushButton *KeepingBlock::offer(
    const QString &name, const Notice::Text &words, const std::function<void()> &action)
{
    auto *button = page().notice()->addAction(words);
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, action);
    return button;
}

QPushButton *KeepingBlock::offerUnproved(
    const std::function<void()> &again, const std::function<Future<>()> &goOn)
{
    offer(
        u"checkAgain"_s, [] { return tr("Check again"); }, again);
    return offer(
        u"goOnUnproved"_s, [] { return tr("Save it and go on without this check"); },
        [this, goOn] { page().goOnAfter(goOn()); });
}
