// SPDX-License-Identifier: MIT
#pragma once
#include <QAbstractListModel>
#include <QList>

#include <algorithm>

/// Rows of a list that the journal keeps, last changed first, fetched in pages of 100 as the view
/// asks (canFetchMore). \a Summary has an id. What a row shows is for the model of that list.
template <typename Summary>
class PagedListModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return checkIndex(index, CheckIndexOption::IndexIsValid)
            ? value(m_rows.at(index.row()), role)
            : QVariant();
    }
    bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && m_hasMore;
    }
    void fetchMore(const QModelIndex &parent) override
    {
        if (!canFetchMore(parent)) {
            return;
        }
        const int first = rowCount();
        const QList<Summary> more = fetched(first, kPage);
        m_hasMore = more.size() == kPage;
        if (!more.isEmpty()) {
            beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
            m_rows.append(more);
            endInsertRows();
        }
    }

protected:
    /// At most \a limit rows from \a offset, as the journal has them now.
    virtual QList<Summary> fetched(int offset, int limit) const = 0;
    virtual QVariant value(const Summary &row, int role) const = 0;

    void reload()
    {
        beginResetModel();
        m_rows = fetched(0, kPage);
        m_hasMore = m_rows.size() == kPage;
        endResetModel();
    }

    /// The row \a id has changed, is new, or is gone.
    void update(const QString &id)
    {
        // What changed last comes first, unless others changed with it.
        QList<Summary> newest = fetched(0, 1);
        if (newest.isEmpty() || newest.first().id != id) {
            newest = fetched(0, kPage);
        }
        const qsizetype found = placeOf(newest, id);
        const qsizetype from = placeOf(m_rows, id);
        if (found < 0) {
            remove(from);
            return;
        }
        const int to = found == 0 ? 0 : placeBefore(newest.mid(found + 1));
        if (from < 0) {
            beginInsertRows({}, to, to);
            m_rows.insert(to, newest.at(found));
            endInsertRows();
        } else {
            move(static_cast<int>(from), to, newest.at(found));
        }
    }

private:
    static constexpr int kPage = 100;

    static qsizetype placeOf(const QList<Summary> &rows, const QString &id)
    {
        const auto found = std::find_if(
            rows.cbegin(), rows.cend(), [&id](const Summary &row) { return row.id == id; });
        return found == rows.cend() ? -1 : found - rows.cbegin();
    }

    /// Where the first of \a followers stands; others may not have moved yet.
    int placeBefore(const QList<Summary> &followers) const
    {
        for (const Summary &one : followers) {
            if (const qsizetype place = placeOf(m_rows, one.id); place >= 0) {
                return static_cast<int>(place);
            }
        }
        return rowCount();
    }

    void remove(qsizetype row)
    {
        if (row >= 0) {
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }

    /// To the place before the row that stands at \a before now.
    void move(int from, int before, const Summary &summary)
    {
        const bool isMoved = before != from && before != from + 1;
        const int to = before > from ? before - 1 : before;
        if (isMoved) {
            beginMoveRows({}, from, from, {}, before);
            m_rows.move(from, to);
            endMoveRows();
        }
        const int row = isMoved ? to : from;
        m_rows[row] = summary;
        Q_EMIT dataChanged(index(row), index(row));
    }

    QList<Summary> m_rows;
    bool m_hasMore = false;
};
