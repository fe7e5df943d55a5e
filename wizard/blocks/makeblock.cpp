// SPDX-License-Identifier: MIT
#include "wizard/blocks/makeblock.h"

#include "models/journey/journeys.h"
#include "wizard/blocks/blocks.h"

#include <algorithm>
#include <array>

namespace {
using namespace Journey;

struct Maker
{
    std::string_view id;
    BlockView *(*make)(const Block &, BlockPage &);
};

constexpr std::array kMakers{
    Maker{"appIdProof", makeAppIdProof},
    Maker{"appSecret", makeAppSecret},
    Maker{"domains", makeDomains},
    Maker{"exercise", makeExercise},
    Maker{"handOver", makeHandOver},
    Maker{"method", makeMethod},
    Maker{"needs", makeNeeds},
    Maker{"preflight", makePreflight},
    Maker{"report", makeReport},
    Maker{"uploadKey", makeUploadKey},
    Maker{"verifyFile", makeVerifyFile},
};

static_assert(coversSpecials(kJourneys, kMakers));

/// One overload a kind of block: one that is forgotten does not compile.
struct Make
{
    const Block &block;
    BlockPage &page;

    BlockView *operator()(const Text &part) const { return makeText(part, block, page); }
    BlockView *operator()(const Number &part) const { return makeNumber(part, block, page); }
    BlockView *operator()(const Choice &part) const { return makeChoice(part, block, page); }
    BlockView *operator()(const YesNo &part) const { return makeYesNo(part, block, page); }
    BlockView *operator()(const Ticks &part) const { return makeTicks(part, block, page); }
    BlockView *operator()(const Tick &part) const { return makeTick(part, block, page); }
    BlockView *operator()(const Confirm &part) const { return makeConfirm(part, block, page); }
    BlockView *operator()(const Links &part) const { return makeLinks(part, block, page); }
    BlockView *operator()(const Facts &part) const { return makeFacts(part, block, page); }
    BlockView *operator()(const Note &part) const { return makeNote(part, block, page); }
    BlockView *operator()(const Causes &part) const { return makeCauses(part, block, page); }
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
