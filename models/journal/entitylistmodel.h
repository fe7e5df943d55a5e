// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journal.h"
#include "models/journal/pagedlistmodel.h"

/// The mini programs (or cloud accounts, or platforms) of the journal, last changed first. Follows
/// Journal::entityChanged and repaired. Does not own the journal.
class EntityListModel final : public PagedListModel<EntitySummary>
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

private:
    QList<EntitySummary> fetched(int offset, int limit) const override;
    /// DisplayRole is the name, or the AppID, or an empty string.
    QVariant value(const EntitySummary &row, int role) const override;

    Journal &m_journal;
    EntityFilter m_filter;
};
