// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/journal/entitystate.h"
#include "models/journal/event.h"
#include "models/journal/journeystate.h"
#include "models/journal/stream.h"

#include <QObject>
#include <QString>

#include <memory>

/// One line of the list of mini programs, read from a projection table (never by folding events).
struct JourneySummary
{
    QString id;
    QString journey;
    QString name; ///< the mini program's name as answered; may be empty
    QString appId;
    QString step;
    QDateTime changedAt;
    bool closed = false;
    bool damaged = false; ///< its events cannot be read; the others can
    qint64 lastSeq = 0; ///< its last event's: another one, another state
};

namespace Rows {
struct Line;
}

/// One line of the list of mini programs, cloud accounts or platforms, read from a projection
/// table.
struct EntitySummary
{
    QString id;
    QString kind; ///< one of EntityKind
    QString name; ///< as answered, of a cloud account its number; may be empty
    QString appId; ///< of a mini program; may be empty
    QString mergedInto; ///< the entity that this one turned out to be; such are never listed
    QDateTime changedAt;
    bool putAway = false;
    bool damaged = false; ///< its events cannot be read; the others can
};

/// Which entities a list shows.
struct EntityFilter
{
    QString kind; ///< one of EntityKind
    QString text; ///< within name or AppID; empty: all
    bool putAway = false; ///< those that were put away instead of the others
};

/// A secret that the journal knows to be kept, or that may be: the keychain's entry is that of the
/// journey and the kind.
struct JourneySecret
{
    QString journeyId;
    QString kind; ///< "app-secret", "upload-key"

    friend bool operator==(const JourneySecret &, const JourneySecret &) = default;
};

/// The SQLite store of events: append-only, one file "journal.sqlite" in the data folder.
/// Every append is durable (fsync) when the call returns without failure. One thread, the one that
/// opened it.
///
/// Findings: "storage.full" {"needed"} (MB), "storage.read-only", "storage.io" {"code"},
/// "storage.newer" {"version"}, "storage.busy", "storage.missing" {"file", "journey" or "entity"},
/// "storage.not-a-file" {"file"}, "storage.no-access" {"file"}, "storage.no-backup" {"reason"}:
/// none could be made before an older file would be changed, "storage.damaged" {"kept"}: an event
/// cannot be read. A failed append may be tried again as it is: events that reached the disk all
/// the same are not stored twice.
///
/// Notices: "storage.damaged" {"kept","restored"?}: the damaged file is kept under that name, all
/// steps could be read from it or from a backup of that time; "storage.steps-missing"
/// {"kept"?,"restored"?,"missing","which","until"?}: all but those; "storage.may-lack"
/// {"kept","restored"?,"missing"?,"which"?}: not even the list of journeys could be read whole, or
/// one of them only in a backup, so nobody knows what else was done; "storage.restored"
/// {"restored"}: the file was gone, a backup took its place; "storage.lost" {"kept"?}: nothing
/// could be read and there is no backup; "storage.moved-aside" {"file","kept"}; "storage.no-backup"
/// {"reason"}: a finding's id; "storage.secret-erased" {"count","backups"}, "storage.not-cleaned"
/// {"reason"}: what earlier versions wrote of secrets is (not) erased; "storage.not-erased"
/// {"reason"}: traces of what was deleted may be left until the next start; "storage.secret-masked"
/// {"count"}: what should be written held a secret; also "storage.newer" and what makes a journal
/// read-only.
class Journal final : public QObject
{
    Q_OBJECT
public:
    /// Opens or creates the journal in \a folder (made if missing, 0700; files 0600). Migrates
    /// older schemas after a checked backup. A newer schema opens read-only: isReadOnly() is true
    /// and notice() says "storage.newer". A damaged file is set aside, and what it and the backups
    /// hold is brought together journey by journey; notices() says what is missing.
    [[nodiscard]] static Result<std::shared_ptr<Journal>> open(
        const QString &folder, const Clock &clock);
    ~Journal() override;

    /// True if nothing can be written; append() then fails with the reason.
    bool isReadOnly() const;
    /// What the user should be told about opening, the gravest first.
    QList<Finding> notices() const;
    /// The first of them; empty id if nothing.
    Finding notice() const;

