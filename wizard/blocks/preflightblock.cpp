// SPDX-License-Identifier: MIT
#include "models/session/finalcheck.h"
#include "wizard/blocks/blocks.h"
#include "wizard/blocks/checksblock.h"

using namespace Qt::StringLiterals;

namespace {
/// All checks of the journey once more.
class PreflightBlock final : public ChecksBlock
{
    Q_DECLARE_TR_FUNCTIONS(PreflightBlock)
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
    QString allWords() const override
    {
        return m_check.results().isEmpty() ? QString() : tr("Run all checks again");
    }
    QString openWords() const override
    {
        return m_check.results().isEmpty() ? tr("Nothing to check with this method. What counts is "
                                                "what WeDa shows after the scans.")
                                           : QString();
    }
    QString passedWords() const override
    {
        return session().verdict().lacksDomains
            ? tr("All checks passed. No domain is entered yet, so none was checked.")
            : tr("All checks passed.");
    }

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
