// SPDX-License-Identifier: MIT
#include "models/journal/journeylistmodel.h"

#include <algorithm>

namespace {
constexpr int pageSize = 100;
}

JourneyListModel::JourneyListModel(Journal &journal, QObject *parent)
    : QAbstractListModel(parent)
    , m_journal(journal)
{
    connect(&m_journal, &Journal::journeyChanged, this, &JourneyListModel::update);
    connect(&m_journal, &Journal::repaired, this, &JourneyListModel::reload);
    reload();
}

void JourneyListModel::setFilter(const QString &text)
{
    if (text != m_filter) {
        m_filter = text;
        reload();
    }
}

int JourneyListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant JourneyListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const JourneySummary &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.name.isEmpty() ? row.appId : row.name;
    case IdRole:
        return row.id;
    case NameRole:
        return row.name;
    case AppIdRole:
        return row.appId;
    case StepRole:
        return row.step;
    case ChangedAtRole:
        return row.changedAt;
    case ClosedRole:
        return row.closed;
    case DamagedRole:
        return row.damaged;
    default:
        return {};
    }
}

bool JourneyListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore;
}

void JourneyListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent)) {
        return;
    }
    const int first = rowCount();
    const QList<JourneySummary> more = m_journal.journeys(m_filter, first, pageSize);
    m_hasMore = more.size() == pageSize;
    if (!more.isEmpty()) {
        beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
        m_rows.append(more);
        endInsertRows();
    }
}

void JourneyListModel::reload()
{
    beginResetModel();
    m_rows = m_journal.journeys(m_filter, 0, pageSize);
    m_hasMore = m_rows.size() == pageSize;
    endResetModel();
}

void JourneyListModel::update(const QString &journeyId)
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
        [&journeyId](const JourneySummary &row) { return row.id == journeyId; });
    const int row = static_cast<int>(found - m_rows.cbegin());
    // What changed last comes first, if the filter lets it pass.
    const QList<JourneySummary> newest = m_journal.journeys(m_filter, 0, 1);
    const bool isShown = !newest.isEmpty() && newest.first().id == journeyId;
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

void JourneyListModel::moveToTop(int row, const JourneySummary &summary)
{
    if (row > 0) {
        beginMoveRows({}, row, row, {}, 0);
        m_rows.move(row, 0);
        endMoveRows();
    }
    m_rows[0] = summary;
    Q_EMIT dataChanged(index(0), index(0));
}
