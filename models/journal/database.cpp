// SPDX-License-Identifier: MIT
#include "models/journal/database.h"

#include "models/journal/storagefiles.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUrl>

#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
// Waiting happens on the calling thread, which is the one that paints. There is one writer a folder
// (InstanceLock), so only a foreign tool can hold the file; then "storage.busy" after a moment is
// better than a frozen window.
const QString kBegin = u"BEGIN IMMEDIATE"_s;
const QString kCommit = u"COMMIT"_s;
const QString kRollback = u"ROLLBACK"_s;
const QString busyTimeout = u"QSQLITE_BUSY_TIMEOUT=50"_s;

// SQLite's primary result codes (sqlite.org/rescode.html).
enum SqliteCode : int {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Corrupt = 11,
    Full = 13,
    NotADatabase = 26
};

Finding findingFor(const QSqlError &error, const QString &path)
{
    const QString code = error.nativeErrorCode();
    switch (code.toInt() & 0xff) {
    case Full:
        return Storage::full(path);
    case ReadOnly:
    case Perm:
        return {u"storage.read-only"_s, {}, {}};
    case Busy:
    case Locked:
        return {u"storage.busy"_s, {}, {}};
    case Corrupt:
    case NotADatabase:
        return {u"storage.damaged"_s, {{u"kept"_s, QFileInfo(path).fileName()}}, {}};
    default:
        // The file of shared memory that does not fit on the disk is an I/O error to SQLite.
        return Storage::isFull(path) ? Storage::full(path)
                                     : Finding{u"storage.io"_s, {{u"code"_s, code}}, {}};
    }
}

QString options(Database::Mode mode)
{
    switch (mode) {
    case Database::Mode::ReadWrite:
        return busyTimeout;
    case Database::Mode::ReadOnly:
        return busyTimeout + u";QSQLITE_OPEN_READONLY"_s;
    case Database::Mode::Immutable:
        return busyTimeout + u";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s;
    }
    Q_UNREACHABLE();
}

// A change of the schema comes once, and a pragma may do its work while it is prepared.
bool isRepeated(const QString &sql, const QVariantList &values)
{
    return !values.isEmpty() || sql == kBegin || sql == kCommit || sql == kRollback;
}
} // namespace

Result<Database> Database::open(const QString &path, Mode mode)
{
    // SQLite would create a missing file.
    if (!QFileInfo::exists(path)) {
        return failure(u"storage.missing"_s, {{u"file"_s, QFileInfo(path).fileName()}});
    }
    return connected(path,
        mode == Mode::Immutable
            ? QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded()) + u"?immutable=1"_s
            : path,
        options(mode));
}

Result<Database> Database::inMemory()
{
    return connected({}, u":memory:"_s, {});
}

Result<Database> Database::connected(
    const QString &path, const QString &name, const QString &options)
{
    static std::atomic<int> count = 0;
    Database database(u"journal-%1"_s.arg(++count), path);
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database.m_name);
    connection.setConnectOptions(options);
    connection.setDatabaseName(name);
    if (!connection.open()) {
        return tl::unexpected(findingFor(connection.lastError(), path));
    }
    for (const QString &pragma :
        {u"trusted_schema=OFF"_s, u"cell_size_check=ON"_s, u"foreign_keys=ON"_s}) {
        if (const auto done = database.run(u"PRAGMA "_s + pragma); !done) {
            return tl::unexpected(done.error());
        }
    }
    return database;
}

Database::Database(QString name, QString path)
    : m_name(std::move(name))
    , m_path(std::move(path))
{
}

Database::Database(Database &&other) noexcept
    : m_name(std::exchange(other.m_name, {}))
    , m_path(std::move(other.m_path))
    , m_prepared(std::exchange(other.m_prepared, {}))
{
}

Database &Database::operator=(Database &&other) noexcept
{
    if (this != &other) {
        close();
        m_name = std::exchange(other.m_name, {});
        m_path = std::move(other.m_path);
        m_prepared = std::exchange(other.m_prepared, {});
    }
    return *this;
}

Database::~Database()
{
    close();
}

