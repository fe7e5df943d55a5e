// SPDX-License-Identifier: MIT
#include "models/journal/journeylistmodel.h"

JourneyListModel::JourneyListModel(Journal &journal, QObject *parent)
    : PagedListModel(parent)
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

QList<JourneySummary> JourneyListModel::fetched(int offset, int limit) const
{
    return m_journal.journeys(m_filter, offset, limit);
}

QVariant JourneyListModel::value(const JourneySummary &row, int role) const
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
