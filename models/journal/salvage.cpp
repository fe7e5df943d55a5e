// SPDX-License-Identifier: MIT
#include "models/journal/salvage.h"

#include "models/journal/eventrows.h"
#include "models/journal/relations.h"
#include "models/journal/schema.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostNamed = 10;

/// A copy of the journal, and the file that it is or was made of.
struct Source
{
    Database database;
    QString path;
};

/// One stream as the copies have it.
struct Pieces
{
    Stream stream;
    QMap<qint64, Event> events;
    Rows::Line line; ///< the newest that can be trusted
    qint64 expected = 0; ///< as many events were acknowledged at least
    bool isCounted = false; ///< the journal itself says how many; an older copy knows no better
    bool isOlder = false; ///< the journal itself says nothing of it, and nobody has counted

    bool isWhole() const { return expected > 0 && events.size() == expected; }
};

void addLine(Pieces &pieces, const Database &source)
{
    const auto line = Rows::soundLine(source, pieces.stream);
    if (line && (line->lastSeq > pieces.expected || pieces.line.id.isEmpty())) {
        pieces.line = *line;
        pieces.expected = std::max(pieces.expected, line->lastSeq);
    }
}

void addLines(Pieces &pieces, const std::vector<Source> &copies, const QString &live)
{
    for (const Source &copy : copies) {
        if (!pieces.isCounted) {
            addLine(pieces, copy.database);
            pieces.isCounted = copy.path == live && !pieces.line.id.isEmpty();
        }
    }
}

/// True if \a source gave an event.
bool addEvents(Pieces &pieces, const Database &source, bool isLive)
{
    const qsizetype before = pieces.events.size();
    const QMap<qint64, Event> found = Rows::soundEvents(source, pieces.stream);
    for (auto it = found.cbegin(); it != found.cend(); ++it) {
        const bool isBeyond = pieces.isCounted && !isLive && it.key() > pieces.expected;
        if (!isBeyond && !pieces.events.contains(it.key())) {
            pieces.events.insert(it.key(), it.value());
        }
    }
    if (!pieces.events.isEmpty()) {
        pieces.expected = std::max(pieces.expected, pieces.events.lastKey());
    }
    return pieces.events.size() > before;
}

Event firstAgain(Stream::Kind kind, const Rows::Line &line)
{
    if (kind == Stream::Entity) {
        const QString type = line.type.isEmpty() ? EntityKind::MiniProgram : line.type;
        return {{}, 1, line.changedAt, 0, EventKind::Created,
            {{u"kind"_s, type}, {u"recovered"_s, true}}};
    }
    const QString journey = line.type.isEmpty() ? u"certify"_s : line.type;
    return {{}, 1, line.changedAt, 0, EventKind::Started,
        {{u"journey"_s, journey}, {u"practice"_s, false}, {u"recovered"_s, true}}};
}

/// What the line of the list still knows of the answers.
Event answersAgain(const Rows::Line &line)
{
    QJsonObject answers;
    if (!line.name.isEmpty()) {
        answers.insert(u"name"_s, line.name);
    }
    if (!line.appId.isEmpty()) {
        answers.insert(u"appId"_s, line.appId);
    }
    return {{}, 0, line.changedAt, 0, answers.isEmpty() ? EventKind::Lost : EventKind::AnswerSet,
        answers};
}

/// What stands at \a seq where no copy has it; what the lost end has answered last stands in the
/// line of the list.
Event standIn(const Pieces &pieces, qint64 seq, bool hasAnswers)
{
    const qint64 lastKnown = pieces.events.isEmpty() ? 1 : pieces.events.lastKey();
    if (seq == 1) {
        return firstAgain(pieces.stream.kind, pieces.line);
    }
    return seq == lastKnown + 1 || (seq < lastKnown && !hasAnswers)
        ? answersAgain(pieces.line)
        : Event{{}, 0, {}, 0, EventKind::Lost, {}};
}

/// Without a gap: what is destroyed has a stand-in, and what stood after it stays. The end, too:
/// the number of a lost event is never given to another, which an older copy would then replace.
QList<Event> rebuilt(const Pieces &pieces)
{
    QList<Event> all;
    bool hasAnswers = false;
    for (qint64 seq = 1; seq <= pieces.expected; ++seq) {
        Event event = pieces.events.value(seq);
        if (event.seq == 0) {
            const QDateTime at = all.isEmpty() ? pieces.line.changedAt : all.last().at;
            event = standIn(pieces, seq, hasAnswers);
            hasAnswers = hasAnswers || seq > 1;
            event.at = at.isValid() ? at : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
            event.seq = seq;
        }
        event.journeyId = pieces.stream.id;
        all.append(event);
    }
    return all;
}

Result<> write(const Database &target, Stream::Kind kind, const QList<Event> &events)
{
    auto done = Rows::putLine(target, kind,
        kind == Stream::Journey ? Rows::lineOf(fold(events)) : Rows::lineOf(foldEntity(events)));
    for (const Event &event : events) {
        done = done ? Rows::insertEvent(target, kind, event) : done;
        done = done ? Relations::follow(target, kind, event) : done;
    }
    return done;
}