void Database::close()
{
    m_prepared.clear();
    if (!m_name.isEmpty()) {
        QSqlDatabase::database(m_name, false).close();
        QSqlDatabase::removeDatabase(std::exchange(m_name, {}));
    }
}

Result<> Database::prepareForWriting() const
{
    const auto mode = value(u"PRAGMA journal_mode=WAL"_s);
    if (!mode) {
        return tl::unexpected(mode.error());
    }
    const bool isWal = mode->toString() == "wal"_L1;
    const QString sync = isWal ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=EXTRA"_s;
    if (!isWal) {
        if (const auto set = run(u"PRAGMA journal_mode=DELETE"_s); !set) {
            return tl::unexpected(set.error());
        }
    }
    if (const auto set = run(sync); !set) {
        return tl::unexpected(set.error());
    }
    const auto secure = value(u"PRAGMA secure_delete=ON"_s);
    if (secure && secure->toInt() != 1) {
        return failure(u"storage.io"_s, {{u"code"_s, u"secure_delete"_s}});
    }
    return secure ? Result<>() : tl::unexpected(secure.error());
}

Result<QSqlQuery> Database::prepared(const QString &sql) const
{
    if (auto known = m_prepared.extract(sql)) {
        return std::move(known.mapped());
    }
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql)) {
        return tl::unexpected(findingFor(query.lastError(), m_path));
    }
    return query;
}

// Preparing takes longer than running. What is kept holds neither locks nor values.
void Database::keep(const QString &sql, QSqlQuery query) const
{
    const auto count = query.boundValues().size();
    query.finish();
    for (int i = 0; i < count; ++i) {
        query.bindValue(i, {});
    }
    m_prepared.insert_or_assign(sql, std::move(query));
}

Result<> Database::run(const QString &sql, const QVariantList &values) const
{
    return each(sql, values, {});
}

Result<> Database::each(const QString &sql, const QVariantList &values,
    const std::function<Result<>(const QSqlQuery &)> &visit) const
{
    auto query = prepared(sql);
    if (!query) {
        return tl::unexpected(query.error());
    }
    for (qsizetype i = 0; i < values.size(); ++i) {
        query->bindValue(static_cast<int>(i), values.at(i));
    }
    if (!query->exec()) {
        return tl::unexpected(findingFor(query->lastError(), m_path));
    }
    while (visit && query->next()) {
        if (const auto visited = visit(*query); !visited) {
            return visited;
        }
    }
    // A damaged page ends the rows early.
    if (query->lastError().isValid()) {
        return tl::unexpected(findingFor(query->lastError(), m_path));
    }
    if (isRepeated(sql, values)) {
        keep(sql, std::move(*query));
    }
    return {};
}

Result<QVariant> Database::value(const QString &sql, const QVariantList &values) const
{
    QVariant first;
    const auto done = each(sql, values, [&first](const QSqlQuery &row) -> Result<> {
        first = first.isValid() ? first : row.value(0);
        return {};
    });
    return done ? Result<QVariant>(first) : tl::unexpected(done.error());
}

Result<> Database::transaction(const std::function<Result<>()> &work) const
{
    if (const auto begun = run(kBegin); !begun) {
        return tl::unexpected(begun.error());
    }
    auto done = work();
    if (done) {
        // Not QSqlDatabase::commit(): that loses SQLite's error code.
        if (const auto committed = run(kCommit); !committed) {
            done = tl::unexpected(committed.error());
        }
    }
    if (!done) {
        (void)run(kRollback);
    }
    return done;
}

Result<> Database::checkpoint() const
{
    const auto busy = value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (busy && busy->toInt() != 0) {
        return failure(u"storage.busy"_s);
    }
    return busy ? Result<>() : tl::unexpected(busy.error());
}

Result<> Database::check(const QString &pragma) const
{
    const auto answer = value(u"PRAGMA "_s + pragma);
    if (answer && answer->toString() != "ok"_L1) {
        return failure(u"storage.damaged"_s, {{u"kept"_s, QFileInfo(m_path).fileName()}});
    }
    return answer ? Result<>() : tl::unexpected(answer.error());
}
