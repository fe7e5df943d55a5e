// SPDX-License-Identifier: MIT
#include "models/journal/entitylistmodel.h"

EntityListModel::EntityListModel(Journal &journal, const QString &kind, QObject *parent)
    : PagedListModel(parent)
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

QList<EntitySummary> EntityListModel::fetched(int offset, int limit) const
{
    return m_journal.entities(m_filter, offset, limit);
}

QVariant EntityListModel::value(const EntitySummary &row, int role) const
{
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
