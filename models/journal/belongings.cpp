// SPDX-License-Identifier: MIT
#include "models/journal/belongings.h"

#include "models/journal/eventrows.h"
#include "models/journal/relations.h"
#include "models/journal/salvage.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belongings {
namespace {
/// The cloud account of \a journey if none but \a journeys is related to it; else empty.
Result<QString> ownAccountOf(
    const Database &database, const QString &journey, const QStringList &journeys)
{
    const auto account = Relations::entityIn(database, journey, EntityKind::CloudAccount);
    if (!account || account->isEmpty()) {
        return account;
    }
    const auto sources = Relations::sourcesOf(database, *account);
    if (!sources) {
        return tl::unexpected(sources.error());
    }
    const bool isOnly = std::all_of(sources->begin(), sources->end(),
        [&journeys](const QString &id) { return journeys.contains(id); });
    return isOnly ? *account : QString();
}

/// The journeys that go with \a stream.
Result<QStringList> journeysWith(const Database &database, const Stream &stream)
{
    if (stream.kind == Stream::Journey) {
        return QStringList{stream.id};
    }
    const auto line = Rows::line(database, stream);
    if (!line) {
        return tl::unexpected(line.error());
    }
    return line->type == EntityKind::MiniProgram ? journeysOf(database, stream.id) : QStringList();
}
} // namespace

Result<QStringList> journeysOf(const Database &database, const QString &entityId)
{
    const auto sources = Relations::sourcesOf(database, entityId);
    if (!sources) {
        return sources;
    }
    QStringList journeys;
    for (const QString &id : *sources) {
        if (Rows::line(database, {Stream::Journey, id}) && !journeys.contains(id)) {
            journeys.append(id);
        }
    }
    return journeys;
}

Result<QStringList> with(const Database &database, const Stream &stream)
{
    if (const auto line = Rows::line(database, stream); !line) {
        return tl::unexpected(line.error());
    }
    const auto journeys = journeysWith(database, stream);
    const auto merged = Rows::mergedInto(database, stream.id);
    if (!journeys || !merged) {
        return tl::unexpected(!journeys ? journeys.error() : merged.error());
    }
    QStringList all = QStringList{stream.id} + *journeys + *merged;
    for (const QString &journey : *journeys) {
        const auto account = ownAccountOf(database, journey, *journeys);
        if (!account) {
            return tl::unexpected(account.error());
        }
        all.append(*account);
    }
    all.removeDuplicates();
    all.removeAll(QString());
    return all;
}

QStringList secretKindsOf(const Database &database, const QString &id)
{
    const QMap<qint64, Event> events = Rows::soundEvents(database, {Stream::Journey, id});
    if (!Rows::line(database, {Stream::Journey, id})) {
        return {};
    }
    const JourneyState state = fold(events.values());
    QSet<QString> kinds = state.leftInKeychain;
    for (auto it = state.secrets.cbegin(); it != state.secrets.cend(); ++it) {
        kinds.insert(it.key());
    }
    const bool hasGap = events.isEmpty() || events.size() != events.lastKey()
        || std::any_of(events.begin(), events.end(), isStandIn);
    if (hasGap) {
        kinds += {u"app-secret"_s, u"upload-key"_s};
    }
    QStringList sorted = kinds.values();
    sorted.sort();
    return sorted;
}
} // namespace Belongings
