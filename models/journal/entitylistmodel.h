// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journal.h"

#include <QAbstractListModel>

/// The mini programs (or cloud accounts, or platforms) of the journal, last changed first, fetched
/// in pages of 100 as the view asks (canFetchMore). Follows Journal::entityChanged and repaired.
/// Does not own the journal.
class EntityListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        AppIdRole,
        ChangedAtRole,
        PutAwayRole,
        DamagedRole
    };

    /// Shows the entities of \a kind (one of EntityKind) that are not put away.
    EntityListModel(Journal &journal, const QString &kind, QObject *parent = nullptr);

    /// Shows only those whose name or AppID contains \a text.
    void setFilter(const QString &text);
    /// Shows those that were put away instead of the others.
    void setPutAway(bool putAway);
    int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole is the name, or the AppID, or an empty string.
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

private:
    void reload();
    void update(const QString &entityId);
    void moveToTop(int row, const EntitySummary &summary);

    Journal &m_journal;
    EntityFilter m_filter;
    QList<EntitySummary> m_rows;
    bool m_hasMore = false;
};