void tell(Salvaged &salvaged, const Pieces &pieces, const QList<Event> &events)
{
    if (pieces.stream.kind != Stream::Journey) {
        return;
    }
    const qint64 missing = pieces.expected - pieces.events.size();
    ++salvaged.journeys;
    salvaged.missing += missing;
    salvaged.mayLack = salvaged.mayLack || pieces.isOlder;
    if (missing == 0) {
        return;
    }
    const Rows::Line summary = Rows::lineOf(fold(events));
    const QString name = summary.name.isEmpty() ? summary.id.first(8) : summary.name;
    const QString appId = summary.appId.isEmpty() ? QString() : u" ("_s + summary.appId + u')';
    if (salvaged.which.size() < mostNamed) {
        salvaged.which.append(name + appId + u": "_s + QString::number(missing));
    } else if (salvaged.which.size() == mostNamed) {
        salvaged.which.append(u"…"_s);
    }
    qint64 firstGap = 1;
    while (pieces.events.contains(firstGap)) {
        ++firstGap;
    }
    // None before the first; then nothing can be promised of the others either.
    const QDateTime until = pieces.events.value(firstGap - 1).at;
    const bool isFirst = salvaged.missing == missing;
    if (isFirst || !until.isValid() || (salvaged.until.isValid() && until < salvaged.until)) {
        salvaged.until = until;
    }
}

/// Where the schema is damaged a file is read twice: as it says, and as it was made.
std::vector<Source> openAll(const QStringList &sources)
{
    std::vector<Source> opened;
    for (const QString &path : sources) {
        const bool hasLog = QFileInfo(path + u"-wal"_s).size() > 0;
        auto one =
            Database::open(path, hasLog ? Database::Mode::ReadOnly : Database::Mode::Immutable);
        const bool isAsMade = one && Schema::check(*one);
        if (one) {
            opened.push_back({std::move(*one), path});
        }
        if (auto mended = isAsMade ? Result<Database>(failure({})) : Schema::mended(path)) {
            opened.push_back({std::move(*mended), path});
        }
    }
    return opened;
}

/// Those that only a later source knows come first: they changed before the newest copy was made.
QStringList idsOf(Stream::Kind kind, const std::vector<Source> &sources,
    const QHash<QString, qint64> &acknowledged)
{
    QStringList all;
    QSet<QString> known;
    const auto addFront = [&all, &known](const QStringList &ids) {
        QStringList fresh;
        for (const QString &id : ids) {
            if (!id.isEmpty() && !known.contains(id)) {
                known.insert(id);
                fresh.append(id);
            }
        }
        all = fresh + all;
    };
    for (const Source &source : sources) {
        addFront(Rows::ids(source.database, kind).all);
    }
    addFront(acknowledged.keys());
    return all;
}

/// False if the journal itself may have had journeys that no copy names.
bool areAllNamed(const std::vector<Source> &copies, const QString &live)
{
    return std::any_of(copies.begin(), copies.end(), [&live](const Source &copy) {
        return copy.path == live && Rows::ids(copy.database, Stream::Journey).isWhole;
    });
}

QHash<QString, qint64> ofKind(Stream::Kind kind, const Tally::Counts &counts)
{
    QHash<QString, qint64> found;
    for (const Tally::Count &count : counts) {
        if (count.stream.kind == kind) {
            found.insert(count.stream.id, count.lastSeq);
        }
    }
    return found;
}

/// Looks through \a copies for the events of \a pieces until it has all.
void gather(
    Pieces &pieces, const std::vector<Source> &copies, const QString &live, Salvaged &salvaged)
{
    bool isKnown = pieces.expected > 0; // from the count of what was acknowledged
    addLines(pieces, copies, live);
    for (const Source &copy : copies) {
        const bool isLive = copy.path == live;
        if (!pieces.isWhole() && addEvents(pieces, copy.database, isLive)) {
            isKnown = isKnown || isLive;
            if (!salvaged.used.contains(copy.path)) {
                salvaged.used.append(copy.path);
            }
        }
    }
    pieces.isOlder = !isKnown && !pieces.isCounted;
}
} // namespace

Result<Salvaged> salvage(const QStringList &sources, const QString &target,
    const Tally::Counts &acknowledged, const QStringList &without)
{
    const auto fresh = Database::open(target, Database::Mode::ReadWrite);
    if (!fresh) {
        return tl::unexpected(fresh.error());
    }
    const std::vector<Source> copies = openAll(sources);
    Salvaged salvaged;
    salvaged.mayLack = !areAllNamed(copies, sources.value(0));
    const auto bringTogether = [&](Stream::Kind kind) -> Result<> {
        const QHash<QString, qint64> counted = ofKind(kind, acknowledged);
        for (const QString &id : idsOf(kind, copies, counted)) {
            if (without.contains(id)) {
                continue;
            }
            Pieces pieces{{kind, id}, {}, {}, counted.value(id), false};
            gather(pieces, copies, sources.value(0), salvaged);
            if (pieces.expected == 0) {
                continue; // not one row of it can be trusted
            }
            const QList<Event> events = rebuilt(pieces);
            if (const auto written = write(*fresh, kind, events); !written) {
                return written;
            }
            tell(salvaged, pieces, events);
        }
        return {};
    };
    const auto done = fresh->transaction([&]() -> Result<> {
        const auto journeys = bringTogether(Stream::Journey);
        return journeys ? bringTogether(Stream::Entity) : journeys;
    });
    return done ? Result<Salvaged>(salvaged) : tl::unexpected(done.error());
}

bool isStandIn(const Event &event)
{
    // Nobody answers in the millisecond in which the program starts.
    const bool isAnswer = event.kind == EventKind::AnswerSet && event.monotonicMs == 0
        && !event.payload.contains("from"_L1);
    return isAnswer || event.kind == EventKind::Lost || event.payload.contains("recovered"_L1);
}
