// SPDX-License-Identifier: MIT
#include "models/journey/journeys/certify.h"
#include "wizard/blocks/blocks.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/verifyfile.h"

namespace {
/// Whether the business domains hand out WeChat's check file (校验文件). Nothing of it is stored,
/// and Next does not wait for it.
class VerifyFileBlock final : public BlockView
{
public:
    VerifyFileBlock(const Journey::Block &block, BlockPage &page)
        : BlockView(block, page)
        , m_title(makeLabel(this, "field"))
    {
        const Toolbox &tools = session().tools();
        const auto domains = [this] {
            QList<DomainEntry> asked = Journey::domainsAskedFor(answers());
            asked.removeIf(
                [](const DomainEntry &entry) { return entry.kind != DomainKind::Business; });
            return asked;
        };
        body()->setSpacing(4);
        body()->addWidget(m_title);
        body()->addWidget(
            new VerifyFileCheck(tools.probe, tools.language, session().tray(), domains, this));
    }

    void retranslate() override { m_title->setText(blockWords().label); }

private:
    QLabel *m_title;
};
} // namespace

BlockView *makeVerifyFile(const Journey::Block &block, BlockPage &page)
{
    return new VerifyFileBlock(block, page);
}
