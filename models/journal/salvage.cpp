// SPDX-License-Identifier: MIT
#include "models/journal/salvage.h"

#include "models/journal/eventrows.h"

#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostNamed = 10;

/// One journey as the copies have it.
struct Pieces
{
    QString id;
    QMap<qint64, Event> events;
    JourneySummary line; ///< the newest that can be trusted
    qint64 expected = 0; ///< as many events were acknowledged at least
    bool isCounted = false; ///< the journal itself says how many; an older copy knows no better

    bool isWhole() const { return expected > 0 && events.size() == expected; }
};

void addLine(Pieces &pieces, const Database &source)
{
    const auto line = Rows::soundProjection(source, pieces.id);
    if (line && (line->lastSeq > pieces.expected || pieces.line.id.isEmpty())) {
        pieces.line = line->summary;
        pieces.expected = std::max(pieces.expected, line->lastSeq);
    }
}

void addLines(Pieces &pieces, const std::vector<Database> &copies, const QString &live)
{
    for (const Database &copy : copies) {
        if (!pieces.isCounted) {
            addLine(pieces, copy);
            pieces.isCounted = copy.path() == live && !pieces.line.id.isEmpty();
        }
    }
}

/// True if \a source gave an event.
bool addEvents(Pieces &pieces, const Database &source, bool isLive)
{
    const qsizetype before = pieces.events.size();
    const QMap<qint64, Event> found = Rows::soundEvents(source, pieces.id);
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

Event startedAgain(const JourneySummary &line)
{
    const QString journey = line.journey.isEmpty() ? u"certify"_s : line.journey;
    return {{}, 1, line.changedAt, 0, EventKind::Started,
        {{u"journey"_s, journey}, {u"practice"_s, false}, {u"recovered"_s, true}}};
}

/// What the line of the list still knows of the answers.
Event answersAgain(const JourneySummary &line)
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
        return startedAgain(pieces.line);
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
        event.journeyId = pieces.id;
        all.append(event);
    }
    return all;
}

Result<> write(const Database &target, const QList<Event> &events)
{
    const JourneyState state = fold(events);
    auto done = Rows::putProjection(target, {Rows::summaryOf(state), state.lastSeq});
    for (const Event &event : events) {
        if (done) {
            done = Rows::insertEvent(target, event);
        }
    }
    return done;
}

void tell(Salvaged &salvaged, const Pieces &pieces, const QList<Event> &events)
{
    const qint64 missing = pieces.expected - pieces.events.size();
    ++salvaged.journeys;
    salvaged.missing += missing;
    if (missing == 0) {
        return;
    }
    const JourneySummary summary = Rows::summaryOf(fold(events));
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

std::vector<Database> openAll(const QStringList &sources)
{
    std::vector<Database> databases;
    for (const QString &path : sources) {
        const bool hasLog = QFileInfo(path + u"-wal"_s).size() > 0;
        if (auto one = Database::open(
                path, hasLog ? Database::Mode::ReadOnly : Database::Mode::Immutable)) {
            databases.push_back(std::move(*one));
        }
    }
    return databases;
}

/// Those that only a later source knows come first: they changed before the newest copy was made.
QStringList idsOf(const std::vector<Database> &sources, const Tally::Counts &acknowledged)
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
    for (const Database &source : sources) {
        addFront(Rows::ids(source));
    }
    addFront(acknowledged.keys());
    return all;
}
} // namespace

Result<Salvaged> salvage(
    const QStringList &sources, const QString &target, const Tally::Counts &acknowledged)
{
    const auto fresh = Database::open(target, Database::Mode::ReadWrite);
    if (!fresh) {
        return tl::unexpected(fresh.error());
    }
    const std::vector<Database> copies = openAll(sources);
    Salvaged salvaged;
    const auto done = fresh->transaction([&]() -> Result<> {
        for (const QString &id : idsOf(copies, acknowledged)) {
            Pieces pieces;
            pieces.id = id;
            pieces.expected = acknowledged.value(id);
            addLines(pieces, copies, sources.value(0));
            for (const Database &copy : copies) {
                if (!pieces.isWhole() && addEvents(pieces, copy, copy.path() == sources.value(0))
                    && !salvaged.used.contains(copy.path())) {
                    salvaged.used.append(copy.path());
                }
            }
            if (pieces.expected == 0) {
                continue; // not one row of it can be trusted
            }
            const QList<Event> events = rebuilt(pieces);
            if (const auto written = write(*fresh, events); !written) {
                return written;
            }
            tell(salvaged, pieces, events);
        }
        return {};
    });
    return done ? Result<Salvaged>(salvaged) : tl::unexpected(done.error());
}
