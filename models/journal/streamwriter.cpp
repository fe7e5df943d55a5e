// SPDX-License-Identifier: MIT
#include "models/journal/streamwriter.h"

#include "models/core/appid.h"
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
    return isAppId(text) ? text : QString();
}

bool isAllOf(const QStringList &ids, const QString &id)
{
    return std::all_of(ids.begin(), ids.end(), [&id](const QString &one) { return one == id; });
}

/// Whether \a entity can be the one with \a appId.
bool isFor(const EntityState &entity, const QString &appId)
{
    const QString given = appIdOf(entity.answers());
    return entity.mergedInto.isEmpty() && (appId.isEmpty() || given.isEmpty() || given == appId);
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
    const auto one = stored(stream);
    if (!one && (!mayBeNew || one.error().id != "storage.missing"_L1)) {
        return tl::unexpected(one.error());
    }
    m_open.push_back(one ? *one : Open{stream, {}, {}, {}});
    return m_open.size() - 1;
}

/// As the database has it.
Result<StreamWriter::Open> StreamWriter::stored(const Stream &stream) const
{
    const auto line = Rows::line(m_database, stream);
    if (!line) {
        return tl::unexpected(line.error());
    }
    if (line->isSound) {
        return Open{stream, Rows::journeyOf(*line), Rows::entityOf(*line), {}};
    }
    const auto events = Rows::events(m_database, stream, true); // the line is made again from them
    return events ? Result<Open>(Open{stream, fold(*events), foldEntity(*events), {}})
                  : tl::unexpected(events.error());
}

/// \a entity as it stands after what was added.
Result<StreamWriter::Open> StreamWriter::current(const QString &entity) const
{
    const Stream stream{Stream::Entity, entity};
    const auto known = std::find_if(m_open.begin(), m_open.end(),
        [&stream](const Open &one) { return one.stream == stream && one.lastSeq() > 0; });
    return known != m_open.end() ? Result<Open>(*known) : stored(stream);
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
    const auto other = miniProgramWith(appId);
    if (!known || !other) {
        return tl::unexpected(!known ? known.error() : other.error());
    }
    if (!other->isEmpty() && *other != *known) {
        const auto moved = move(journey, *known, *other);
        return moved ? *other : Result<QString>(tl::unexpected(moved.error()));
    }
    const auto isOther = isOfAnother(journey, *known, appId);
    if (!isOther) {
        return tl::unexpected(isOther.error());
    }
    const bool isFirst = known->isEmpty() && !Owners::isBlank(part);
    return *isOther || isFirst ? relateToFresh(journey, role, appId, *isOther) : known;
}

/// The journey is about an entity of its own from now on; \a withAll: and so is what it has said.
Result<QString> StreamWriter::relateToFresh(
    size_t journey, const QString &role, const QString &appId, bool withAll)
{
    const auto fresh = freshId(journey, role, appId);
    if (!fresh) {
        return fresh;
    }
    put(journey, related(role, *fresh));
    const auto said =
        withAll ? say(journey, role, *fresh, saidBy(journey, role, *fresh)) : Result<>();
    return said ? fresh : Result<QString>(tl::unexpected(said.error()));
}

/// The mini program that has \a appId after what was added; empty if none.
Result<QString> StreamWriter::miniProgramWith(const QString &appId) const
{
    if (appId.isEmpty()) {
        return QString();
    }
    const auto has = [&appId](const EntityState &one) {
        return one.mergedInto.isEmpty() && one.facts.value(u"appId"_s).value == appId;
    };
    const auto here = std::find_if(m_open.begin(), m_open.end(),
        [&has](const Open &one) { return one.stream.kind == Stream::Entity && has(one.entity); });
    if (here != m_open.end()) {
        return here->stream.id;
    }
    const auto found = Rows::miniProgramWith(m_database, appId);
    if (!found || found->isEmpty()) {
        return found;
    }
    const auto now = current(*found); // one that cannot be read has what its line says
    return !now || has(now->entity) ? found : QString();
}

/// The AppID that \a entity has; empty if it has none that is one.
Result<QString> StreamWriter::givenTo(const QString &entity) const
{
    const auto one = current(entity);
    if (!one) {
        return one.error().id == "storage.missing"_L1 ? Result<QString>(QString())
                                                      : tl::unexpected(one.error());
    }
    return appIdOf(one->entity.answers());
}

