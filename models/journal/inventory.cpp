// SPDX-License-Identifier: MIT
#include "models/journal/inventory.h"

#include "models/journal/eventrows.h"
#include "models/journal/marks.h"
#include "models/journal/masking.h"
#include "models/journal/owner.h"
#include "models/journal/relations.h"
#include "models/journal/salvage.h"
#include "models/journal/streamwriter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Inventory {
namespace {
const QString mark = u"inventory"_s;
// Each commit waits for the disk; what is done stays done.
constexpr qsizetype journeysACommit = 100;

Result<QStringList> journeysInOrder(const Database &database)
{
    QStringList ids;
    const auto read = database.each(
        u"SELECT id FROM journeys ORDER BY change"_s, {}, [&ids](const QSqlQuery &row) -> Result<> {
            ids.append(row.value(0).toString());
            return {};
        });
    return read ? Result<QStringList>(ids) : tl::unexpected(read.error());
}

/// What an entity still lacks of the answers that a journey has given about it.
QJsonObject lacking(const QList<Event> &known, const QString &journeyId, const QJsonObject &part)
{
    const EntityState entity = foldEntity(known);
    QJsonObject lacks;
    for (auto it = part.begin(); it != part.end(); ++it) {
        const EntityFact fact = entity.facts.value(it.key());
        // Said by this journey, and something else since: that was in a gap.
        const bool isOlder = fact.journeyId == journeyId && fact.value != it.value();
        if (!entity.facts.contains(it.key()) || isOlder) {
            lacks.insert(it.key(), it.value());
        }
    }
    return lacks;
}

/// What the entity in \a role is to be told; empty if it knows.
Result<QJsonObject> wantedBy(const Database &database, const JourneyState &state,
    const QJsonObject &answers, const QString &role)
{
    const QJsonObject part = Owners::partOf(answers, role);
    if (part.isEmpty()) {
        return part;
    }
    const auto related = Relations::entityIn(database, state.id, role);
    if (!related) {
        return tl::unexpected(related.error());
    }
    if (related->isEmpty()) {
        return part;
    }
    const auto known = Rows::events(database, {Stream::Entity, *related}, false);
    if (!known) {
        return known.error().id == "storage.missing"_L1
            ? Result<QJsonObject>(part)
            : Result<QJsonObject>(tl::unexpected(known.error()));
    }
    return std::any_of(known->begin(), known->end(), isStandIn) ? lacking(*known, state.id, part)
                                                                : QJsonObject();
}

Result<> completeOne(const Database &database, const QString &id)
{
    JourneyState state;
    const auto read = Rows::eachEvent(database, {Stream::Journey, id}, true,
        [&state](const Event &event) { apply(state, event); });
    if (!read) {
        // A damaged journey is repaired when it is opened; then it has its turn.
        return read.error().id == "storage.damaged"_L1 ? Result<>() : read;
    }
    const QJsonObject answers = masked(state.answers).payload;
    QJsonObject wanted;
    for (const QString &role : Owners::kinds()) {
        const auto part = wantedBy(database, state, answers, role);
        if (!part) {
            return tl::unexpected(part.error());
        }
        for (auto it = part->begin(); it != part->end(); ++it) {
            wanted.insert(it.key(), it.value());
        }
    }
    StreamWriter writer(database, {state.changedAt, 0});
    const auto taken = writer.takeOver(state, wanted);
    return taken ? writer.store() : taken;
}
} // namespace

Result<> complete(const Database &database)
{
    const auto isDone = Marks::value(database, mark);
    if (!isDone || *isDone > 0) {
        return isDone ? Result<>() : tl::unexpected(isDone.error());
    }
    const auto ids = journeysInOrder(database);
    if (!ids) {
        return tl::unexpected(ids.error());
    }
    for (qsizetype first = 0; first < ids->size(); first += journeysACommit) {
        const auto done = database.transaction([&]() -> Result<> {
            for (const QString &id : ids->mid(first, journeysACommit)) {
                if (const auto one = completeOne(database, id); !one) {
                    return one;
                }
            }
            return {};
        });
        if (!done) {
            return done;
        }
    }
    return markComplete(database);
}

Result<> markComplete(const Database &database)
{
    return Marks::set(database, mark, 1);
}
} // namespace Inventory
