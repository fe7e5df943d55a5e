// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/event.h"
#include "models/journal/journal.h"

#include <QMap>

#include <functional>
#include <optional>

/// Rows of the tables "events" and "journeys". SQLite pages have no checksums, so each row carries
/// a digest of its values: a flipped bit is found when the row is read. Internal to models/journal.
namespace Rows {

/// A row of "journeys" as it stands.
struct Projection
{
    JourneySummary summary;
    qint64 lastSeq = 0;
    bool isSound = false; ///< the digest fits
};

[[nodiscard]] Result<> insertEvent(const Database &database, const Event &event);
/// The events of one journey in order. "storage.damaged" if one is missing or does not fit its
/// digest (only asked if \a verify).
[[nodiscard]] Result<QList<Event>> events(
    const Database &database, const QString &journeyId, bool verify);
/// The events of one journey that fit their digests, whatever else is damaged.
QMap<qint64, Event> soundEvents(const Database &database, const QString &journeyId);
/// Fails with "storage.damaged" if an event of any journey does not fit its digest.
[[nodiscard]] Result<> verifyAllEvents(const Database &database);

/// Inserts or replaces the row and makes it the journey changed last.
[[nodiscard]] Result<> putProjection(const Database &database, const Projection &projection);
/// "storage.missing" {"journey"} if there is none.
[[nodiscard]] Result<Projection> projection(const Database &database, const QString &journeyId);
[[nodiscard]] Result<QList<Projection>> projections(
    const Database &database, const QString &filter, int offset, int limit);
/// The ids of all journeys that left a readable trace, the one changed last at the end.
QStringList ids(const Database &database);
/// Nothing if the row is missing, cannot be read or does not fit its digest.
std::optional<Projection> soundProjection(const Database &database, const QString &journeyId);
/// How many events the journeys have had; they only ever become more. -1 if that cannot be read.
qint64 eventCount(const Database &database);
/// The line of the list for \a state.
JourneySummary summaryOf(const JourneyState &state);
/// Masks what has the form of a secret in all events and lines, and calls \a alongside with the
/// number of events that changed, in one transaction; the only place where what was written is ever
/// changed. A row that does not fit its digest stays one.
[[nodiscard]] Result<> maskSecrets(
    const Database &database, const std::function<Result<>(int)> &alongside);
/// True if a row that can be read has the form of a secret in it, whatever else is damaged.
bool holdsSecret(const Database &database);
[[nodiscard]] Result<int> count(const Database &database, const QString &filter);
} // namespace Rows
