// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journal.h"

#include <QAbstractTableModel>

/// One journey's events, oldest first, for the time line and for tests: columns seq, time, kind,
/// payload (compact JSON).
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Seq, Time, Kind, Payload, ColumnCount };

    TimelineModel(Journal &journal, const QString &journeyId, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void reload();

    Journal &m_journal;
    QString m_journeyId;
    QList<Event> m_events;
};