    /// Starts a journey; its first event is Started. Returns the new journey's id (a UUID without
    /// braces).
    [[nodiscard]] Result<QString> start(const QString &journey, bool practice);
    /// The same with \a more events in the same transaction. Returns all, Started first.
    [[nodiscard]] Result<QList<Event>> start(
        const QString &journey, bool practice, const QList<NewEvent> &more);
    /// Starts a journey about what \a before is about, its mini program and its cloud account. What
    /// is known of these is noted in it, so that nothing is asked twice.
    [[nodiscard]] Result<JourneyState> startAfter(
        const QString &journey, const JourneyState &before);
    /// Appends \a events to one journey in one transaction, projections included. All or nothing.
    /// Returns them as they were stored: numbered, dated, and what had the form of a secret masked.
    [[nodiscard]] Result<QList<Event>> append(
        const QString &journeyId, const QList<NewEvent> &events);
    /// The same for several streams. A stream of an entity begins with Created. What a journey
    /// answers about its mini program or cloud account goes to that one's stream, too, with the
    /// journey and step it came from; one that is not there yet is made, and an AppID that is known
    /// already leads to the mini program that has it. Returns the events of all streams as they
    /// were stored; journeyId tells whose they are.
    [[nodiscard]] Result<QList<Event>> append(const QList<StreamAppend> &appends);
    [[nodiscard]] Result<QList<Event>> events(const QString &journeyId) const;
    /// fold(events(journeyId)).
    [[nodiscard]] Result<JourneyState> load(const QString &journeyId) const;
    /// load() for going on: what was said of its entities elsewhere since is noted in the journey
    /// first. A finished journey stays as it was.
    [[nodiscard]] Result<JourneyState> resume(const QString &journeyId);
    /// After "storage.damaged" from events() or load(): sets the file aside and goes on with the
    /// best that it and the backups hold, journey by journey; notices() says what is missing. Lists
    /// must be read again.
    [[nodiscard]] Result<> repair();

    int journeyCount(const QString &filter = {}) const;
    /// At most \a limit journeys from \a offset, last changed first; \a filter matches name or
    /// AppID.
    QList<JourneySummary> journeys(
        const QString &filter = {}, int offset = 0, int limit = 100) const;

    int entityCount(const EntityFilter &filter) const;
    /// At most \a limit of them from \a offset, last changed first.
    QList<EntitySummary> entities(
        const EntityFilter &filter, int offset = 0, int limit = 100) const;
    /// foldEntity() over the events of one. "storage.missing" {"entity"} if there is none.
    [[nodiscard]] Result<EntityState> entity(const QString &entityId) const;
    [[nodiscard]] Result<QList<Event>> entityEvents(const QString &entityId) const;
    /// The journeys that are about \a entityId, last changed first.
    QList<JourneySummary> journeysOf(const QString &entityId) const;
    /// The entity that a journey has in \a role (one of EntityKind); empty if none.
    [[nodiscard]] Result<QString> entityIn(const QString &journeyId, const QString &role) const;
    /// Gives an entity that name; its journeys see it when they are resumed.
    [[nodiscard]] Result<> rename(const QString &entityId, const QString &name);
    /// Takes an entity out of the usual list, or back into it.
    [[nodiscard]] Result<> setPutAway(const QString &entityId, bool putAway);

    /// What the keychain may hold of a journey, or of all journeys about an entity. To be removed
    /// there before erase(): afterwards nobody knows of it.
    [[nodiscard]] Result<QList<JourneySecret>> secretsOf(const Stream &stream) const;
    /// Names of damaged files that were set aside in the folder. erase() cleans them: what can be
    /// read of others stays, what cannot may go with the whole file; notices() then names it no
    /// more.
    QStringList setAside() const;
    /// Erases a journey, a mini program with all its journeys and what only they know, or another
    /// entity alone: when this returns no list and no start shows it again; the traces in log, free
    /// pages, backups and files set aside go in the background (tracesErased()), or with the next
    /// start. No window may be open on them. Returns what secretsOf() did.
    [[nodiscard]] Result<QList<JourneySecret>> erase(const Stream &stream);

Q_SIGNALS:
    /// A journey was started, got events or was erased.
    void journeyChanged(const QString &journeyId);
    /// An entity was made, got events or was erased.
    void entityChanged(const QString &entityId);
    /// No file in the folder holds anything of what was erased any more.
    void tracesErased();
    /// Another notice: a backup that failed, a secret that was masked, files cleaned, a repair, a
    /// list that could not be read.
    void noticed(const Finding &finding) const;
    /// A repair was tried: all journeys may be others now, or known as damaged.
    void repaired();

private:
    Result<QList<Event>> appendTo(const QList<StreamAppend> &appends, const QString &streamId);
    void tellOf(const Stream &stream);
    template <typename T>
    T orSaid(const Result<T> &read) const;
    JourneySummary summaryOf(const Rows::Line &line) const;
    QList<NewEvent> withoutSecrets(QList<NewEvent> events);
    void filesCleaned();
    void backupFailed(const Finding &reason, bool isJournalDamaged);

    class Private;
    explicit Journal(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};
