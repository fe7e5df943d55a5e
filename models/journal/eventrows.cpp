// SPDX-License-Identifier: MIT
#include "models/journal/eventrows.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Rows {
namespace {
constexpr qsizetype digestSize = 16;
constexpr qsizetype mostShown = 200;

/// Over the lengths as well, so that no two different rows give the same bytes.
QByteArray digest(const QList<QByteArray> &values)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &value : values) {
        hash.addData(QByteArray::number(value.size()));
        hash.addData(":");
        hash.addData(value);
    }
    return hash.result().first(digestSize);
}

QDateTime time(const QVariant &milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds.toLongLong(), Qt::UTC);
}

/// Qt Sql binds a null string as NULL.
QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

/// What a list has room for: the events keep all of it.
QString shown(const QJsonValue &value)
{
    const QString text = value.toString();
    const bool isCut = text.size() > mostShown && text.at(mostShown - 1).isHighSurrogate();
    return text.left(isCut ? mostShown - 1 : mostShown);
}

tl::unexpected<Finding> damaged(const Database &database)
{
    return failure(u"storage.damaged"_s, {{u"kept"_s, QFileInfo(database.path()).fileName()}});
}

QString eventsOf(const Table &one)
{
    return u"SELECT "_s + one.eventColumns + u" FROM "_s + one.events;
}

QString linesOf(const Table &one)
{
    return u"SELECT "_s + one.lineColumns + u", change FROM "_s + one.lines;
}

/// A condition of SQL with its values.
struct Condition
{
    QString sql;
    QVariantList values;
};

Condition matching(QString filter)
{
    if (filter.isEmpty()) {
        return {u"TRUE"_s, {}};
    }
    filter.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    const QString pattern = u'%' + filter + u'%';
    return {u"(name LIKE ? ESCAPE '\\' OR app_id LIKE ? ESCAPE '\\')"_s, {pattern, pattern}};
}

Condition matching(const EntityFilter &filter)
{
    Condition found = matching(filter.text);
    found.sql.prepend(u"kind=? AND put_away=? AND merged_into='' AND "_s);
    found.values = QVariantList{text(filter.kind), filter.putAway ? 1 : 0} + found.values;
    return found;
}

Result<QList<Line>> lines(
    const Database &database, Stream::Kind kind, const Condition &condition, int offset, int limit)
{
    QList<Line> found;
    const auto read = database.each(linesOf(table(kind)) + u" WHERE "_s + condition.sql
            + u" ORDER BY change DESC LIMIT ? OFFSET ?"_s,
        condition.values + QVariantList{limit, offset}, [&found](const QSqlQuery &row) -> Result<> {
            found.append(readLine(row));
            return {};
        });
    return read ? Result<QList<Line>>(found) : tl::unexpected(read.error());
}

Result<int> count(const Database &database, Stream::Kind kind, const Condition &condition)
{
    const auto number = database.value(
        u"SELECT COUNT(*) FROM "_s + table(kind).lines + u" WHERE "_s + condition.sql,
        condition.values);
    return number ? Result<int>(number->toInt()) : tl::unexpected(number.error());
}
} // namespace

const Table &table(Stream::Kind kind)
{
    static const Table journeys{Stream::Journey, u"events"_s,
        u"journey_id, seq, at, monotonic_ms, kind, payload, digest"_s, u"journey_id"_s,
        u"journeys"_s, u"id, journey, name, app_id, step, changed_at, closed, last_seq, digest"_s,
        u"journey"_s};
    static const Table entities{Stream::Entity, u"entity_events"_s,
        u"entity_id, seq, at, monotonic_ms, kind, payload, digest"_s, u"entity_id"_s, u"entities"_s,
        u"id, kind, name, app_id, merged_into, changed_at, put_away, last_seq, digest"_s,
        u"entity"_s};
    return kind == Stream::Journey ? journeys : entities;
}

QList<Stream::Kind> kindsIn(const Database &database)
{
    const auto found = database.value(
        u"SELECT COUNT(*) FROM sqlite_schema WHERE type='table' AND name='entity_events'"_s);
    return found && found->toInt() == 0 ? QList<Stream::Kind>{Stream::Journey}
                                        : QList<Stream::Kind>{Stream::Journey, Stream::Entity};
}

