// SPDX-License-Identifier: MIT
#include "wizard/blocks/makeblock.h"

#include "models/journey/journeys.h"
#include "wizard/blockpage.h"
#include "wizard/blocks/appidproofblock.h"
#include "wizard/blocks/causesblock.h"
#include "wizard/blocks/choiceblock.h"
#include "wizard/blocks/confirmblock.h"
#include "wizard/blocks/domainsblock.h"
#include "wizard/blocks/exerciseblock.h"
#include "wizard/blocks/factsblock.h"
#include "wizard/blocks/handoverblock.h"
#include "wizard/blocks/linksblock.h"
#include "wizard/blocks/methodblock.h"
#include "wizard/blocks/needsblock.h"
#include "wizard/blocks/noteblock.h"
#include "wizard/blocks/numberblock.h"
#include "wizard/blocks/preflightblock.h"
#include "wizard/blocks/reportblock.h"
#include "wizard/blocks/secretblock.h"
#include "wizard/blocks/textblock.h"
#include "wizard/blocks/tickblock.h"
#include "wizard/blocks/ticksblock.h"
#include "wizard/blocks/uploadkeyblock.h"
#include "wizard/blocks/verifyfileblock.h"
#include "wizard/blocks/yesnoblock.h"

#include <algorithm>
#include <array>

namespace {
using namespace Journey;

template <typename View>
BlockView *makeSpecial(const Block &block, BlockPage &page)
{
    return new View(block, page);
}

struct Maker
{
    std::string_view id;
    BlockView *(*make)(const Block &, BlockPage &);
};

constexpr std::array kMakers{
    Maker{"appIdProof", makeSpecial<AppIdProofBlock>},
    Maker{"appSecret", makeSpecial<SecretBlock>},
    Maker{"domains", makeSpecial<DomainsBlock>},
    Maker{"exercise", makeSpecial<ExerciseBlock>},
    Maker{"handOver", makeSpecial<HandOverBlock>},
    Maker{"method", makeSpecial<MethodBlock>},
    Maker{"needs", makeSpecial<NeedsBlock>},
    Maker{"preflight", makeSpecial<PreflightBlock>},
    Maker{"report", makeSpecial<ReportBlock>},
    Maker{"uploadKey", makeSpecial<UploadKeyBlock>},
    Maker{"verifyFile", makeSpecial<VerifyFileBlock>},
};

static_assert(coversSpecials(kJourneys, kMakers));

/// One overload a kind of block: one that is forgotten does not compile.
struct Make
{
    const Block &block;
    BlockPage &page;

    BlockView *operator()(const Text &part) const { return new TextBlock(part, block, page); }
    BlockView *operator()(const Number &part) const { return new NumberBlock(part, block, page); }
    BlockView *operator()(const Choice &part) const { return new ChoiceBlock(part, block, page); }
    BlockView *operator()(const YesNo &part) const { return new YesNoBlock(part, block, page); }
    BlockView *operator()(const Ticks &part) const { return new TicksBlock(part, block, page); }
    BlockView *operator()(const Tick &part) const { return new TickBlock(part, block, page); }
    BlockView *operator()(const Confirm &part) const { return new ConfirmBlock(part, block, page); }
    BlockView *operator()(const Links &part) const { return new LinksBlock(part, block, page); }
    BlockView *operator()(const Facts &part) const { return new FactsBlock(part, block, page); }
    BlockView *operator()(const Note &part) const { return new NoteBlock(part, block, page); }
    BlockView *operator()(const Causes &part) const { return new CausesBlock(part, block, page); }
    BlockView *operator()(const Special &part) const
    {
        return std::find_if(kMakers.begin(), kMakers.end(), [&part](const Maker &maker) {
            return maker.id == part.id;
        })->make(block, page);
    }
};
} // namespace

BlockView *makeBlock(const Journey::Block &block, BlockPage &page)
{
    return std::visit(Make{block, page}, block.part);
}
