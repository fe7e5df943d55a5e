// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

#include <QList>
#include <QString>
#include <QStringList>

/// Brings a schema to \a version from the one before. Internal to models/journal.
struct Migration
{
    int version = 0;
    QString sql; ///< statements separated by blank lines
};

/// Marks a file as a journal of ours ("MPWJ").
constexpr int journalApplicationId = 0x4d50574a;

/// The files of resources/schema, lowest version first.
QList<Migration> shippedMigrations();
/// The statements of \a sql: what stands between blank lines, comments removed.
QStringList statements(const QString &sql);
/// Runs those of \a migrations that \a database lacks, each with its version in one transaction.
[[nodiscard]] Result<> migrate(const Database &database, const QList<Migration> &migrations);