Line lineOf(const JourneyState &state)
{
    return {state.id, state.journey, shown(state.answers.value("name"_L1)),
        shown(state.answers.value("appId"_L1)), state.step, state.changedAt, state.closed,
        state.lastSeq, true};
}

namespace {
/// What a list calls an entity of \a kind by; a cloud account has no other name than its number.
QString nameKey(const QString &kind)
{
    return kind == EntityKind::CloudAccount ? u"accountId"_s : u"name"_s;
}
} // namespace

Line lineOf(const EntityState &state)
{
    return {state.id, state.kind, shown(state.facts.value(nameKey(state.kind)).value),
        shown(state.facts.value(u"appId"_s).value), state.mergedInto, state.changedAt,
        state.putAway, state.lastSeq, true};
}

JourneyState journeyOf(const Line &line)
{
    JourneyState state;
    state.id = line.id;
    state.journey = line.type;
    state.answers = {{u"name"_s, line.name}, {u"appId"_s, line.appId}};
    state.step = line.place;
    state.changedAt = line.changedAt;
    state.closed = line.isAway;
    state.lastSeq = line.lastSeq;
    return state;
}

EntityState entityOf(const Line &line)
{
    EntityState state;
    state.id = line.id;
    state.kind = line.type;
    state.facts[nameKey(line.type)].value = line.name;
    state.facts[u"appId"_s].value = line.appId;
    state.mergedInto = line.place;
    state.changedAt = line.changedAt;
    state.putAway = line.isAway;
    state.lastSeq = line.lastSeq;
    return state;
}

JourneySummary journeySummary(const Line &line)
{
    return {line.id, line.type, shown(line.name), shown(line.appId), line.place, line.changedAt,
        line.isAway, false, line.lastSeq};
}

EntitySummary entitySummary(const Line &line)
{
    return {line.id, line.type, shown(line.name), shown(line.appId), line.place, line.changedAt,
        line.isAway};
}

QByteArray digest(const Event &event, const QByteArray &payload)
{
    return digest({event.journeyId.toUtf8(), QByteArray::number(event.seq),
        QByteArray::number(event.at.toMSecsSinceEpoch()), QByteArray::number(event.monotonicMs),
        event.kind.toUtf8(), payload});
}

QByteArray digest(const Line &line)
{
    return digest({line.id.toUtf8(), line.type.toUtf8(), line.name.toUtf8(), line.appId.toUtf8(),
        line.place.toUtf8(), QByteArray::number(line.changedAt.toMSecsSinceEpoch()),
        QByteArray::number(line.isAway ? 1 : 0), QByteArray::number(line.lastSeq)});
}

ReadEvent readEvent(const QSqlQuery &row)
{
    const QByteArray payload = row.value(5).toString().toUtf8();
    ReadEvent read;
    read.event = {row.value(0).toString(), row.value(1).toLongLong(), time(row.value(2)),
        row.value(3).toLongLong(), row.value(4).toString(),
        QJsonDocument::fromJson(payload).object()};
    read.isSound = digest(read.event, payload) == row.value(6).toByteArray();
    return read;
}

Line readLine(const QSqlQuery &row)
{
    Line read{row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
        row.value(3).toString(), row.value(4).toString(), time(row.value(5)), row.value(6).toBool(),
        row.value(7).toLongLong()};
    read.isSound = digest(read) == row.value(8).toByteArray();
    read.change = row.value(9).toLongLong();
    return read;
}

Result<> insertEvent(const Database &database, Stream::Kind kind, const Event &event)
{
    const Table &into = table(kind);
    const QByteArray payload = QJsonDocument(event.payload).toJson(QJsonDocument::Compact);
    return database.run(u"INSERT INTO "_s + into.events + u" ("_s + into.eventColumns
            + u") VALUES (?,?,?,?,?,?,?)"_s,
        {event.journeyId, event.seq, event.at.toMSecsSinceEpoch(), event.monotonicMs, event.kind,
            QString::fromUtf8(payload), digest(event, payload)});
}