/// True if \a entity has another AppID than \a appId, and not by this journey alone, which may put
/// right what it has said itself.
Result<bool> StreamWriter::isOfAnother(
    size_t journey, const QString &entity, const QString &appId) const
{
    const auto given = appId.isEmpty() ? Result<QString>(QString()) : givenTo(entity);
    if (!given || given->isEmpty() || *given == appId) {
        return given ? Result<bool>(false) : tl::unexpected(given.error());
    }
    const auto sources = Relations::sourcesOf(m_database, entity);
    if (!sources) {
        return tl::unexpected(sources.error());
    }
    const QString id = m_open[journey].stream.id;
    const auto isOwn = [&id](const Event &event) {
        return event.payload.value("from"_L1).toObject().value("journey"_L1).toString(id) == id;
    };
    const auto one = current(entity);
    const QList<Event> events =
        Rows::soundEvents(m_database, {Stream::Entity, entity}).values() + one->events;
    return !std::all_of(events.begin(), events.end(), isOwn) || !isAllOf(*sources, id);
}

/// That of the AppID if it is known, else that of the journey, which may be there still where
/// damage took the relation; another one where an entity has it that was given another AppID since.
Result<QString> StreamWriter::freshId(
    size_t journey, const QString &role, const QString &appId) const
{
    const QString own = idOf(m_open[journey].stream.id + u' ' + role);
    for (const QString &candidate : {appId.isEmpty() ? own : idOf(appId), own}) {
        const auto taken = current(candidate);
        const bool isFree = !taken && taken.error().id == "storage.missing"_L1;
        if (isFree || (taken && candidate == own && isFor(taken->entity, appId))) {
            return candidate;
        }
        if (!taken) {
            return tl::unexpected(taken.error());
        }
    }
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// What the journey has said in \a role, or met of \a entity, as far as it is something.
QJsonObject StreamWriter::saidBy(size_t journey, const QString &role, const QString &entity) const
{
    const Open &one = m_open[journey];
    QList<Event> events = Rows::soundEvents(m_database, one.stream).values() + one.events;
    events.removeIf([&entity](const Event &event) {
        return event.kind == EventKind::EntitySeen && event.payload.value("entity"_L1) != entity;
    });
    QJsonObject part = Owners::partOf(fold(events).answers, role);
    for (const QString &key : part.keys()) {
        if (Owners::isBlank({{key, part.value(key)}})) {
            part.remove(key);
        }
    }
    return part;
}

/// The AppID that was given now belongs to another mini program: the journey is about that one. So
/// is what it has said already, unless that was of one with an AppID of its own, which stays as it
/// is. One that no other journey knows was the same all along.
Result<> StreamWriter::move(size_t journey, const QString &from, const QString &to)
{
    const QString role = EntityKind::MiniProgram;
    const auto target = opened({Stream::Entity, to}, false);
    const auto others = Relations::sourcesOf(m_database, from);
    const auto given = givenTo(from);
    if (!target || !others || !given) {
        return tl::unexpected(!target ? target.error() : !others ? others.error() : given.error());
    }
    put(journey, related(role, to));
    if (m_open[*target].entity.putAway) {
        put(*target, {EventKind::TakenOut, {}}); // it is in use again
    }
    if (from.isEmpty() || !given->isEmpty()) {
        return {};
    }
    const auto said = say(journey, role, to, saidBy(journey, role, from));
    return said && isAllOf(*others, m_open[journey].stream.id)
        ? add({{Stream::Entity, from}, {{EventKind::Merged, {{u"into"_s, to}}}}})
        : said;
}

/// Tells \a entity, which is made if it is not there, what the journey says. An AppID that is
/// still being typed takes none away.
Result<> StreamWriter::say(
    size_t journey, const QString &role, const QString &entity, QJsonObject part)
{
    if (part.contains("appId"_L1) && appIdOf(part).isEmpty()) {
        const auto given = givenTo(entity);
        if (!given) {
            return tl::unexpected(given.error());
        }
        if (!given->isEmpty()) {
            part.remove(u"appId"_s);
        }
    }
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
