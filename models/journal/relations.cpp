// SPDX-License-Identifier: MIT
#include "models/journal/relations.h"

#include <QCryptographicHash>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Relations {
namespace {
constexpr qsizetype digestSize = 16;

QByteArray digest(const QString &from, const QString &role, const QString &to)
{
    const QByteArray text = from.toUtf8() + '\0' + role.toUtf8() + '\0' + to.toUtf8();
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).first(digestSize);
}

/// The column \a wanted of the rows where \a column is \a id.
Result<QStringList> read(const Database &database, const QString &wanted, const QString &where,
    const QVariantList &values)
{
    QStringList found;
    const auto all =
        database.each(u"SELECT from_id, role, to_id, digest FROM relations WHERE "_s + where,
            values, [&](const QSqlQuery &row) -> Result<> {
                const QString from = row.value(0).toString();
                const QString to = row.value(2).toString();
                if (row.value(3).toByteArray() != digest(from, row.value(1).toString(), to)) {
                    const QString file = QFileInfo(database.path()).fileName();
                    return failure(u"storage.damaged"_s, {{u"kept"_s, file}});
                }
                found.append(wanted == "from_id"_L1 ? from : to);
                return {};
            });
    return all ? Result<QStringList>(found) : tl::unexpected(all.error());
}
} // namespace

Result<> follow(const Database &database, Stream::Kind kind, const Event &event)
{
    const bool isAdded = event.kind == EventKind::Related;
    if (!isAdded && event.kind != EventKind::Unrelated) {
        return {};
    }
    const QString from = event.journeyId;
    const QString role = event.payload.value("role"_L1).toString();
    const QString to = event.payload.value("entity"_L1).toString();
    if (role.isEmpty() || to.isEmpty()) {
        return {};
    }
    auto followed = kind == Stream::Journey
        ? database.run(u"DELETE FROM relations WHERE from_id=? AND role=?"_s, {from, role})
        : database.run(
            u"DELETE FROM relations WHERE from_id=? AND role=? AND to_id=?"_s, {from, role, to});
    if (followed && isAdded) {
        followed = database.run(
            u"INSERT INTO relations VALUES (?,?,?,?)"_s, {from, role, to, digest(from, role, to)});
    }
    return followed;
}

Result<QString> entityIn(const Database &database, const QString &fromId, const QString &role)
{
    const auto found =
        read(database, u"to_id"_s, u"from_id=? AND role=?"_s, QVariantList{fromId, role});
    return found ? Result<QString>(found->value(0)) : tl::unexpected(found.error());
}

Result<QStringList> sourcesOf(const Database &database, const QString &entityId)
{
    return read(database, u"from_id"_s, u"to_id=?"_s, QVariantList{entityId});
}

Result<> verifyAll(const Database &database)
{
    return read(database, u"to_id"_s, u"TRUE"_s, {}).map([](const QStringList &) {});
}

Result<> forget(const Database &database, const QString &id)
{
    return database.run(u"DELETE FROM relations WHERE from_id=? OR to_id=?"_s, {id, id});
}
} // namespace Relations
