// SPDX-License-Identifier: MIT
#include "wizard/blocks/verifyfileblock.h"

#include "models/journey/journeys/certify.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/verifyfile.h"

VerifyFileBlock::VerifyFileBlock(const Journey::Block &block, BlockPage &page)
    : BlockView(block, page)
    , m_title(makeLabel(this, "field"))
{
    const Toolbox &tools = session().tools();
    const auto domains = [this] {
        QList<DomainEntry> asked = Journey::domainsAskedFor(answers());
        asked.removeIf([](const DomainEntry &entry) { return entry.kind != DomainKind::Business; });
        return asked;
    };
    m_check = new VerifyFileCheck(tools.probe, tools.language, session().tray(), domains, this);
    body()->setSpacing(4);
    body()->addWidget(m_title);
    body()->addWidget(m_check);
}

void VerifyFileBlock::retranslate()
{
    m_title->setText(blockWords().label);
}
