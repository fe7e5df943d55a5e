// SPDX-License-Identifier: MIT
#include "models/journal/journal.h"

#include "models/journal/backups.h"
#include "models/journal/belongings.h"
#include "models/journal/erasure.h"
#include "models/journal/eventrows.h"
#include "models/journal/journalfile.h"
#include "models/journal/masking.h"
#include "models/journal/owner.h"
#include "models/journal/relations.h"
#include "models/journal/streamwriter.h"
#include "models/journal/tally.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QThread>
#include <QTimer>
#include <QUuid>

#include <chrono>
#include <future>
#include <optional>
#include <sys/stat.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
using namespace std::chrono_literals;

// Nothing is appended any more: a good moment to move the log into the journal.
constexpr auto idle = 1500ms;
// How often a window that stays open for days looks whether a backup is due or can be made now.
constexpr qint64 backupPauseMs = qint64(10) * 60 * 1000;

/// Which file stands under a name; another one may come to stand there.
struct FileIdentity
{
    dev_t device = 0;
    ino_t inode = 0;

    static FileIdentity of(const QString &path)
    {
        struct stat info = {};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0
            ? FileIdentity{info.st_dev, info.st_ino}
            : FileIdentity{};
    }
    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

using Written = QList<StreamWriter::Written>;

bool isSame(const QList<NewEvent> &some, const QList<NewEvent> &others)
{
    const auto isEqual = [](const NewEvent &a, const NewEvent &b) {
        return a.kind == b.kind && a.payload == b.payload;
    };
    return std::equal(some.begin(), some.end(), others.begin(), others.end(), isEqual);
}

/// Events whose COMMIT was reported as failed; they may have reached the disk.
struct Uncertain
{
    QList<StreamAppend> asked;
    Written written;

    bool isFor(const QList<StreamAppend> &others) const
    {
        const auto isEqual = [](const StreamAppend &a, const StreamAppend &b) {
            return a.to == b.to && isSame(a.events, b.events);
        };
        return std::equal(asked.begin(), asked.end(), others.begin(), others.end(), isEqual);
    }
};

QList<Event> eventsOf(const Written &written, const QString &streamId)
{
    QList<Event> found;
    for (const StreamWriter::Written &one : written) {
        if (streamId.isEmpty() || one.to.id == streamId) {
            found.append(one.events);
        }
    }
    return found;
}

/// What the entity was told elsewhere that \a journey does not say. What was taken over from older
/// versions is no news to a journey of theirs, and the AppID is what the journey says itself.
QJsonObject newsOf(const EntityState &entity, const JourneyState &journey, bool isMigrated)
{
    QJsonObject news;
    for (auto it = entity.facts.cbegin(); it != entity.facts.cend(); ++it) {
        const QJsonValue own = journey.answers.value(it.key());
        const bool isBlank = Owners::isBlank({{it.key(), own}});
        const bool isSaid = !journey.seen.contains(it.key());
        const bool isOwn = (it->journeyId == journey.id && isSaid) || (isMigrated && it->migrated)
            || (it.key() == "appId"_L1 && isSaid && !isBlank);
        const bool isNothing =
            !journey.answers.contains(it.key()) && Owners::isBlank({{it.key(), it->value}});
        if (!isOwn && !isNothing && own != it->value) {
            news.insert(it.key(), it->value);
        }
    }
    return Owners::partOf(news, entity.kind);
}

NewEvent startedEvent(const QString &journey, bool practice)
{
    return {EventKind::Started, {{u"journey"_s, journey}, {u"practice"_s, practice}}};
}
} // namespace

