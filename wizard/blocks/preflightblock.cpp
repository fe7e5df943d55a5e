// SPDX-License-Identifier: MIT
#include "models/session/finalcheck.h"
#include "wizard/blocks/blocks.h"
#include "wizard/blocks/checksblock.h"

namespace {
/// All checks of the journey once more.
class PreflightBlock final : public ChecksBlock
{
public:
    PreflightBlock(const Journey::Block &block, BlockPage &page)
        : PreflightBlock(new FinalCheck(page.session()), block, page)
    {
    }

    void refill() override
    {
        page().startAt(page().forwardButton()); // Enter after the last check goes on
        begin();
        m_check.start();
    }
    void practiceRepaired() override { m_check.start(); }

protected:
    void goToValue(const CheckResult &check) override { session().goToBlock(blockOf(check)); }

private:
    PreflightBlock(FinalCheck *check, const Journey::Block &block, BlockPage &page)
        : ChecksBlock(check, false, block, page)
        , m_check(*check)
    {
        addChecks();
    }

    FinalCheck &m_check;
};
} // namespace

BlockView *makePreflight(const Journey::Block &block, BlockPage &page)
{
    return new PreflightBlock(block, page);
}
