// SPDX-License-Identifier: MIT
#include "models/journal/streamwriter.h"

#include "models/core/paste.h"
#include "models/journal/eventrows.h"
#include "models/journal/owner.h"
#include "models/journal/relations.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// The same text always gives the same id, so that what was cut short meets what it has made.
QString idOf(const QString &text)
{
    static const QUuid space(u"6d707769-7a61-4264-8e74-656e74697479"_s);
    return QUuid::createUuidV5(space, text).toString(QUuid::WithoutBraces);
}

/// The AppID that \a part names; empty if it is none.
QString appIdOf(const QJsonObject &part)
{
    const QString text = part.value("appId"_L1).toString();
    return text.isEmpty() || appIdIn(text) != text ? QString() : text;
}

bool isFirst(const QString &kind)
{
    return kind == EventKind::Started || kind == EventKind::Created;
}
} // namespace

qint64 StreamWriter::Open::lastSeq() const
{
    return stream.kind == Stream::Journey ? journey.lastSeq : entity.lastSeq;
}

StreamWriter::StreamWriter(const Database &database, const Moment &moment)
    : m_database(database)
    , m_moment(moment)
{
}

Result<> StreamWriter::add(const StreamAppend &append)
{
    const auto index = opened(append.to, isFirst(append.events.value(0).kind));
    if (!index) {
        return tl::unexpected(index.error());
    }
    for (const NewEvent &event : append.events) {
        put(*index, event);
        if (append.to.kind == Stream::Journey && event.kind == EventKind::AnswerSet) {
            if (const auto brought = bring(*index, event.payload); !brought) {
                return brought;
            }
        }
    }
    if (append.to.kind == Stream::Journey) {
        putFirst(*index);
    }
    return {};
}

/// What is done in a journey is done for its mini program: that one was changed last.
void StreamWriter::putFirst(size_t journey)
{
    const auto entity = entityOf(journey, EntityKind::MiniProgram);
    if (entity && !entity->isEmpty()) {
        (void)opened({Stream::Entity, *entity}, false); // one that cannot be read keeps its place
    }
}

Result<> StreamWriter::takeOver(const JourneyState &state, const QJsonObject &answers)
{
    m_isTakenOver = true;
    m_open.push_back({{Stream::Journey, state.id}, state, {}, {}});
    return bring(m_open.size() - 1, answers);
}

Result<> StreamWriter::store() const
{
    for (const Open &one : m_open) {
        const Stream::Kind kind = one.stream.kind;
        const bool isJourney = kind == Stream::Journey;
        if (one.events.isEmpty() && (isJourney || m_isTakenOver)) {
            continue;
        }
        const auto place = isJourney && m_isTakenOver ? Rows::Place::Kept : Rows::Place::First;
        auto done = Rows::putLine(m_database, kind,
            isJourney ? Rows::lineOf(one.journey) : Rows::lineOf(one.entity), place);
        for (const Event &event : one.events) {
            done = done ? Rows::insertEvent(m_database, kind, event) : done;
            done = done ? Relations::follow(m_database, kind, event) : done;
        }
        if (!done) {
            return done;
        }
    }
    return {};
}

QList<StreamWriter::Written> StreamWriter::written() const
{
    QList<Written> all;
    for (const Open &one : m_open) {
        all.append({one.stream, one.events});
    }
    return all;
}

/// Where \a stream stands in m_open.
Result<size_t> StreamWriter::opened(const Stream &stream, bool mayBeNew)
{
    const auto known = std::find_if(
        m_open.begin(), m_open.end(), [&stream](const Open &one) { return one.stream == stream; });
    if (known != m_open.end()) {
        return static_cast<size_t>(known - m_open.begin());
    }
    Open one{stream, {}, {}, {}};
    const auto line = Rows::line(m_database, stream);
    if (line && line->isSound) {
        one.journey = Rows::journeyOf(*line);
        one.entity = Rows::entityOf(*line);
    } else if (line) { // made again from the events
        const auto events = Rows::events(m_database, stream, true);
        if (!events) {
            return tl::unexpected(events.error());
        }
        one.journey = fold(*events);
        one.entity = foldEntity(*events);
    } else if (!mayBeNew || line.error().id != "storage.missing"_L1) {
        return tl::unexpected(line.error());
    }
    m_open.push_back(one);
    return m_open.size() - 1;
}

void StreamWriter::put(size_t index, const NewEvent &event)
{
    Open &one = m_open[index];
    one.events.append({one.stream.id, one.lastSeq() + 1, m_moment.at, m_moment.monotonicMs,
        event.kind, event.payload});
    if (one.stream.kind == Stream::Journey) {
        apply(one.journey, one.events.last());
    } else {
        apply(one.entity, one.events.last());
    }
}

/// What a journey has answered about its entities goes to their streams.
Result<> StreamWriter::bring(size_t journey, const QJsonObject &answers)
{
    for (const QString &role : Owners::kinds()) {
        const QJsonObject part = Owners::partOf(answers, role);
        if (part.isEmpty()) {
            continue;
        }
        const auto entity = entityFor(journey, role, part);
        if (!entity) {
            return tl::unexpected(entity.error());
        }
        if (const auto said = say(journey, role, *entity, part); !said) {
            return said;
        }
    }
    return {};
}