class Journal::Private
{
public:
    Private(JournalFile opened, const Clock &time)
        : file(std::move(opened))
        , m_clock(time)
        , m_identity(FileIdentity::of(file.database.path()))
        , m_tally(QFileInfo(file.database.path()).absolutePath())
    {
        m_idle.setSingleShot(true);
        m_idle.setInterval(idle);
        m_idle.callOnTimeout([this] { moveLog(); });
    }
    ~Private();
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    void startCleaning(Journal *journal);
    void takeBackKept();
    bool finishCleaning();
    void startDailyBackup(Journal *journal);
    void finishWork();
    Result<Written> append(const QList<StreamAppend> &appends);
    Result<> repair();
    Result<JourneyState> load(const QString &id) const;
    Result<EntityState> entity(const QString &id) const;
    QString idToStart(const QList<NewEvent> &events) const;
    Result<> erase(const QStringList &ids);

    JournalFile file;
    QSet<QString> damaged; ///< streams that could not be read
    bool hasErased = false; ///< the last cleaning took the traces of what was deleted

private:
    void moveLog();
    void acknowledge(const Written &written);
    Result<Written> appendOnce(const QList<StreamAppend> &appends);
    bool isStored(const Written &wanted) const;
    Result<> requireReady();
    Result<> requireWritable() const;
    Result<Written> write(const QList<StreamAppend> &appends);
    Result<> settle();
    const Clock &m_clock;
    FileIdentity m_identity;
    std::optional<Uncertain> m_uncertain;
    bool m_isSettled = true; ///< false from a failed commit until the file was read again
    std::unique_ptr<QThread> m_worker; ///< cleans files or makes a backup, one after the other
    std::shared_ptr<Erasure::Files> m_unclean; ///< the worker's, until it is done
    std::future<void> m_compacted; ///< from then on it leaves the journal itself alone
    qint64 m_nextBackupMs = 0;
    Tally m_tally;
    QTimer m_idle;
};

Journal::Private::~Private()
{
    if (!file.readOnly) {
        Erasure::forget(file.database);
    }
    finishWork();
    if (!file.readOnly) {
        (void)finishCleaning(); // the next start tells of it
        moveLog();
    }
}

/// In the log a damaged page takes all later steps with it, in the journal only itself.
void Journal::Private::moveLog()
{
    if (m_worker && m_worker->isRunning()) {
        m_idle.start(); // it reads; the log could not be emptied
    } else if (m_isSettled && file.database.checkpoint()) {
        m_tally.clear();
    }
}

/// A big file takes seconds to read and to write anew.
void Journal::Private::startCleaning(Journal *journal)
{
    if (!file.unclean) {
        return;
    }
    m_unclean = std::make_shared<Erasure::Files>(*std::exchange(file.unclean, std::nullopt));
    auto compacted = std::make_shared<std::promise<void>>();
    m_compacted = compacted->get_future();
    m_worker.reset(QThread::create([this, files = m_unclean, journal, compacted] {
        Erasure::compact(*files);
        compacted->set_value();
        Erasure::cleanFiles(*files);
        const auto tell = [this, files, journal] {
            if (files == m_unclean) { // nobody has waited for it since
                journal->filesCleaned();
            }
        };
        QMetaObject::invokeMethod(journal, tell, Qt::QueuedConnection);
    }));
    m_worker->start();
}

/// What was told of a file that is no longer there: that it is kept, or that all else is well.
void Journal::Private::takeBackKept()
{
    const QStringList losses{u"storage.steps-missing"_s, u"storage.may-lack"_s};
    const QDir folder = QFileInfo(file.database.path()).absoluteDir();
    const auto isGone = [&folder](const Finding &one) {
        const QString kept = one.facts.value("kept"_L1).toString();
        return !kept.isEmpty() && !folder.exists(kept) && !folder.exists(kept + u"-wal"_s);
    };
    for (Finding &one : file.notices) {
        if (losses.contains(one.id) && isGone(one)) {
            one.facts.remove("kept"_L1);
        }
    }
    file.notices.removeIf(isGone);
}

