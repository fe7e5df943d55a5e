// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/checkrunner.h"

#include <QAbstractListModel>

/// The runner's results as rows. DisplayRole is the check id; the view adds words.
class CheckModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        ResultRole = Qt::UserRole + 1
    }; ///< the row as JSON (toJson(CheckResult)), a QJsonObject

    explicit CheckModel(CheckRunner &runner, QObject *parent = nullptr);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    CheckRunner &m_runner;
    qsizetype m_rows = 0;
};
