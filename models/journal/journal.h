// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/clock.h"
#include "models/core/result.h"
#include "models/journal/event.h"
#include "models/journal/journeystate.h"

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
};

/// The SQLite store of events: append-only, one file "journal.sqlite" in the data folder.
/// Every append is durable (fsync) when the call returns without failure. One thread, the one that
/// opened it.
///
/// Findings: "storage.full" {"needed"} (MB), "storage.read-only", "storage.io" {"code"},
/// "storage.newer" {"version"}, "storage.busy", "storage.missing" {"file" or "journey"},
/// "storage.not-a-file" {"file"}, "storage.damaged" {"kept"}: an event cannot be read. A failed
/// append may be tried again as it is: events that reached the disk all the same are not stored
/// twice.
///
/// Notices: "storage.damaged" {"kept","restored"?}: the damaged file is kept under that name, all
/// steps could be read from it or from a backup of that time; "storage.steps-missing"
/// {"kept"?,"restored"?,"missing","which","until"?}: all but those; "storage.restored"
/// {"restored"}: the file was gone, all is there again; "storage.lost" {"kept"?}: nothing could be
/// read and there is no backup; "storage.moved-aside" {"file","kept"}; "storage.no-backup"
/// {"reason"}: a finding's id; "storage.secret-erased" {"count","backups"}, "storage.not-cleaned"
/// {"reason"}: what earlier versions wrote of secrets is (not) erased; "storage.secret-masked"
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
    /// Appends \a events to one journey in one transaction, projections included. All or nothing.
    /// Returns them as they were stored: numbered, dated, and what had the form of a secret masked.
    [[nodiscard]] Result<QList<Event>> append(
        const QString &journeyId, const QList<NewEvent> &events);
    [[nodiscard]] Result<QList<Event>> events(const QString &journeyId) const;
    /// fold(events(journeyId)).
    [[nodiscard]] Result<JourneyState> load(const QString &journeyId) const;
    /// After "storage.damaged" from events() or load(): sets the file aside and goes on with the
    /// best that it and the backups hold, journey by journey; notices() says what is missing. Lists
    /// must be read again.
    [[nodiscard]] Result<> repair();

    int journeyCount(const QString &filter = {}) const;
    /// At most \a limit journeys from \a offset, last changed first; \a filter matches name or
    /// AppID.
    QList<JourneySummary> journeys(
        const QString &filter = {}, int offset = 0, int limit = 100) const;

Q_SIGNALS:
    /// A journey was started or got events.
    void journeyChanged(const QString &journeyId);
    /// Another notice: a backup that failed, a secret that was masked, files cleaned, a repair.
    void noticed(const Finding &finding);
    /// A repair was tried: all journeys may be others now, or known as damaged.
    void repaired();

private:
    Result<QList<Event>> appendTo(
        const QString &journeyId, const QList<NewEvent> &events, bool isNew);
    QList<NewEvent> withoutSecrets(QList<NewEvent> events);
    void filesCleaned();
    void backupFailed(const Finding &reason, bool isJournalDamaged);

    class Private;
    explicit Journal(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};
