// SPDX-License-Identifier: MIT
#include "models/journal/journal.h"

#include "models/journal/backups.h"
#include "models/journal/eventrows.h"
#include "models/journal/journalfile.h"

#include <QDir>
#include <QFile>
#include <QThread>
#include <QUuid>

#include <optional>
#include <sys/stat.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
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

JourneySummary summaryOf(const JourneyState &state)
{
    return {state.id, state.journey, state.answers.value("name"_L1).toString(),
        state.answers.value("appId"_L1).toString(), state.step, state.changedAt, state.closed};
}

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
    {
    }
    ~Private();
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    void startDailyBackup();
    void finishBackup();
    Result<> append(const QString &id, const QList<NewEvent> &events, bool isNew);
    Result<JourneyState> load(const QString &id) const;
    QString idToStart(const NewEvent &started) const;

    JournalFile file;

private:
    Result<> requireWritable() const;
    Result<> write(const QString &id, const QList<NewEvent> &events, bool isNew);
    Result<JourneyState> stateBefore(const QString &id, bool isNew) const;
    Result<> settle();
    bool isStored(const Uncertain &wanted) const;

    const Clock &m_clock;
    FileIdentity m_identity;
    std::optional<Uncertain> m_uncertain;
    bool m_isSettled = true; ///< false from a failed commit until the file was read again
    std::unique_ptr<QThread> m_backup;
};

Journal::Private::~Private()
{
    finishBackup();
    if (!file.readOnly) {
        (void)file.database.checkpoint();
    }
}

void Journal::Private::startDailyBackup()
{
    const QString path = file.database.path();
    const QDateTime now = m_clock.now();
    const auto journeys = Rows::count(file.database, {});
    if (file.readOnly || !journeys || *journeys == 0
        || !Backups::isDue(QFileInfo(path).absolutePath(), now)) {
        return;
    }
    // A big journal takes a second to copy; a reader in WAL mode holds nobody up.
    m_backup.reset(QThread::create([path, now] {
        if (const auto source = Database::open(path, Database::Mode::ReadOnly)) {
            (void)Backups::make(*source, now);
        }
    }));
    m_backup->start();
}

void Journal::Private::finishBackup()
{
    if (m_backup) {
        m_backup->wait();
        m_backup.reset();
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

Result<> Journal::Private::append(const QString &id, const QList<NewEvent> &events, bool isNew)
{
    if (const auto writable = requireWritable(); !writable) {
        return writable;
    }
    if (!m_isSettled) {
        if (const auto settled = settle(); !settled) {
            return settled;
        }
    }
    // The same events again after a failure: a second try, which must not store them twice.
    if (m_uncertain && m_uncertain->holds(id, events) && isStored(*m_uncertain)) {
        m_uncertain.reset();
        return {};
    }
    m_uncertain.reset();
    const auto written = write(id, events, isNew);
    if (written || !m_uncertain) {
        m_uncertain.reset();
        return written;
    }
    m_isSettled = false;
    if (settle() && isStored(*m_uncertain)) {
        m_uncertain.reset();
        return {};
    }
    return written;
}

/// Leaves \a m_uncertain set from the first write on.
Result<> Journal::Private::write(const QString &id, const QList<NewEvent> &events, bool isNew)
{
    return file.database.transaction([&]() -> Result<> {
        auto state = stateBefore(id, isNew);
        if (!state) {
            return tl::unexpected(state.error());
        }
        m_uncertain = Uncertain{id, state->lastSeq + 1, events};
        QList<Event> numbered;
        for (const NewEvent &event : events) {
            numbered.append({id, state->lastSeq + 1, m_clock.now(), m_clock.monotonicMs(),
                event.kind, event.payload});
            apply(*state, numbered.last());
        }
        if (const auto put =
                Rows::putProjection(file.database, {summaryOf(*state), state->lastSeq});
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
    finishBackup();
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

bool Journal::Private::isStored(const Uncertain &wanted) const
{
    const auto stored = Rows::events(file.database, wanted.journeyId, true);
    if (!stored || stored->size() != wanted.firstSeq - 1 + wanted.events.size()) {
        return false;
    }
    QList<NewEvent> tail;
    for (const Event &event : stored->mid(wanted.firstSeq - 1)) {
        tail.append({event.kind, event.payload});
    }
    return wanted.holds(wanted.journeyId, tail);
}

Result<JourneyState> Journal::Private::load(const QString &id) const
{
    const auto events = Rows::events(file.database, id, !file.isNewer);
    return events ? Result<JourneyState>(fold(*events)) : tl::unexpected(events.error());
}

/// A second try of a start takes the id of the first: that one may have been stored.
QString Journal::Private::idToStart(const NewEvent &started) const
{
    return m_uncertain && m_uncertain->firstSeq == 1
            && m_uncertain->holds(m_uncertain->journeyId, {started})
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
    d->startDailyBackup();
    return std::shared_ptr<Journal>(new Journal(std::move(d)));
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

Finding Journal::notice() const
{
    return d->file.notice;
}

Result<QString> Journal::start(const QString &journey, bool practice)
{
    const NewEvent started = startedEvent(journey, practice);
    const QString id = d->idToStart(started);
    if (const auto done = d->append(id, {started}, true); !done) {
        return tl::unexpected(done.error());
    }
    Q_EMIT journeyChanged(id);
    return id;
}

Result<> Journal::append(const QString &journeyId, const QList<NewEvent> &events)
{
    if (events.isEmpty()) {
        return {};
    }
    const auto done = d->append(journeyId, events, false);
    if (done) {
        Q_EMIT journeyChanged(journeyId);
    }
    return done;
}

Result<QList<Event>> Journal::events(const QString &journeyId) const
{
    return Rows::events(d->file.database, journeyId, !d->file.isNewer);
}

Result<JourneyState> Journal::load(const QString &journeyId) const
{
    return d->load(journeyId);
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
        found.append(summaryOf(state ? *state : stateOf(row)));
    }
    return found;
}
