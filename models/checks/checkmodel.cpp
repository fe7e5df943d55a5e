// SPDX-License-Identifier: MIT
#include "models/checks/checkmodel.h"

CheckModel::CheckModel(CheckRunner &runner, QObject *parent)
    : QAbstractListModel(parent)
    , m_runner(runner)
    , m_rows(runner.results().size())
{
    connect(&runner, &CheckRunner::started, this, [this] {
        beginResetModel();
        m_rows = m_runner.results().size();
        endResetModel();
    });
    connect(&runner, &CheckRunner::resultChanged, this,
        [this](int row) { Q_EMIT dataChanged(index(row), index(row)); });
}

int CheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows);
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || index.row() >= m_runner.results().size()) {
        return {};
    }
    const CheckResult &result = m_runner.results().at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return result.id;
    case ResultRole:
        return toJson(result);
    default:
        return {};
    }
}