bool holds(const Database &database, Stream::Kind kind, const Event &event)
{
    const Table &from = table(kind);
    const auto there = database.value(
        u"SELECT digest FROM "_s + from.events + u" WHERE "_s + from.owner + u"=? AND seq=?"_s,
        {event.journeyId, event.seq});
    const QByteArray payload = QJsonDocument(event.payload).toJson(QJsonDocument::Compact);
    return there && there->toByteArray() == digest(event, payload);
}

namespace {
/// Where ids are out of order SQLite also gives rows of another stream than the one asked for.
ReadEvent readEventOf(const Stream &stream, const QSqlQuery &row)
{
    ReadEvent read = readEvent(row);
    read.isSound = read.isSound && read.event.journeyId == stream.id;
    return read;
}
} // namespace

Result<> eachEvent(const Database &database, const Stream &stream, bool verify,
    const std::function<void(const Event &)> &visit)
{
    const Table &from = table(stream.kind);
    const auto known = line(database, stream);
    if (!known) {
        return tl::unexpected(known.error());
    }
    qint64 count = 0;
    const auto read =
        database.each(eventsOf(from) + u" WHERE "_s + from.owner + u"=? ORDER BY seq"_s,
            {stream.id}, [&](const QSqlQuery &row) -> Result<> {
                const ReadEvent one = readEventOf(stream, row);
                if (verify && (!one.isSound || one.event.seq != count + 1)) {
                    return damaged(database);
                }
                ++count;
                visit(one.event);
                return {};
            });
    if (read && verify && known->isSound && known->lastSeq != count) {
        return damaged(database);
    }
    return read;
}

Result<QList<Event>> events(const Database &database, const Stream &stream, bool verify)
{
    QList<Event> found;
    const auto read =
        eachEvent(database, stream, verify, [&found](const Event &event) { found.append(event); });
    return read ? Result<QList<Event>>(found) : tl::unexpected(read.error());
}

QMap<qint64, Event> soundEvents(const Database &database, const Stream &stream)
{
    const Table &from = table(stream.kind);
    QMap<qint64, Event> found;
    // A damaged page ends the rows early: what lies behind it is read from the other end.
    for (const QString &order : {u"ASC"_s, u"DESC"_s}) {
        const auto read = database.each(
            eventsOf(from) + u" WHERE "_s + from.owner + u"=? ORDER BY seq "_s + order, {stream.id},
            [&](const QSqlQuery &row) -> Result<> {
                const ReadEvent one = readEventOf(stream, row);
                if (one.isSound) {
                    found.insert(one.event.seq, one.event);
                }
                return {};
            });
        if (read) {
            break;
        }
    }
    return found;
}

Result<> verifyAll(const Database &database)
{
    const auto judged = [&database](
                            bool isSound) { return isSound ? Result<>() : damaged(database); };
    Result<> sound;
    for (const Stream::Kind kind : kindsIn(database)) {
        if (sound) {
            sound = database.each(linesOf(table(kind)), {},
                [&](const QSqlQuery &row) { return judged(readLine(row).isSound); });
        }
        if (sound) {
            sound = database.each(eventsOf(table(kind)), {},
                [&](const QSqlQuery &row) { return judged(readEvent(row).isSound); });
        }
    }
    return sound;
}

Result<> putLine(const Database &database, Stream::Kind kind, const Line &line, Place place)
{
    const Table &into = table(kind);
    QStringList changes;
    QStringList columns = into.lineColumns.split(u", "_s).mid(1);
    if (place == Place::First) {
        columns.append(u"change"_s);
    }
    for (const QString &column : std::as_const(columns)) {
        changes.append(column + u"=excluded."_s + column);
    }
    return database.run(u"INSERT INTO "_s + into.lines + u" ("_s + into.lineColumns
            + u", change) VALUES (?,?,?,?,?,?,?,?,?, (SELECT COALESCE(MAX(change), 0) + 1 FROM "_s
            + into.lines + u")) ON CONFLICT (id) DO UPDATE SET "_s + changes.join(u", "_s),
        {line.id, text(line.type), text(line.name), text(line.appId), text(line.place),
            line.changedAt.toMSecsSinceEpoch(), line.isAway ? 1 : 0, line.lastSeq, digest(line)});
}

