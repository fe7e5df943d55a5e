// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journal.h"

#include <QAbstractListModel>

/// The mini programs in the journal, last changed first, fetched in pages of 100 as the view asks
/// (canFetchMore). Follows Journal::journeyChanged and repaired. Does not own the journal.
class JourneyListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        AppIdRole,
        StepRole,
        ChangedAtRole,
        ClosedRole,
        DamagedRole
    };

    explicit JourneyListModel(Journal &journal, QObject *parent = nullptr);

    /// Shows only journeys whose name or AppID contains \a text.
    void setFilter(const QString &text);
    int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is the name, or the AppID, or an empty string.
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    void reload();
    void update(const QString &journeyId);
    void moveToTop(int row, const JourneySummary &summary);

    Journal &m_journal;
    QString m_filter;
    QList<JourneySummary> m_rows;
    bool m_hasMore = false;
};
