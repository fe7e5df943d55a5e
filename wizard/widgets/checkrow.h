// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"

#include <QWidget>

class Notice;
class QLabel;
class QPushButton;
class Words;

/// One row of a CheckList.
class CheckRow final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckRow(QWidget *parent = nullptr);
    /// \a results are of one check, or the stages of one domain.
    void showResults(const QList<CheckResult> &results, const Words &words);

Q_SIGNALS:
    void againRequested();

private:
    QLabel *m_mark;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_details;
    QPushButton *m_again;
    Notice *m_notice;
};
