// SPDX-License-Identifier: MIT
#include "models/journal/journal.h"

#include "models/journal/backups.h"
#include "models/journal/erasure.h"
#include "models/journal/eventrows.h"
#include "models/journal/journalfile.h"
#include "models/journal/masking.h"
#include "models/journal/tally.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QThread>
#include <QTimer>
#include <QUuid>

#include <chrono>
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

/// Events whose COMMIT was reported as failed; they may have reached the disk.
struct Uncertain
{
    QString journeyId;
    qint64 firstSeq = 1;
    QList<NewEvent> events;

    bool holds(const QString &id, const QList<NewEvent> &others) const
    {
        const auto same = [](const NewEvent &a, const NewEvent &b) {
            return a.kind == b.kind && a.payload == b.payload;
        };
        return id == journeyId
            && std::equal(events.begin(), events.end(), others.begin(), others.end(), same);
    }
};

/// As much of the state as a line of the list shows, so that fold's own rules make the next line.
JourneyState stateOf(const Rows::Projection &row)
{
    JourneyState state;
    state.id = row.summary.id;
    state.journey = row.summary.journey;
    state.answers = {{u"name"_s, row.summary.name}, {u"appId"_s, row.summary.appId}};
    state.step = row.summary.step;
    state.changedAt = row.summary.changedAt;
    state.closed = row.summary.closed;
    state.lastSeq = row.lastSeq;
    return state;
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
    bool finishCleaning();
    void startDailyBackup(Journal *journal);
    void finishWork();
    Result<QList<Event>> append(const QString &id, const QList<NewEvent> &events, bool isNew);
    Result<> repair();
    Result<JourneyState> load(const QString &id) const;
    QString idToStart(const QList<NewEvent> &events) const;

    JournalFile file;
    QSet<QString> damaged; ///< journeys that could not be read

private:
    void moveLog();
    void acknowledge(const QString &id, const QList<Event> &events);
    Result<QList<Event>> appendOnce(const QString &id, const QList<NewEvent> &events, bool isNew);
    Result<QList<Event>> stored(const Uncertain &wanted) const;
    Result<> requireWritable() const;
    Result<QList<Event>> write(const QString &id, const QList<NewEvent> &events, bool isNew);
    Result<JourneyState> stateBefore(const QString &id, bool isNew) const;
    Result<> settle();
    const Clock &m_clock;
    FileIdentity m_identity;
    std::optional<Uncertain> m_uncertain;
    bool m_isSettled = true; ///< false from a failed commit until the file was read again
    std::unique_ptr<QThread> m_worker; ///< cleans files or makes a backup, one after the other
    std::shared_ptr<Erasure::Files> m_unclean; ///< the worker's, until it is done
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
    m_worker.reset(QThread::create([files = m_unclean, journal] {
        Erasure::cleanFiles(*files);
        QMetaObject::invokeMethod(
            journal, [journal] { journal->filesCleaned(); }, Qt::QueuedConnection);
    }));
    m_worker->start();
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
    const qsizetype told = file.notices.size();
    addErasure(file, files->outcome ? noted : files->outcome);
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
    const auto journeys = Rows::count(file.database, {});
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
            made.error().id == "storage.damaged"_L1 && (!source || !Rows::verifyAllEvents(*source));
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

Result<QList<Event>> Journal::Private::append(
    const QString &id, const QList<NewEvent> &events, bool isNew)
{
    if (const auto writable = requireWritable(); !writable) {
        return tl::unexpected(writable.error());
    }
    if (!m_isSettled) {
        if (const auto settled = settle(); !settled) {
            return tl::unexpected(settled.error());
        }
    }
    const auto appended = appendOnce(id, events, isNew);
    if (appended) {
        m_uncertain.reset();
        acknowledge(id, *appended);
    }
    return appended;
}

Result<QList<Event>> Journal::Private::appendOnce(
    const QString &id, const QList<NewEvent> &events, bool isNew)
{
    // The same events again after a failure: a second try, which must not store them twice.
    if (m_uncertain && m_uncertain->holds(id, events)) {
        if (const auto before = stored(*m_uncertain)) {
            return before;
        }
    }
    m_uncertain.reset();
    const auto written = write(id, events, isNew);
    if (written || !m_uncertain) {
        return written;
    }
    m_isSettled = false;
    if (settle()) {
        if (const auto all = stored(*m_uncertain)) {
            return all;
        }
    }
    return written;
}

void Journal::Private::acknowledge(const QString &id, const QList<Event> &events)
{
    m_tally.note(id, events.last().seq);
    m_idle.start();
}

/// Leaves \a m_uncertain set from the first write on.
Result<QList<Event>> Journal::Private::write(
    const QString &id, const QList<NewEvent> &events, bool isNew)
{
    QList<Event> numbered;
    const auto done = file.database.transaction([&]() -> Result<> {
        auto state = stateBefore(id, isNew);
        if (!state) {
            return tl::unexpected(state.error());
        }
        m_uncertain = Uncertain{id, state->lastSeq + 1, events};
        for (const NewEvent &event : events) {
            numbered.append({id, state->lastSeq + 1, m_clock.now(), m_clock.monotonicMs(),
                event.kind, event.payload});
            apply(*state, numbered.last());
        }
        if (const auto put =
                Rows::putProjection(file.database, {Rows::summaryOf(*state), state->lastSeq});
            !put) {
            return put;
        }
        for (const Event &event : std::as_const(numbered)) {
            if (const auto inserted = Rows::insertEvent(file.database, event); !inserted) {
                return inserted;
            }
        }
        return {};
    });
    return done ? Result<QList<Event>>(numbered) : tl::unexpected(done.error());
}

Result<JourneyState> Journal::Private::stateBefore(const QString &id, bool isNew) const
{
    if (isNew) {
        return JourneyState();
    }
    const auto row = Rows::projection(file.database, id);
    if (!row) {
        return tl::unexpected(row.error());
    }
    return row->isSound ? Result<JourneyState>(stateOf(*row)) : load(id);
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

/// The events that were tried to store, if they are there.
Result<QList<Event>> Journal::Private::stored(const Uncertain &wanted) const
{
    const auto all = Rows::events(file.database, wanted.journeyId, true);
    if (!all) {
        return tl::unexpected(all.error());
    }
    const QList<Event> last = all->mid(wanted.firstSeq - 1);
    QList<NewEvent> tail;
    for (const Event &event : last) {
        tail.append({event.kind, event.payload});
    }
    return wanted.holds(wanted.journeyId, tail) ? Result<QList<Event>>(last)
                                                : failure(u"storage.missing"_s);
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
    const auto events = Rows::events(file.database, id, !file.isNewer);
    return events ? Result<JourneyState>(fold(*events)) : tl::unexpected(events.error());
}

/// A second try of a start takes the id of the first: that one may have been stored.
QString Journal::Private::idToStart(const QList<NewEvent> &events) const
{
    return m_uncertain && m_uncertain->firstSeq == 1
            && m_uncertain->holds(m_uncertain->journeyId, events)
        ? m_uncertain->journeyId
        : QUuid::createUuid().toString(QUuid::WithoutBraces);
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
    return appendTo(d->idToStart(events), events, true);
}

Result<QList<Event>> Journal::append(const QString &journeyId, const QList<NewEvent> &events)
{
    return events.isEmpty() ? Result<QList<Event>>(QList<Event>())
                            : appendTo(journeyId, withoutSecrets(events), false);
}

Result<QList<Event>> Journal::appendTo(
    const QString &journeyId, const QList<NewEvent> &events, bool isNew)
{
    const auto done = d->append(journeyId, events, isNew);
    if (done) {
        d->startDailyBackup(this);
        Q_EMIT journeyChanged(journeyId);
    }
    return done;
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
    return Rows::events(d->file.database, journeyId, !d->file.isNewer);
}

Result<JourneyState> Journal::load(const QString &journeyId) const
{
    const auto state = d->load(journeyId);
    if (!state && state.error().id == "storage.damaged"_L1) {
        d->damaged.insert(journeyId);
    }
    return state;
}

int Journal::journeyCount(const QString &filter) const
{
    return Rows::count(d->file.database, filter).value_or(0);
}

QList<JourneySummary> Journal::journeys(const QString &filter, int offset, int limit) const
{
    QList<JourneySummary> found;
    const auto rows = Rows::projections(d->file.database, filter, offset, limit);
    for (const Rows::Projection &row : rows.value_or(QList<Rows::Projection>())) {
        // A row with a flipped bit is made again from the events.
        const auto state = row.isSound || d->file.isNewer ? Result<JourneyState>(stateOf(row))
                                                          : d->load(row.summary.id);
        found.append(Rows::summaryOf(state ? *state : stateOf(row)));
        found.last().damaged = !state || d->damaged.contains(row.summary.id);
    }
    return found;
}
