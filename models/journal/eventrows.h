// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/event.h"
#include "models/journal/journal.h"

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
/// Fails with "storage.damaged" if an event of any journey does not fit its digest.
[[nodiscard]] Result<> verifyAllEvents(const Database &database);

/// Inserts or replaces the row and makes it the journey changed last.
[[nodiscard]] Result<> putProjection(const Database &database, const Projection &projection);
/// "storage.missing" {"journey"} if there is none.
[[nodiscard]] Result<Projection> projection(const Database &database, const QString &journeyId);
[[nodiscard]] Result<QList<Projection>> projections(
    const Database &database, const QString &filter, int offset, int limit);
[[nodiscard]] Result<int> count(const Database &database, const QString &filter);
} // namespace Rows