/// Notes what the worker has cleaned; true if there is something to tell.
bool Journal::Private::finishCleaning()
{
    if (!m_unclean) {
        return false;
    }
    finishWork();
    const std::shared_ptr<Erasure::Files> files = std::exchange(m_unclean, nullptr);
    const auto noted = Erasure::finish(file.database, *files);
    takeBackKept();
    const qsizetype told = file.notices.size();
    const Result<> outcome = files->outcome ? noted : files->outcome;
    hasErased = outcome && !files->erased.isEmpty();
    if (hasErased) {
        moveLog(); // the log may still name them
    }
    addErasure(file, outcome,
        files->erased.isEmpty() ? u"storage.not-cleaned"_s : u"storage.not-erased"_s);
    return file.notices.size() > told;
}

void Journal::Private::startDailyBackup(Journal *journal)
{
    if (m_clock.monotonicMs() < m_nextBackupMs || m_unclean
        || (m_worker && m_worker->isRunning())) {
        return;
    }
    m_nextBackupMs = m_clock.monotonicMs() + backupPauseMs;
    finishWork();
    const QString path = file.database.path();
    const QDateTime now = m_clock.now();
    const auto journeys = Rows::countJourneys(file.database, {});
    if (file.readOnly || !journeys || *journeys == 0
        || !Backups::isDue(QFileInfo(path).absolutePath(), now)) {
        return;
    }
    // A big journal takes a second to copy; a reader in WAL mode holds nobody up.
    m_worker.reset(QThread::create([this, path, now, journal, copied = m_identity] {
        const auto source = Database::open(path, Database::Mode::ReadOnly);
        const auto made =
            source ? Backups::make(*source, now) : Result<QString>(tl::unexpected(source.error()));
        if (made) {
            return;
        }
        // A copy that does not fit its digests may be one of a journal that does not.
        const bool isDamaged =
            made.error().id == "storage.damaged"_L1 && (!source || !Backups::verify(*source));
        const auto tell = [this, journal, copied, isDamaged, reason = made.error()] {
            if (copied == m_identity) { // not repaired since
                journal->backupFailed(reason, isDamaged);
            }
        };
        QMetaObject::invokeMethod(journal, tell, Qt::QueuedConnection);
    }));
    m_worker->start();
}

void Journal::Private::finishWork()
{
    if (m_worker) {
        m_worker->wait();
        m_worker.reset();
    }
}

Result<> Journal::Private::requireWritable() const
{
    if (file.readOnly) {
        return tl::unexpected(*file.readOnly);
    }
    if (FileIdentity::of(file.database.path()) != m_identity) {
        return failure(
            u"storage.missing"_s, {{u"file"_s, QFileInfo(file.database.path()).fileName()}});
    }
    return {};
}

Result<> Journal::Private::requireReady()
{
    const auto writable = requireWritable();
    return writable && !m_isSettled ? settle() : writable;
}

Result<Written> Journal::Private::append(const QList<StreamAppend> &appends)
{
    if (const auto ready = requireReady(); !ready) {
        return tl::unexpected(ready.error());
    }
    auto appended = appendOnce(appends);
    if (!appended && appended.error().id == "storage.busy"_L1 && m_unclean) {
        m_compacted.wait(); // it writes, too, where something was deleted
        appended = appendOnce(appends);
    }
    if (appended) {
        m_uncertain.reset();
        acknowledge(*appended);
    }
    return appended;
}

Result<Written> Journal::Private::appendOnce(const QList<StreamAppend> &appends)
{
    // The same events again after a failure: a second try, which must not store them twice.
    if (m_uncertain && m_uncertain->isFor(appends) && isStored(m_uncertain->written)) {
        return m_uncertain->written;
    }
    m_uncertain.reset();
    const auto written = write(appends);
    if (written || !m_uncertain) {
        return written;
    }
    m_isSettled = false;
    return settle() && isStored(m_uncertain->written) ? Result<Written>(m_uncertain->written)
                                                      : written;
}

