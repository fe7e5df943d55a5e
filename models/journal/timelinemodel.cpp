// SPDX-License-Identifier: MIT
#include "models/journal/timelinemodel.h"

#include <QJsonDocument>

TimelineModel::TimelineModel(Journal &journal, const QString &journeyId, QObject *parent)
    : QAbstractTableModel(parent)
    , m_journal(journal)
    , m_journeyId(journeyId)
{
    connect(&m_journal, &Journal::journeyChanged, this, [this](const QString &changed) {
        if (changed == m_journeyId) {
            reload();
        }
    });
    reload();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole) {
        return {};
    }
    const Event &event = m_events.at(index.row());
    switch (index.column()) {
    case Seq:
        return event.seq;
    case Time:
        return event.at;
    case Kind:
        return event.kind;
    default:
        return QString::fromUtf8(QJsonDocument(event.payload).toJson(QJsonDocument::Compact));
    }
}

void TimelineModel::reload()
{
    const QList<Event> events = m_journal.events(m_journeyId).value_or(QList<Event>());
    const int known = rowCount();
    // Events are only ever added; rows that stand there stay.
    if (events.size() > known) {
        beginInsertRows({}, known, static_cast<int>(events.size()) - 1);
        m_events = events;
        endInsertRows();
    }
}
