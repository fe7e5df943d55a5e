// SPDX-License-Identifier: MIT
#include "wizard/blocks/causesblock.h"

#include "wizard/widgets/accessible.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

using namespace Qt::StringLiterals;

CausesBlock::CausesBlock(
    const Journey::Causes &causes, const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_finding(QString::fromLatin1(causes.finding))
    , m_ask(makeLinkButton(this))
    , m_notice(new Notice(this))
{
    m_ask->setObjectName(id());
    m_notice->setVisible(false);
    body()->addWidget(m_ask, 0, Qt::AlignLeft);
    body()->addWidget(m_notice);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        m_notice->showFinding({m_finding, {}, {}}, words(), u"warn"_s);
        m_notice->unfold(!m_notice->isVisible());
    });
    unfolds(m_ask, m_notice);
}

void CausesBlock::retranslate()
{
    m_ask->setText(blockWords().label);
}
