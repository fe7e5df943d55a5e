// SPDX-License-Identifier: MIT
#include "wizard/blocks/blocks.h"

#include "models/journey/journeys.h"

#include <algorithm>
#include <array>

using namespace Journey;

namespace {
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

} // namespace

BlockView *make(const Special &special, const Block &block, BlockPage &page)
{
    return std::find_if(kMakers.begin(), kMakers.end(), [&special](const Maker &maker) {
        return maker.id == special.id;
    })->make(block, page);
}

BlockView *makeBlock(const Block &block, BlockPage &page)
{
    return std::visit(
        [&block, &page](const auto &part) { return make(part, block, page); }, block.part);
}
