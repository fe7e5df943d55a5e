// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/journal.h"
#include "models/journal/pagedlistmodel.h"

/// The journeys in the journal, last changed first. Follows Journal::journeyChanged and repaired.
/// Does not own the journal.
class JourneyListModel final : public PagedListModel<JourneySummary>
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

private:
    QList<JourneySummary> fetched(int offset, int limit) const override;
    /// DisplayRole is the name, or the AppID, or an empty string.
    QVariant value(const JourneySummary &row, int role) const override;

    Journal &m_journal;
    QString m_filter;
};
