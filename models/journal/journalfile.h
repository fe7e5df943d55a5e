// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/erasure.h"
#include "models/journal/migrations.h"

#include <QDateTime>

#include <optional>

/// The journal's database, opened, checked and at the newest schema. Internal to models/journal.
struct JournalFile
{
    Database database;
    QList<Finding> notices; ///< what the user should be told, the gravest first
    std::optional<Finding> readOnly; ///< why nothing can be written
    bool isNewer = false; ///< of a schema that this version does not know
    std::optional<Erasure::Files> unclean; ///< beside it; for Erasure::cleanFiles()
};

/// Adds to the notices of \a file what is to be told of an erasure with the outcome \a erased; a
/// failure is \a failed.
void addErasure(JournalFile &file, const Result<> &erased,
    const QString &failed = QStringLiteral("storage.not-cleaned"));

/// The one file of events in \a folder.
QString journalPath(const QString &folder);
/// Opens, creates, migrates, cleans or recovers, as journal.h promises. \a migrations are those
/// this version knows.
[[nodiscard]] Result<JournalFile> openJournalFile(
    const QString &folder, const QDateTime &now, const QList<Migration> &migrations);
/// Recovers a journal that turned out to be damaged after it was opened; nobody may have it open.
[[nodiscard]] Result<JournalFile> repairJournalFile(
    const QString &folder, const QDateTime &now, const QList<Migration> &migrations);
