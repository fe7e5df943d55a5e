// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/event.h"
#include "models/journal/journal.h"

#include <QMap>

#include <functional>
#include <optional>

/// Rows of the tables of events and of the lines that lists are made of, the journeys' and the
/// entities'. SQLite pages have no checksums, so each row carries a digest of its values: a flipped
/// bit is found when the row is read. Internal to models/journal.
namespace Rows {

/// The tables of one kind of streams.
struct Table
{
    Stream::Kind kind = Stream::Journey;
    QString events;
    QString eventColumns; ///< as readEvent() takes them
    QString owner; ///< the column of events that says whose they are
    QString lines;
    QString lineColumns; ///< as readLine() takes them
    QString missing; ///< the fact of "storage.missing" that names one
};
const Table &table(Stream::Kind kind);
/// The kinds that \a database has tables for: the first schema has journeys alone.
QList<Stream::Kind> kindsIn(const Database &database);

/// The line of a stream as it stands: what a journey and an entity have in common has one name.
/// Name and AppID are cut to what a list shows.
struct Line
{
    QString id;
    QString type; ///< of a journey: which; of an entity: its kind
    QString name;
    QString appId;
    QString place; ///< of a journey: the step; of an entity: what it was merged into
    QDateTime changedAt;
    bool isAway = false; ///< of a journey: closed; of an entity: put away
    qint64 lastSeq = 0;
    bool isSound = false; ///< the digest fits
    qint64 change = 0; ///< the order of changes, as read
};
Line lineOf(const JourneyState &state);
Line lineOf(const EntityState &state);
/// As much of the state as the line shows, so that apply()'s own rules make the next line.
JourneyState journeyOf(const Line &line);
EntityState entityOf(const Line &line);
JourneySummary journeySummary(const Line &line);
EntitySummary entitySummary(const Line &line);

/// An event as it stands in a row of \a eventColumns.
struct ReadEvent
{
    Event event;
    bool isSound = false;
};
ReadEvent readEvent(const QSqlQuery &row);
Line readLine(const QSqlQuery &row);
QByteArray digest(const Event &event, const QByteArray &payload);
QByteArray digest(const Line &line);

[[nodiscard]] Result<> insertEvent(const Database &database, Stream::Kind kind, const Event &event);
/// True if exactly \a event stands there.
bool holds(const Database &database, Stream::Kind kind, const Event &event);
/// Calls \a visit with the events of one stream in order. "storage.damaged" if one is missing or
/// does not fit its digest (only asked if \a verify).
[[nodiscard]] Result<> eachEvent(const Database &database, const Stream &stream, bool verify,
    const std::function<void(const Event &)> &visit);
[[nodiscard]] Result<QList<Event>> events(
    const Database &database, const Stream &stream, bool verify);
/// The events of one stream that fit their digests, whatever else is damaged.
QMap<qint64, Event> soundEvents(const Database &database, const Stream &stream);
/// Fails with "storage.damaged" if an event or a line of any stream does not fit its digest.
[[nodiscard]] Result<> verifyAll(const Database &database);

/// Where a line that changes stands among the others.
enum class Place { First, Kept };
/// Inserts or replaces the line. A new one is the one changed last, whatever \a place says.
[[nodiscard]] Result<> putLine(
    const Database &database, Stream::Kind kind, const Line &line, Place place = Place::First);
/// "storage.missing" {"journey"|"entity"} if there is none.
[[nodiscard]] Result<Line> line(const Database &database, const Stream &stream);
/// Nothing if the line is missing, cannot be read or does not fit its digest.
std::optional<Line> soundLine(const Database &database, const Stream &stream);
[[nodiscard]] Result<QList<Line>> journeys(
    const Database &database, const QString &filter, int offset, int limit);
[[nodiscard]] Result<QList<Line>> entities(
    const Database &database, const EntityFilter &filter, int offset, int limit);
[[nodiscard]] Result<int> countJourneys(const Database &database, const QString &filter);
[[nodiscard]] Result<int> countEntities(const Database &database, const EntityFilter &filter);
/// The mini program with this AppID, if one is known; what was merged into another does not count.
[[nodiscard]] Result<QString> miniProgramWith(const Database &database, const QString &appId);

/// The entities that turned out to be \a entityId, or another of them.
[[nodiscard]] Result<QStringList> mergedInto(const Database &database, const QString &entityId);

/// The ids of all streams that left a readable trace, the one changed last at the end.
struct Ids
{
    QStringList all;
    bool isWhole = false; ///< damage hides no further one
};
Ids ids(const Database &database, Stream::Kind kind);
/// How many events there are; they only ever become more, but for what is erased. -1 if that cannot
/// be read.
qint64 eventCount(const Database &database);
} // namespace Rows
