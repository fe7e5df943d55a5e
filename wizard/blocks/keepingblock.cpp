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
        QPushButton *button = m_notice->addAction(
            u"removeSecret"_s, [] { return tr("Remove it"); }, [this] { m_kept.remove(); });
        button->setAccessibleName(tr("Remove it: %1").arg(m_notice->title()));
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
        QPushButton *button = page().notice()->addAction(
            u"keepForSession"_s, [] { return tr("Keep it for this session only"); },
            [this] { page().goOnAfter(keep(true)); });
        button->setFocus(); // not Next, which would ask once more
    }
    return true;
}

QPushButton *KeepingBlock::offerUnproved(
    const std::function<void()> &again, const std::function<Future<>()> &goOn)
{
    page().notice()->addAction(
        u"checkAgain"_s, [] { return tr("Check again"); }, again);
    return page().notice()->addAction(
        u"goOnUnproved"_s, [] { return tr("Save it and go on without this check"); },
        [this, goOn] { page().goOnAfter(goOn()); });
}
