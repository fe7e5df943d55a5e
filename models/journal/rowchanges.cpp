// SPDX-License-Identifier: MIT
#include "models/journal/rowchanges.h"

#include "models/core/secretform.h"
#include "models/journal/eventrows.h"
#include "models/journal/masking.h"
#include "models/journal/relations.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace RowChanges {
namespace {
/// The rows of one kind of streams that hold a secret, as they shall stand.
struct ChangedRows
{
    struct ChangedEvent
    {
        QString owner;
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
    Stream::Kind kind = Stream::Journey;
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
    const Rows::ReadEvent read = Rows::readEvent(row);
    changed.events.append({read.event.journeyId, read.event.seq, QString::fromUtf8(payload),
        read.isSound ? Rows::digest(read.event, payload) : row.value(6).toByteArray()});
}

void addIfChanged(ChangedRows &changed, Rows::Line line, const QByteArray &oldDigest)
{
    const QString name = withoutSecrets(line.name);
    const QString appId = withoutSecrets(line.appId);
    if (name == line.name && appId == line.appId) {
        return;
    }
    line.name = name;
    line.appId = appId;
    changed.lines.append({line.id, name, appId, line.isSound ? Rows::digest(line) : oldDigest});
}

Result<> readEvents(const Database &database, const QString &order, ChangedRows &changed)
{
    const Rows::Table &from = Rows::table(changed.kind);
    return database.each(u"SELECT "_s + from.eventColumns + u" FROM "_s + from.events + order, {},
        [&changed](const QSqlQuery &row) -> Result<> {
            addIfChanged(changed, row);
            return {};
        });
}

Result<> readLines(const Database &database, const QString &order, ChangedRows &changed)
{
    const Rows::Table &from = Rows::table(changed.kind);
    return database.each(u"SELECT "_s + from.lineColumns + u" FROM "_s + from.lines + order, {},
        [&changed](const QSqlQuery &row) -> Result<> {
            addIfChanged(changed, Rows::readLine(row), row.value(8).toByteArray());
            return {};
        });
}

Result<QList<ChangedRows>> changedRows(const Database &database)
{
    QList<ChangedRows> all;
    for (const Stream::Kind kind : Rows::kindsIn(database)) {
        ChangedRows changed{kind, {}, {}};
        auto read = readEvents(database, {}, changed);
        if (read) {
            read = readLines(database, {}, changed);
        }
        if (!read) {
            return tl::unexpected(read.error());
        }
        all.append(changed);
    }
    return all;
}

/// Runs \a work without the rule \a name, which stands again afterwards.
Result<> lifting(
    const Database &database, const QString &name, const std::function<Result<>()> &work)
{
    const auto rule =
        database.value(u"SELECT sql FROM sqlite_schema WHERE type='trigger' AND name=?"_s, {name});
    if (!rule) {
        return tl::unexpected(rule.error());
    }
    if (const auto lifted = database.run(u"DROP TRIGGER IF EXISTS "_s + name); !lifted) {
        return lifted;
    }
    const auto done = work();
    if (!done || !rule->isValid()) {
        return done;
    }
    return database.run(rule->toString());
}

Result<> rewriteEvents(const Database &database, const ChangedRows &changed)
{
    const Rows::Table &in = Rows::table(changed.kind);
    return lifting(database, in.events + u"_are_never_changed"_s, [&]() -> Result<> {
        for (const auto &event : changed.events) {
            const auto done = database.run(u"UPDATE "_s + in.events
                    + u" SET payload=?, digest=? WHERE "_s + in.owner + u"=? AND seq=?"_s,
                {event.payload, event.digest, event.owner, event.seq});
            if (!done) {
                return done;
            }
        }
        return {};
    });
}

Result<> rewriteLines(const Database &database, const ChangedRows &changed)
{
    const QString update = u"UPDATE "_s + Rows::table(changed.kind).lines
        + u" SET name=?, app_id=?, digest=? WHERE id=?"_s;
    for (const auto &line : changed.lines) {
        const auto done = database.run(update,
            {line.name.isNull() ? u""_s : line.name, line.appId.isNull() ? u""_s : line.appId,
                line.digest, line.id});
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<> eraseRows(const Database &database, Stream::Kind kind, const QStringList &ids)
{
    const Rows::Table &from = Rows::table(kind);
    const QString events = u"DELETE FROM "_s + from.events + u" WHERE "_s + from.owner + u"=?"_s;
    const QString line = u"DELETE FROM "_s + from.lines + u" WHERE id=?"_s;
    return lifting(database, from.events + u"_are_never_deleted"_s, [&]() -> Result<> {
        for (const QString &id : ids) {
            for (const QString &statement : {events, line}) {
                if (const auto done = database.run(statement, {id}); !done) {
                    return done;
                }
            }
        }
        return {};
    });
}
} // namespace

Result<> maskSecrets(const Database &database, const std::function<Result<>(int)> &alongside)
{
    const auto all = changedRows(database);
    if (!all) {
        return tl::unexpected(all.error());
    }
    return database.transaction([&]() -> Result<> {
        Result<> done;
        int events = 0;
        for (const ChangedRows &changed : *all) {
            events += static_cast<int>(changed.events.size());
            if (done && !changed.events.isEmpty()) {
                done = rewriteEvents(database, changed);
            }
            if (done) {
                done = rewriteLines(database, changed);
            }
        }
        return done ? alongside(events) : done;
    });
}

bool holdsSecret(const Database &database)
{
    bool found = false;
    for (const Stream::Kind kind : Rows::kindsIn(database)) {
        ChangedRows changed{kind, {}, {}};
        // A damaged page ends the rows early: what lies behind it is read from the other end.
        if (!readEvents(database, {}, changed)) {
            const QString owner = Rows::table(kind).owner;
            (void)readEvents(database, u" ORDER BY "_s + owner + u" DESC, seq DESC"_s, changed);
        }
        if (!readLines(database, {}, changed)) {
            (void)readLines(database, u" ORDER BY change DESC"_s, changed);
        }
        found = found || !changed.events.isEmpty() || !changed.lines.isEmpty();
    }
    return found;
}

Result<> erase(
    const Database &database, const QStringList &ids, const std::function<Result<>()> &alongside)
{
    return database.transaction([&]() -> Result<> {
        Result<> done;
        const QList<Stream::Kind> kinds = Rows::kindsIn(database);
        for (const Stream::Kind kind : kinds) {
            done = done ? eraseRows(database, kind, ids) : done;
        }
        for (const QString &id : ids) {
            if (done && kinds.contains(Stream::Entity)) {
                done = Relations::forget(database, id);
            }
        }
        return done ? alongside() : done;
    });
}
} // namespace RowChanges
