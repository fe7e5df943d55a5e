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
};

/// The SQLite store of events: append-only, one file "journal.sqlite" in the data folder.
/// Every append is durable (fsync) when the call returns without failure. One thread, the one that
/// opened it.
///
/// Findings: "storage.full" {"needed"} (MB), "storage.read-only", "storage.io" {"code"},
/// "storage.damaged" {"kept", "restored"?}: the damaged file is kept under that name, a backup of
/// that time took its place, "storage.restored"
/// {"restored"}: the file was gone, a backup took its place, "storage.newer" {"version"},
/// "storage.busy", "storage.missing" {"file" or "journey"}, "storage.not-a-file" {"file"}. A failed
/// append may be tried again as it is: events that reached the disk all the same are not stored
/// twice.
class Journal final : public QObject
{
    Q_OBJECT
public:
    /// Opens or creates the journal in \a folder (made if missing, 0700; files 0600). Migrates
    /// older schemas after a checked backup. A newer schema opens read-only: isReadOnly() is true
    /// and notice() says "storage.newer". A damaged file is set aside, the newest good backup is
    /// restored if there is one, and notice() says so.
    [[nodiscard]] static Result<std::shared_ptr<Journal>> open(
        const QString &folder, const Clock &clock);
    ~Journal() override;

    /// True if nothing can be written; append() then fails with the reason.
    bool isReadOnly() const;
    /// What the user should be told about opening; empty id if nothing.
    Finding notice() const;

    /// Starts a journey; its first event is Started. Returns the new journey's id (a UUID without
    /// braces).
    [[nodiscard]] Result<QString> start(const QString &journey, bool practice);
    /// Appends \a events to one journey in one transaction, projections included. All or nothing.
    [[nodiscard]] Result<> append(const QString &journeyId, const QList<NewEvent> &events);
    [[nodiscard]] Result<QList<Event>> events(const QString &journeyId) const;
    /// fold(events(journeyId)).
    [[nodiscard]] Result<JourneyState> load(const QString &journeyId) const;

    int journeyCount(const QString &filter = {}) const;
    /// At most \a limit journeys from \a offset, last changed first; \a filter matches name or
    /// AppID.
    QList<JourneySummary> journeys(
        const QString &filter = {}, int offset = 0, int limit = 100) const;

Q_SIGNALS:
    /// A journey was started or got events.
    void journeyChanged(const QString &journeyId);

private:
    class Private;
    explicit Journal(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};
