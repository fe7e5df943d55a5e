// SPDX-License-Identifier: MIT
#include "models/journal/eventrows.h"

#include "models/core/secretform.h"
#include "models/journal/masking.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Rows {
namespace {
constexpr qsizetype digestSize = 16;

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

QByteArray digest(const Event &event, const QByteArray &payload)
{
    return digest({event.journeyId.toUtf8(), QByteArray::number(event.seq),
        QByteArray::number(event.at.toMSecsSinceEpoch()), QByteArray::number(event.monotonicMs),
        event.kind.toUtf8(), payload});
}

QByteArray digest(const Projection &row)
{
    const JourneySummary &s = row.summary;
    return digest({s.id.toUtf8(), s.journey.toUtf8(), s.name.toUtf8(), s.appId.toUtf8(),
        s.step.toUtf8(), QByteArray::number(s.changedAt.toMSecsSinceEpoch()),
        QByteArray::number(s.closed ? 1 : 0), QByteArray::number(row.lastSeq)});
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

const QString eventColumns = u"journey_id, seq, at, monotonic_ms, kind, payload, digest"_s;

struct ReadEvent
{
    Event event;
    bool isSound = false;
};

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

const QString projectionColumns =
    u"id, journey, name, app_id, step, changed_at, closed, last_seq, digest"_s;

Projection readProjection(const QSqlQuery &row)
{
    Projection read;
    read.summary = {row.value(0).toString(), row.value(1).toString(), row.value(2).toString(),
        row.value(3).toString(), row.value(4).toString(), time(row.value(5)),
        row.value(6).toBool()};
    read.lastSeq = row.value(7).toLongLong();
    read.isSound = digest(read) == row.value(8).toByteArray();
    return read;
}

tl::unexpected<Finding> damaged(const Database &database)
{
    return failure(u"storage.damaged"_s, {{u"kept"_s, QFileInfo(database.path()).fileName()}});
}

/// A WHERE clause with two values to bind, or nothing.
QString condition(const QString &filter)
{
    return filter.isEmpty() ? QString()
                            : u" WHERE (name LIKE ? ESCAPE '\\' OR app_id LIKE ? ESCAPE '\\')"_s;
}

QVariantList conditionValues(QString filter)
{
    if (filter.isEmpty()) {
        return {};
    }
    filter.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    const QString pattern = u'%' + filter + u'%';
    return {pattern, pattern};
}
/// The rows that hold a secret, as they shall stand.
struct ChangedRows
{
    struct ChangedEvent
    {
        QString journeyId;
        qint64 seq = 0;
        QString payload;
        QByteArray digest;
    };
    struct ChangedLine
    {
        QString id;
        QString name;
        QString appId;
        QByteArray digest;
    };
    QList<ChangedEvent> events;
    QList<ChangedLine> lines;
};

void addIfChanged(ChangedRows &changed, const QSqlQuery &row)
{
    const QString stored = row.value(5).toString();
    const QJsonDocument document = QJsonDocument::fromJson(stored.toUtf8());
    QByteArray payload;
    if (document.isObject()) {
        const Masked shown = masked(document.object());
        if (shown.count == 0) {
            return;
        }
        payload = QJsonDocument(shown.payload).toJson(QJsonDocument::Compact);
    } else {
        payload = withoutSecrets(stored).toUtf8(); // damaged, and still somebody's secret
        if (payload == stored.toUtf8()) {
            return;
        }
    }
    const ReadEvent read = readEvent(row);
    changed.events.append({read.event.journeyId, read.event.seq, QString::fromUtf8(payload),
        read.isSound ? digest(read.event, payload) : row.value(6).toByteArray()});
}

void addIfChanged(ChangedRows &changed, Projection line, const QByteArray &oldDigest)
{
    JourneySummary &summary = line.summary;
    const QString name = withoutSecrets(summary.name);
    const QString appId = withoutSecrets(summary.appId);
    if (name == summary.name && appId == summary.appId) {
        return;
    }
    summary.name = name;
    summary.appId = appId;
    changed.lines.append({summary.id, name, appId, line.isSound ? digest(line) : oldDigest});
}

Result<> readEvents(const Database &database, const QString &order, ChangedRows &changed)
{
    return database.each(u"SELECT "_s + eventColumns + u" FROM events"_s + order, {},
        [&changed](const QSqlQuery &row) -> Result<> {
            addIfChanged(changed, row);
            return {};
        });
}

Result<> readLines(const Database &database, const QString &order, ChangedRows &changed)
{
    return database.each(u"SELECT "_s + projectionColumns + u" FROM journeys"_s + order, {},
        [&changed](const QSqlQuery &row) -> Result<> {
            addIfChanged(changed, readProjection(row), row.value(8).toByteArray());
            return {};
        });
}

Result<ChangedRows> changedRows(const Database &database)
{
    ChangedRows changed;
    auto read = readEvents(database, {}, changed);
    if (read) {
        read = readLines(database, {}, changed);
    }
    return read ? Result<ChangedRows>(changed) : tl::unexpected(read.error());
}

/// Lifts the rule that no event is ever changed for the length of the transaction around it.
Result<> rewriteEvents(const Database &database, const ChangedRows &changed)
{
    const QString name = u"events_are_never_changed"_s;
    const auto rule =
        database.value(u"SELECT sql FROM sqlite_schema WHERE type='trigger' AND name=?"_s, {name});
    if (!rule) {
        return tl::unexpected(rule.error());
    }
    auto done = database.run(u"DROP TRIGGER IF EXISTS "_s + name);
    for (const auto &event : changed.events) {
        if (done) {
            done = database.run(
                u"UPDATE events SET payload=?, digest=? WHERE journey_id=? AND seq=?"_s,
                {event.payload, event.digest, event.journeyId, event.seq});
        }
    }
    if (done && rule->isValid()) {
        done = database.run(rule->toString());
    }
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<> rewriteProjections(const Database &database, const ChangedRows &changed)
{
    for (const auto &line : changed.lines) {
        const auto done =
            database.run(u"UPDATE journeys SET name=?, app_id=?, digest=? WHERE id=?"_s,
                {text(line.name), text(line.appId), line.digest, line.id});
        if (!done) {
            return tl::unexpected(done.error());
        }
    }
    return {};
}
} // namespace

Result<> insertEvent(const Database &database, const Event &event)
{
    const QByteArray payload = QJsonDocument(event.payload).toJson(QJsonDocument::Compact);
    const auto done =
        database.run(u"INSERT INTO events ("_s + eventColumns + u") VALUES (?,?,?,?,?,?,?)"_s,
            {event.journeyId, event.seq, event.at.toMSecsSinceEpoch(), event.monotonicMs,
                event.kind, QString::fromUtf8(payload), digest(event, payload)});
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<QList<Event>> events(const Database &database, const QString &journeyId, bool verify)
{
    const auto known = projection(database, journeyId);
    if (!known) {
        return tl::unexpected(known.error());
    }
    QList<Event> events;
    const auto read = database.each(
        u"SELECT "_s + eventColumns + u" FROM events WHERE journey_id=? ORDER BY seq"_s,
        {journeyId}, [&](const QSqlQuery &row) -> Result<> {
            const ReadEvent one = readEvent(row);
            if (verify && (!one.isSound || one.event.seq != events.size() + 1)) {
                return damaged(database);
            }
            events.append(one.event);
            return {};
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (verify && known->isSound && known->lastSeq != events.size()) {
        return damaged(database);
    }
    return events;
}

QMap<qint64, Event> soundEvents(const Database &database, const QString &journeyId)
{
    QMap<qint64, Event> found;
    // A damaged page ends the rows early: what lies behind it is read from the other end.
    for (const QString &order : {u"ASC"_s, u"DESC"_s}) {
        const auto read = database.each(u"SELECT "_s + eventColumns
                + u" FROM events WHERE journey_id=? ORDER BY seq "_s + order,
            {journeyId}, [&found](const QSqlQuery &row) -> Result<> {
                const ReadEvent one = readEvent(row);
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

Result<> verifyAllEvents(const Database &database)
{
    return database.each(
        u"SELECT "_s + eventColumns + u" FROM events"_s, {}, [&](const QSqlQuery &row) -> Result<> {
            return readEvent(row).isSound ? Result<>() : damaged(database);
        });
}

Result<> putProjection(const Database &database, const Projection &projection)
{
    const JourneySummary &s = projection.summary;
    const auto done = database.run(u"INSERT INTO journeys ("_s + projectionColumns
            + u", change) VALUES (?,?,?,?,?,?,?,?,?, (SELECT COALESCE(MAX(change), 0) + 1 FROM "
              u"journeys)) "
              "ON CONFLICT (id) DO UPDATE SET journey=excluded.journey, name=excluded.name, "
              "app_id=excluded.app_id, step=excluded.step, changed_at=excluded.changed_at, "
              "change=excluded.change, closed=excluded.closed, last_seq=excluded.last_seq, "
              "digest=excluded.digest"_s,
        {s.id, text(s.journey), text(s.name), text(s.appId), text(s.step),
            s.changedAt.toMSecsSinceEpoch(), s.closed ? 1 : 0, projection.lastSeq,
            digest(projection)});
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<Projection> projection(const Database &database, const QString &journeyId)
{
    auto row = database.run(
        u"SELECT "_s + projectionColumns + u" FROM journeys WHERE id=?"_s, {journeyId});
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (!row->next()) {
        return failure(u"storage.missing"_s, {{u"journey"_s, journeyId}});
    }
    return readProjection(*row);
}

Result<QList<Projection>> projections(
    const Database &database, const QString &filter, int offset, int limit)
{
    QList<Projection> found;
    const auto read = database.each(u"SELECT "_s + projectionColumns + u" FROM journeys"_s
            + condition(filter) + u" ORDER BY change DESC LIMIT ? OFFSET ?"_s,
        conditionValues(filter) + QVariantList{limit, offset},
        [&found](const QSqlQuery &row) -> Result<> {
            found.append(readProjection(row));
            return {};
        });
    return read ? Result<QList<Projection>>(found) : tl::unexpected(read.error());
}

QStringList ids(const Database &database)
{
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
    if (!read(u"SELECT id FROM journeys ORDER BY change"_s, found)) {
        read(u"SELECT id FROM journeys ORDER BY change DESC"_s, newest);
        std::reverse(newest.begin(), newest.end());
    }
    // A line whose id has changed leads to no event, but the events stand there.
    QStringList others;
    if (!read(u"SELECT DISTINCT journey_id FROM events"_s, others)) {
        read(u"SELECT DISTINCT journey_id FROM events ORDER BY journey_id DESC"_s, others);
    }
    return others + found + newest;
}

std::optional<Projection> soundProjection(const Database &database, const QString &journeyId)
{
    const auto row = projection(database, journeyId);
    return row && row->isSound ? std::optional(*row) : std::nullopt;
}

qint64 eventCount(const Database &database)
{
    const auto sum = database.value(u"SELECT COALESCE(SUM(last_seq), 0) FROM journeys"_s);
    return sum ? sum->toLongLong() : -1;
}

JourneySummary summaryOf(const JourneyState &state)
{
    return {state.id, state.journey, state.answers.value("name"_L1).toString(),
        state.answers.value("appId"_L1).toString(), state.step, state.changedAt, state.closed};
}

Result<> maskSecrets(const Database &database, const std::function<Result<>(int)> &alongside)
{
    const auto changed = changedRows(database);
    if (!changed) {
        return tl::unexpected(changed.error());
    }
    return database.transaction([&]() -> Result<> {
        auto done = changed->events.isEmpty() ? Result<>() : rewriteEvents(database, *changed);
        if (done) {
            done = rewriteProjections(database, *changed);
        }
        return done ? alongside(static_cast<int>(changed->events.size())) : done;
    });
}

bool holdsSecret(const Database &database)
{
    ChangedRows changed;
    // A damaged page ends the rows early: what lies behind it is read from the other end.
    if (!readEvents(database, {}, changed)) {
        (void)readEvents(database, u" ORDER BY journey_id DESC, seq DESC"_s, changed);
    }
    if (!readLines(database, {}, changed)) {
        (void)readLines(database, u" ORDER BY change DESC"_s, changed);
    }
    return !changed.events.isEmpty() || !changed.lines.isEmpty();
}

Result<int> count(const Database &database, const QString &filter)
{
    const auto number = database.value(
        u"SELECT COUNT(*) FROM journeys"_s + condition(filter), conditionValues(filter));
    return number ? Result<int>(number->toInt()) : tl::unexpected(number.error());
}
} // namespace Rows
