// SPDX-License-Identifier: MIT
#include "models/journal/entitylistmodel.h"

#include <algorithm>

namespace {
constexpr int pageSize = 100;
}

EntityListModel::EntityListModel(Journal &journal, const QString &kind, QObject *parent)
    : QAbstractListModel(parent)
    , m_journal(journal)
    , m_filter{kind, {}, false}
{
    connect(&m_journal, &Journal::entityChanged, this, &EntityListModel::update);
    connect(&m_journal, &Journal::repaired, this, &EntityListModel::reload);
    reload();
}

void EntityListModel::setFilter(const QString &text)
{
    if (text != m_filter.text) {
        m_filter.text = text;
        reload();
    }
}

void EntityListModel::setPutAway(bool putAway)
{
    if (putAway != m_filter.putAway) {
        m_filter.putAway = putAway;
        reload();
    }
}

int EntityListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant EntityListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const EntitySummary &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.name.isEmpty() ? row.appId : row.name;
    case IdRole:
        return row.id;
    case NameRole:
        return row.name;
    case AppIdRole:
        return row.appId;
    case ChangedAtRole:
        return row.changedAt;
    case PutAwayRole:
        return row.putAway;
    case DamagedRole:
        return row.damaged;
    default:
        return {};
    }
}

bool EntityListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore;
}

void EntityListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent)) {
        return;
    }
    const int first = rowCount();
    const QList<EntitySummary> more = m_journal.entities(m_filter, first, pageSize);
    m_hasMore = more.size() == pageSize;
    if (!more.isEmpty()) {
        beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
        m_rows.append(more);
        endInsertRows();
    }
}

void EntityListModel::reload()
{
    beginResetModel();
    m_rows = m_journal.entities(m_filter, 0, pageSize);
    m_hasMore = m_rows.size() == pageSize;
    endResetModel();
}

void EntityListModel::update(const QString &entityId)
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
        [&entityId](const EntitySummary &row) { return row.id == entityId; });
    const int row = static_cast<int>(found - m_rows.cbegin());
    // What changed last comes first, if the filter lets it pass.
    const QList<EntitySummary> newest = m_journal.entities(m_filter, 0, 1);
    const bool isShown = !newest.isEmpty() && newest.first().id == entityId;
    if (found == m_rows.cend()) {
        if (isShown) {
            beginInsertRows({}, 0, 0);
            m_rows.prepend(newest.first());
            endInsertRows();
        }
    } else if (!isShown) {
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    } else {
        moveToTop(row, newest.first());
    }
}

void EntityListModel::moveToTop(int row, const EntitySummary &summary)
{
    if (row > 0) {
        beginMoveRows({}, row, row, {}, 0);
        m_rows.move(row, 0);
        endMoveRows();
    }
    m_rows[0] = summary;
    Q_EMIT dataChanged(index(0), index(0));
}