void Journal::Private::acknowledge(const Written &written)
{
    Tally::Counts counts;
    for (const StreamWriter::Written &one : written) {
        if (!one.events.isEmpty()) {
            counts.append({one.to, one.events.last().seq});
        }
    }
    m_tally.note(counts);
    m_idle.start();
}

/// Leaves \a m_uncertain set from the first write on.
Result<Written> Journal::Private::write(const QList<StreamAppend> &appends)
{
    StreamWriter writer(file.database, {m_clock.now(), m_clock.monotonicMs()});
    const auto done = file.database.transaction([&]() -> Result<> {
        for (const StreamAppend &append : appends) {
            if (const auto added = writer.add(append); !added) {
                return added;
            }
        }
        m_uncertain = Uncertain{appends, writer.written()};
        return writer.store();
    });
    return done ? Result<Written>(writer.written()) : tl::unexpected(done.error());
}

/// All in one commit: each is there, or none.
bool Journal::Private::isStored(const Written &wanted) const
{
    return std::all_of(wanted.begin(), wanted.end(), [this](const StreamWriter::Written &one) {
        return std::all_of(one.events.begin(), one.events.end(),
            [&](const Event &event) { return Rows::holds(file.database, one.to.kind, event); });
    });
}

/// Reads the file anew and makes sure that all it holds is on the disk: pages of the log that a
/// failed fsync has left in memory only are written a second time, into the database itself.
Result<> Journal::Private::settle()
{
    finishWork();
    const QString path = file.database.path();
    file.database.close();
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database) {
        return tl::unexpected(database.error());
    }
    file.database = std::move(*database);
    auto settled = file.database.prepareForWriting();
    if (settled) {
        settled = file.database.checkpoint();
    }
    m_isSettled = settled.has_value();
    return settled;
}

/// The damaged file and its log must be set aside as they are: nothing is moved between them first.
Result<> Journal::Private::repair()
{
    if (file.readOnly) {
        return tl::unexpected(*file.readOnly);
    }
    finishWork();
    m_unclean.reset(); // found again, with the file that is set aside now
    m_idle.stop();
    const QString path = file.database.path();
    file.database.close();
    auto repaired =
        repairJournalFile(QFileInfo(path).absolutePath(), m_clock.now(), shippedMigrations());
    if (!repaired) {
        m_isSettled = false;
        (void)settle();
        return tl::unexpected(repaired.error());
    }
    m_tally.clear();
    damaged.clear();
    repaired->notices.append(file.notices);
    file = std::move(*repaired);
    m_identity = FileIdentity::of(path);
    return {};
}

Result<JourneyState> Journal::Private::load(const QString &id) const
{
    JourneyState state;
    const auto read = Rows::eachEvent(file.database, {Stream::Journey, id}, !file.isNewer,
        [&state](const Event &event) { apply(state, event); });
    return read ? Result<JourneyState>(state) : tl::unexpected(read.error());
}

Result<EntityState> Journal::Private::entity(const QString &id) const
{
    EntityState state;
    const auto read = Rows::eachEvent(file.database, {Stream::Entity, id}, !file.isNewer,
        [&state](const Event &event) { apply(state, event); });
    return read ? Result<EntityState>(state) : tl::unexpected(read.error());
}

