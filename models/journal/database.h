// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>
#include <map>

/// One SQLite connection with settings that distrust the file. Internal to models/journal; one
/// thread. Failures are the findings of journal.h, made from SQLite's own error code.
class Database
{
public:
    enum class Mode {
        ReadWrite,
        ReadOnly,
        Immutable, ///< for a folder that cannot be written; the file must have no log beside it
    };

    /// Opens the existing file \a path; never creates one. Changes nothing in it.
    [[nodiscard]] static Result<Database> open(const QString &path, Mode mode);
    /// An empty one that is never written to the disk.
    [[nodiscard]] static Result<Database> inMemory();
    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    QString path() const { return m_path; }

    /// Chooses the journal and how hard commits are (WAL and FULL; DELETE and EXTRA where WAL is
    /// not granted).
    [[nodiscard]] Result<> prepareForWriting() const;
    /// Runs one statement; rows that it returns are dropped.
    [[nodiscard]] Result<> run(const QString &sql, const QVariantList &values = {}) const;
    /// Calls \a visit with every row; stops at the first failure.
    [[nodiscard]] Result<> each(const QString &sql, const QVariantList &values,
        const std::function<Result<>(const QSqlQuery &)> &visit) const;
    /// First column of the first row; invalid if there is no row.
    [[nodiscard]] Result<QVariant> value(const QString &sql, const QVariantList &values = {}) const;
    /// Runs \a work in one transaction that takes the write lock at once; a failure rolls back.
    [[nodiscard]] Result<> transaction(const std::function<Result<>()> &work) const;
    /// Moves the whole log into the file and waits for the disk.
    [[nodiscard]] Result<> checkpoint() const;
    /// Fails with "storage.damaged" if \a pragma (integrity_check, quick_check…) finds anything.
    [[nodiscard]] Result<> check(const QString &pragma) const;
    /// Closes the connection; the log vanishes with the last one.
    void close();

private:
    Database(QString name, QString path);
    [[nodiscard]] static Result<Database> connected(
        const QString &path, const QString &name, const QString &options);
    [[nodiscard]] Result<QSqlQuery> prepared(const QString &sql) const;
    void keep(const QString &sql, QSqlQuery query) const;

    QString m_name;
    QString m_path;
    mutable std::map<QString, QSqlQuery> m_prepared; ///< that are in no use now
};
