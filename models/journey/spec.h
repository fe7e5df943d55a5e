// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/block.h"

#include <QJsonObject>
#include <QList>

#include <algorithm>
#include <string_view>

/// A journey is its steps, in order; a step whose condition does not hold is left out. So nothing
/// can dangle or loop.
namespace Journey {

/// One page. Its words stand in guides/<locale>/<journey>.md under its id, which journals hold,
/// too.
struct Step
{
    const char *id;
    std::span<const Block> blocks;
    Guard when = always;
    const char *why = "always"; ///< the condition in words, for the printed graph
};

struct Spec
{
    const char *id;
    std::span<const Step> steps;
    std::span<const Choice> decisions; ///< what the conditions of steps look at
    std::string_view fork; ///< the step at which the way ends as long as it is not decided
    Guard isDecided; ///< whether the answers say how it goes on from there
    std::span<const std::string_view> retired; ///< ids in old journals: they read as the first step
    Ids next = {}; ///< the journeys that may follow, by their ids
    /// Whether the user says that it is done; none: whether the way lacks no answer.
    Guard isDeclared = nullptr;
    void (*conclude)(Answers &) = nullptr; ///< says what else follows when a step is confirmed
};

/// Whether each trouble of the step at \a place leads back to an earlier one: going round again is
/// a jump that is recorded, never an edge.
consteval bool leadsBack(const Spec &spec, std::size_t place)
{
    const auto earlier = spec.steps.first(place);
    for (const Block &block : spec.steps[place].blocks) {
        if (!std::holds_alternative<Remedy>(block.part)) {
            continue;
        }
        for (const Trouble &trouble : std::get<Remedy>(block.part).troubles) {
            const std::string_view back = trouble.step;
            if (!back.empty()
                && std::none_of(earlier.begin(), earlier.end(),
                    [back](const Step &s) { return back == s.id; })) {
                return false;
            }
        }
    }
    return true;
}

/// Ids are unique, trouble leads back, and the last step is reached whatever was answered.
consteval bool isSound(const Spec &spec)
{
    for (std::size_t i = 0; i < spec.steps.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (std::string_view(spec.steps[i].id) == spec.steps[j].id) {
                return false;
            }
        }
        if (!leadsBack(spec, i)) {
            return false;
        }
    }
    return spec.steps.back().when == always;
}

/// Whether each special block of \a journeys (pointers to Spec) has an entry (with its id) in
/// \a table.
template <typename Journeys, typename Table>
consteval bool coversSpecials(const Journeys &journeys, const Table &table)
{
    for (const Spec *spec : journeys) {
        for (const Step &step : spec->steps) {
            for (const Block &block : step.blocks) {
                if (std::holds_alternative<Special>(block.part)
                    && std::none_of(table.begin(), table.end(), [&block](const auto &entry) {
                           return entry.id == std::get<Special>(block.part).id;
                       })) {
                    return false;
                }
            }
        }
    }
    return true;
}

/// All journeys there are.
std::span<const Spec *const> journeys();
/// The journey with this id; nullptr for one of a newer version.
const Spec *journey(const QString &id);

/// Those that may follow \a spec.
QList<const Spec *> journeysAfter(const Spec &spec);

inline QString idOf(const Spec &spec)
{
    return QString::fromLatin1(spec.id);
}
inline QString idOf(const Step &step)
{
    return QString::fromLatin1(step.id);
}
/// The step with this id, retired ones included; nullptr for one of a newer version.
const Step *stepOf(const Spec &spec, const QString &id);
/// The step after \a step (nullptr: the first one), as \a answers stand now; nullptr at the end.
const Step *next(const Spec &spec, const Step *step, const Answers &answers);
/// Where to go on with what was left at the step with this id: there, or at the step after it if
/// the answers do not lead there any more; at the first step for one of a newer version.
const Step &resumedAt(const Spec &spec, const Answers &answers, const QString &id);
/// The steps from the first to the last, as \a answers stand now; to the fork while it is not
/// decided.
QList<const Step *> path(const Spec &spec, const Answers &answers);

/// The steps that will come: for sure, and perhaps, as long as decisions are not taken.
struct Ahead
{
    QList<const Step *> sure;
    QList<const Step *> perhaps;
};
Ahead ahead(const Spec &spec, const Answers &answers);

/// Whether \a block has the answer that Next wants, or wants none.
bool isAnswered(const Block &block, const Answers &answers);
/// The steps of the way with a block that is shown and not answered.
QList<const Step *> unanswered(const Spec &spec, const Answers &answers);
/// Whether the way leads to the last step, and no step of it lacks an answer.
bool isWholeWayAnswered(const Spec &spec, const Answers &answers);
/// Whether some step of \a spec has a block of this id (idOf()).
bool hasBlock(const Spec &spec, const QString &blockId);

/// The step of that way with a block of this id (idOf()): where a value is asked for; nullptr if
/// none.
const Step *stepWith(const Spec &spec, const Answers &answers, const QString &blockId);
/// The same; as long as the way is not decided, the first step that some way has.
const Step *stepAskingFor(const Spec &spec, const Answers &answers, const QString &blockId);

/// How the ids of the facts begin that \a facts shows as \a answers stand now; nothing is shown for
/// none.
QStringList prefixesOf(const Facts &facts, const Answers &answers);

/// Where a step stands on the way; the first one is 1.
struct Place
{
    int step = 0; ///< 0: not on the way
    int of = 0; ///< 0 as long as the answers do not decide how long the way is
};
/// The place of the step with this id, as \a answers stand now.
Place placeOf(const Spec &spec, const Answers &answers, const QString &stepId);

/// The places that the step tells one to open, by their ids in links.json.
QStringList linksOf(const Step &step);

/// Who did \a step and how that is known, as its block for that was answered; nothing without one.
Confirmation confirmationOf(const Step &step, const Answers &answers);

/// The section of the guide that speaks for \a step: its id, but the way that ends without a
/// certified mini program has an end of its own ("done#provider").
QString wordsId(const Step &step, const Answers &answers);

/// A way from one step to the next that some answers take.
struct Edge
{
    const Step *from;
    const Step *to;
    QString when; ///< in words
};
/// All of them, in the order of the steps: derived by walking with every combination of decisions
/// that is accepted.
QList<Edge> edges(const Spec &spec);
/// {"id":"certify","steps":[{"id",…}],"edges":[{"from","to","when"}]} (design.md, command line).
QJsonObject graphJson(const Spec &spec);
/// A Mermaid flow chart of the graph.
QString graphMermaid(const Spec &spec);
} // namespace Journey
