// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"

#include <QFrame>
#include <QHash>

class CheckRow;
class QVBoxLayout;
class Words;

/// Results of checks as rows: mark, what was checked, what came out; details with remedy and
/// literal answer on demand. The four stages of a domain share one row.
class CheckList final : public QFrame
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);
    void showResults(const QList<CheckResult> &results, const Words &words);

Q_SIGNALS:
    void againRequested(const QString &checkId, const QString &subject);

private:
    QVBoxLayout *m_column;
    QStringList m_keys;
    QHash<QString, CheckRow *> m_rows;
};

/// The status that decides how several stages together are shown: the worst of them.
CheckStatus worst(const QList<CheckResult> &results);
/// "✓", "!", "✕", "?", "–", "…": told without colour.
QString statusMark(CheckStatus status);