/// A second try of a start takes the id of the first: that one may have been stored.
QString Journal::Private::idToStart(const QList<NewEvent> &events) const
{
    if (m_uncertain && m_uncertain->asked.size() == 1) {
        const StreamAppend &asked = m_uncertain->asked.first();
        if (asked.events.value(0).kind == EventKind::Started && isSame(asked.events, events)) {
            return asked.to.id;
        }
    }
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// Nothing may copy the file meanwhile, and no count may call them lost afterwards.
Result<> Journal::Private::erase(const QStringList &ids)
{
    if (const auto ready = requireReady(); !ready) {
        return ready;
    }
    finishWork();
    finishCleaning();
    auto erased = Erasure::eraseStreams(file.database, ids);
    if (!erased) {
        m_isSettled = false; // the commit may have reached the disk all the same
        const bool isGone = settle() && Erasure::pending(file.database).contains(ids.first());
        erased = isGone ? Result<>() : erased;
    }
    if (erased) {
        m_tally.forget(ids);
        m_uncertain.reset();
        file.unclean = Erasure::filesBeside(file.database);
    }
    return erased;
}

Result<std::shared_ptr<Journal>> Journal::open(const QString &folder, const Clock &clock)
{
    auto file = openJournalFile(
        QDir::cleanPath(QDir(folder).absolutePath()), clock.now(), shippedMigrations());
    if (!file) {
        return tl::unexpected(file.error());
    }
    auto d = std::make_unique<Private>(std::move(*file), clock);
    const std::shared_ptr<Journal> journal(new Journal(std::move(d)));
    journal->d->startCleaning(journal.get());
    journal->d->startDailyBackup(journal.get());
    return journal;
}

Journal::Journal(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

Journal::~Journal() = default;

bool Journal::isReadOnly() const
{
    return d->file.readOnly.has_value();
}

QList<Finding> Journal::notices() const
{
    return d->file.notices;
}

QStringList Journal::setAside() const
{
    QStringList names;
    const QString folder = QFileInfo(d->file.database.path()).absolutePath();
    for (const QString &path : Erasure::setAside(folder)) {
        names.append(QFileInfo(path).fileName());
    }
    return names;
}

Finding Journal::notice() const
{
    return d->file.notices.value(0);
}

Result<QString> Journal::start(const QString &journey, bool practice)
{
    const auto started = start(journey, practice, {});
    return started ? Result<QString>(started->first().journeyId) : tl::unexpected(started.error());
}

Result<QList<Event>> Journal::start(
    const QString &journey, bool practice, const QList<NewEvent> &more)
{
    const QList<NewEvent> events =
        withoutSecrets(QList<NewEvent>{startedEvent(journey, practice)} + more);
    const QString id = d->idToStart(events);
    return appendTo({{{Stream::Journey, id}, events}}, id);
}

Result<JourneyState> Journal::startAfter(const QString &journey, const JourneyState &before)
{
    QList<NewEvent> about;
    for (auto it = before.entities.cbegin(); it != before.entities.cend(); ++it) {
        about.append({EventKind::Related, {{u"role"_s, it.key()}, {u"entity"_s, it->id}}});
    }
    const auto started = start(journey, before.practice, about);
    return started ? resume(started->first().journeyId) : tl::unexpected(started.error());
}

Result<QList<Event>> Journal::append(const QString &journeyId, const QList<NewEvent> &events)
{
    return events.isEmpty()
        ? Result<QList<Event>>(QList<Event>())
        : appendTo({{{Stream::Journey, journeyId}, withoutSecrets(events)}}, journeyId);
}

Result<QList<Event>> Journal::append(const QList<StreamAppend> &appends)
{
    QList<StreamAppend> some;
    for (const StreamAppend &one : appends) {
        if (!one.events.isEmpty()) {
            some.append({one.to, withoutSecrets(one.events)});
        }
    }
    return some.isEmpty() ? Result<QList<Event>>(QList<Event>()) : appendTo(some, {});
}

/// Returns the events of \a streamId, or all if it is empty.
Result<QList<Event>> Journal::appendTo(const QList<StreamAppend> &appends, const QString &streamId)
{
    const auto done = d->append(appends);
    if (!done) {
        return tl::unexpected(done.error());
    }
    d->startDailyBackup(this);
    for (const StreamWriter::Written &one : *done) {
        if (!one.events.isEmpty() || one.to.kind == Stream::Entity) { // moved to the first place
            tellOf(one.to);
        }
    }
    return eventsOf(*done, streamId);
}

void Journal::tellOf(const Stream &stream)
{
    if (stream.kind == Stream::Journey) {
        Q_EMIT journeyChanged(stream.id);
    } else {
        Q_EMIT entityChanged(stream.id);
    }
}

/// The last net: whatever a window lets through, no secret is written.
QList<NewEvent> Journal::withoutSecrets(QList<NewEvent> events)
{
    int count = 0;
    for (NewEvent &event : events) {
        const Masked shown = masked(event.payload);
        if (shown.count > 0) {
            event.payload = shown.payload;
            count += shown.count;
        }
    }
    if (count > 0) {
        Q_EMIT noticed({u"storage.secret-masked"_s, {{u"count"_s, count}}, {}});
    }
    return events;
}

void Journal::filesCleaned()
{
    if (d->finishCleaning()) {
        Q_EMIT noticed(d->file.notices.last());
    }
    if (std::exchange(d->hasErased, false)) {
        Q_EMIT tracesErased();
    }
    d->startDailyBackup(this);
}

void Journal::backupFailed(const Finding &reason, bool isJournalDamaged)
{
    if (isJournalDamaged && repair()) {
        return;
    }
    const Finding notice{u"storage.no-backup"_s, {{u"reason"_s, reason.id}}, {}};
    if (!d->file.notices.contains(notice)) {
        d->file.notices.append(notice);
        Q_EMIT noticed(notice);
    }
}

Result<> Journal::repair()
{
    const auto done = d->repair();
    d->startCleaning(this);
    Q_EMIT repaired();
    if (done) {
        Q_EMIT noticed(notice());
    }
    return done;
}

Result<QList<Event>> Journal::events(const QString &journeyId) const
{
    return Rows::events(d->file.database, {Stream::Journey, journeyId}, !d->file.isNewer);
}

Result<JourneyState> Journal::load(const QString &journeyId) const
{
    const auto state = d->load(journeyId);
    if (!state && state.error().id == "storage.damaged"_L1) {
        d->damaged.insert(journeyId);
    }
    return state;
}

Result<JourneyState> Journal::resume(const QString &journeyId)
{
    auto state = load(journeyId);
    if (!state || state->closed || isReadOnly()) {
        return state;
    }
    QList<NewEvent> seen;
    for (auto it = state->entities.cbegin(); it != state->entities.cend(); ++it) {
        const auto known = d->entity(it->id);
        const QJsonObject news = known ? newsOf(*known, *state, it->migrated) : QJsonObject();
        if (!news.isEmpty()) {
            seen.append({EventKind::EntitySeen,
                {{u"role"_s, it.key()}, {u"entity"_s, it->id}, {u"facts"_s, news}}});
        }
    }
    const auto noted = append(journeyId, seen);
    if (!noted) {
        return tl::unexpected(noted.error());
    }
    for (const Event &event : *noted) {
        apply(*state, event);
    }
    return state;
}

/// What cannot be read is not as good as empty: the reason is said, once.
template <typename T>
T Journal::orSaid(const Result<T> &read) const
{
    if (!read && !d->file.notices.contains(read.error())) {
        d->file.notices.append(read.error());
        Q_EMIT noticed(read.error());
    }
    return read.value_or(T());
}

int Journal::journeyCount(const QString &filter) const
{
    return orSaid(Rows::countJourneys(d->file.database, filter));
}

QList<JourneySummary> Journal::journeys(const QString &filter, int offset, int limit) const
{
    QList<JourneySummary> found;
    const auto rows = orSaid(Rows::journeys(d->file.database, filter, offset, limit));
    for (const Rows::Line &row : rows) {
        found.append(summaryOf(row));
    }
    return found;
}

/// A row with a flipped bit is made again from the events.
JourneySummary Journal::summaryOf(const Rows::Line &line) const
{
    const auto state = line.isSound || d->file.isNewer ? Result<JourneyState>(Rows::journeyOf(line))
                                                       : d->load(line.id);
    JourneySummary summary = Rows::journeySummary(state ? Rows::lineOf(*state) : line);
    summary.damaged = !state || d->damaged.contains(line.id);
    return summary;
}

int Journal::entityCount(const EntityFilter &filter) const
{
    return orSaid(Rows::countEntities(d->file.database, filter));
}

QList<EntitySummary> Journal::entities(const EntityFilter &filter, int offset, int limit) const
{
    QList<EntitySummary> found;
    const auto rows = orSaid(Rows::entities(d->file.database, filter, offset, limit));
    for (const Rows::Line &row : rows) {
        const auto state = row.isSound || d->file.isNewer ? Result<EntityState>(Rows::entityOf(row))
                                                          : d->entity(row.id);
        found.append(Rows::entitySummary(state ? Rows::lineOf(*state) : row));
        found.last().damaged = !state || d->damaged.contains(row.id);
    }
    return found;
}

Result<EntityState> Journal::entity(const QString &entityId) const
{
    const auto state = d->entity(entityId);
    if (!state && state.error().id == "storage.damaged"_L1) {
        d->damaged.insert(entityId);
    }
    return state;
}

Result<QList<Event>> Journal::entityEvents(const QString &entityId) const
{
    return Rows::events(d->file.database, {Stream::Entity, entityId}, !d->file.isNewer);
}

QList<JourneySummary> Journal::journeysOf(const QString &entityId) const
{
    QList<Rows::Line> lines;
    const auto related = Belongings::journeysOf(d->file.database, entityId);
    if (!related && related.error().id == "storage.damaged"_L1) {
        d->damaged.insert(entityId);
    }
    for (const QString &id : related.value_or(QStringList())) {
        if (const auto line = Rows::line(d->file.database, {Stream::Journey, id})) {
            lines.append(*line);
        }
    }
    std::sort(lines.begin(), lines.end(),
        [](const Rows::Line &a, const Rows::Line &b) { return a.change > b.change; });
    QList<JourneySummary> found;
    for (const Rows::Line &line : std::as_const(lines)) {
        found.append(summaryOf(line));
    }
    return found;
}

Result<QString> Journal::entityIn(const QString &journeyId, const QString &role) const
{
    return Relations::entityIn(d->file.database, journeyId, role);
}

Result<> Journal::rename(const QString &entityId, const QString &name)
{
    const NewEvent event{EventKind::AnswerSet, {{u"name"_s, name}}};
    const auto done = append(QList<StreamAppend>{{{Stream::Entity, entityId}, {event}}});
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<> Journal::setPutAway(const QString &entityId, bool putAway)
{
    const NewEvent event{putAway ? EventKind::PutAway : EventKind::TakenOut, {}};
    const auto done = append(QList<StreamAppend>{{{Stream::Entity, entityId}, {event}}});
    return done ? Result<>() : tl::unexpected(done.error());
}

Result<QList<JourneySecret>> Journal::secretsOf(const Stream &stream) const
{
    const auto ids = Belongings::with(d->file.database, stream);
    if (!ids) {
        return tl::unexpected(ids.error());
    }
    QList<JourneySecret> found;
    for (const QString &id : *ids) {
        for (const QString &kind : Belongings::secretKindsOf(d->file.database, id)) {
            found.append({id, kind});
        }
    }
    return found;
}

Result<QList<JourneySecret>> Journal::erase(const Stream &stream)
{
    const auto secrets = secretsOf(stream);
    const auto ids = Belongings::with(d->file.database, stream);
    if (!secrets || !ids) {
        return tl::unexpected(!secrets ? secrets.error() : ids.error());
    }
    if (const auto erased = d->erase(*ids); !erased) {
        return tl::unexpected(erased.error());
    }
    d->startCleaning(this);
    for (const QString &id : *ids) {
        Q_EMIT journeyChanged(id);
        Q_EMIT entityChanged(id);
    }
    return secrets;
}