/// The entity that the journey has in \a role; empty if none. The events know it, too.
Result<QString> StreamWriter::entityOf(size_t journey, const QString &role) const
{
    const JourneyState &state = m_open[journey].journey;
    if (state.entities.contains(role)) {
        return state.entities.value(role).id;
    }
    auto entity = Relations::entityIn(m_database, state.id, role);
    if (!entity && entity.error().id == "storage.damaged"_L1) {
        const auto events = Rows::events(m_database, m_open[journey].stream, true);
        entity = events ? Result<QString>(fold(*events).entities.value(role).id)
                        : tl::unexpected(events.error());
    }
    return entity;
}

/// The entity that \a part is about, related to the journey; empty if nothing was said yet.
Result<QString> StreamWriter::entityFor(
    size_t journey, const QString &role, const QJsonObject &part)
{
    const auto known = entityOf(journey, role);
    const QString appId = appIdOf(part);
    const auto other =
        appId.isEmpty() ? Result<QString>(QString()) : Rows::miniProgramWith(m_database, appId);
    if (!known || !other) {
        return tl::unexpected(!known ? known.error() : other.error());
    }
    if (!other->isEmpty() && *other != *known) {
        const auto moved = move(journey, *known, *other);
        return moved ? *other : Result<QString>(tl::unexpected(moved.error()));
    }
    if (!known->isEmpty() || Owners::isBlank(part)) {
        return known;
    }
    const auto fresh = freshId(journey, role, appId);
    if (fresh) {
        put(journey, related(role, *fresh));
    }
    return fresh;
}

/// That of the AppID if it is known, else that of the journey, which may be there still where
/// damage took the relation; another one where an entity has it that was given another AppID since.
Result<QString> StreamWriter::freshId(
    size_t journey, const QString &role, const QString &appId) const
{
    const QString own = idOf(m_open[journey].stream.id + u' ' + role);
    for (const QString &candidate : {appId.isEmpty() ? own : idOf(appId), own}) {
        const auto taken = Rows::line(m_database, {Stream::Entity, candidate});
        const bool isFree = !taken && taken.error().id == "storage.missing"_L1;
        if (isFree || (taken && candidate == own && taken->place.isEmpty())) {
            return candidate;
        }
        if (!taken) {
            return tl::unexpected(taken.error());
        }
    }
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// What the journey has said of its entity in \a role, as far as it is something.
QJsonObject StreamWriter::saidBy(size_t journey, const QString &role) const
{
    const Open &one = m_open[journey];
    const QList<Event> stored = Rows::soundEvents(m_database, one.stream).values();
    QJsonObject part = Owners::partOf(fold(stored + one.events).answers, role);
    for (const QString &key : part.keys()) {
        if (Owners::isBlank({{key, part.value(key)}})) {
            part.remove(key);
        }
    }
    return part;
}

/// The AppID that was given now belongs to another mini program: the journey is about that one, and
/// so is what it has said already. One that no other journey knows was the same all along.
Result<> StreamWriter::move(size_t journey, const QString &from, const QString &to)
{
    const QString role = EntityKind::MiniProgram;
    const auto target = opened({Stream::Entity, to}, false);
    const auto others = Relations::sourcesOf(m_database, from);
    if (!target || !others) {
        return tl::unexpected(!target ? target.error() : others.error());
    }
    put(journey, related(role, to));
    if (m_open[*target].entity.putAway) {
        put(*target, {EventKind::TakenOut, {}}); // it is in use again
    }
    if (from.isEmpty()) {
        return {};
    }
    const QString id = m_open[journey].stream.id;
    const bool isOnly = std::all_of(
        others->begin(), others->end(), [&id](const QString &other) { return other == id; });
    const auto said = say(journey, role, to, saidBy(journey, role));
    return said && isOnly ? add({{Stream::Entity, from}, {{EventKind::Merged, {{u"into"_s, to}}}}})
                          : said;
}

/// Tells \a entity, which is made if it is not there, what the journey says.
Result<> StreamWriter::say(
    size_t journey, const QString &role, const QString &entity, QJsonObject part)
{
    if (entity.isEmpty() || part.isEmpty()) {
        return {};
    }
    const auto index = opened({Stream::Entity, entity}, true);
    if (!index) {
        return tl::unexpected(index.error());
    }
    if (m_open[*index].lastSeq() == 0) {
        put(*index, {EventKind::Created, {{u"kind"_s, role}}});
    }
    QJsonObject from{
        {u"journey"_s, m_open[journey].stream.id}, {u"step"_s, m_open[journey].journey.step}};
    if (m_isTakenOver) {
        from.insert(u"migrated"_s, true);
    }
    part.insert(u"from"_s, from);
    put(*index, {EventKind::AnswerSet, part});
    return {};
}

NewEvent StreamWriter::related(const QString &role, const QString &entity) const
{
    QJsonObject payload{{u"role"_s, role}, {u"entity"_s, entity}};
    if (m_isTakenOver) {
        payload.insert(u"migrated"_s, true);
    }
    return {EventKind::Related, payload};
}