Result<Line> line(const Database &database, const Stream &stream)
{
    const Table &from = table(stream.kind);
    std::optional<Line> found;
    const auto read = database.each(
        linesOf(from) + u" WHERE id=?"_s, {stream.id}, [&found](const QSqlQuery &row) -> Result<> {
            found = readLine(row);
            return {};
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return found ? Result<Line>(*found)
                 : failure(u"storage.missing"_s, {{from.missing, stream.id}});
}

std::optional<Line> soundLine(const Database &database, const Stream &stream)
{
    const auto found = line(database, stream);
    return found && found->isSound ? std::optional(*found) : std::nullopt;
}

Result<QList<Line>> journeys(const Database &database, const QString &filter, int offset, int limit)
{
    return lines(database, Stream::Journey, matching(filter), offset, limit);
}

Result<QList<Line>> entities(
    const Database &database, const EntityFilter &filter, int offset, int limit)
{
    return lines(database, Stream::Entity, matching(filter), offset, limit);
}

Result<int> countJourneys(const Database &database, const QString &filter)
{
    return count(database, Stream::Journey, matching(filter));
}

Result<int> countEntities(const Database &database, const EntityFilter &filter)
{
    return count(database, Stream::Entity, matching(filter));
}

Result<QString> miniProgramWith(const Database &database, const QString &appId)
{
    const auto found =
        database.value(u"SELECT id FROM entities WHERE app_id=? AND kind=? AND merged_into=''"_s,
            {appId, EntityKind::MiniProgram});
    return found ? Result<QString>(found->toString()) : tl::unexpected(found.error());
}

Result<QStringList> mergedInto(const Database &database, const QString &entityId)
{
    QStringList found;
    const auto read = database.each(
        u"WITH RECURSIVE same (id) AS (VALUES (?) UNION SELECT entities.id FROM entities "
        "JOIN same ON merged_into=same.id) SELECT id FROM same WHERE id<>?"_s,
        {entityId, entityId}, [&found](const QSqlQuery &row) -> Result<> {
            found.append(row.value(0).toString());
            return {};
        });
    return read ? Result<QStringList>(found) : tl::unexpected(read.error());
}

Ids ids(const Database &database, Stream::Kind kind)
{
    const Table &from = table(kind);
    QSet<QString> known;
    const auto read = [&](const QString &sql, QStringList &into) {
        return database
            .each(sql, {},
                [&](const QSqlQuery &row) -> Result<> {
                    const QString id = row.value(0).toString();
                    if (!known.contains(id)) {
                        known.insert(id);
                        into.append(id);
                    }
                    return {};
                })
            .has_value();
    };
    // A damaged page ends the rows early: then they are read from the other end, too.
    QStringList found;
    QStringList newest;
    const QString lines = u"SELECT id FROM "_s + from.lines + u" ORDER BY change"_s;
    const bool areLinesWhole = read(lines, found);
    if (!areLinesWhole) {
        read(lines + u" DESC"_s, newest);
        std::reverse(newest.begin(), newest.end());
    }
    // A line whose id has changed leads to no event, but the events stand there.
    QStringList others;
    const QString owners = u"SELECT DISTINCT "_s + from.owner + u" FROM "_s + from.events;
    const bool areOwnersWhole = read(owners, others);
    if (!areOwnersWhole) {
        read(owners + u" ORDER BY "_s + from.owner + u" DESC"_s, others);
    }
    return {others + found + newest, areLinesWhole || areOwnersWhole};
}

qint64 eventCount(const Database &database)
{
    qint64 all = 0;
    for (const Stream::Kind kind : kindsIn(database)) {
        const auto sum =
            database.value(u"SELECT COALESCE(SUM(last_seq), 0) FROM "_s + table(kind).lines);
        if (!sum) {
            return -1;
        }
        all += sum->toLongLong();
    }
    return all;
}
} // namespace Rows
