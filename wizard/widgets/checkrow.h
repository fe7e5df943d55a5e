// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"

#include <QWidget>

class Notice;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class Words;

/// One row of a CheckList.
class CheckRow final : public QWidget
{
    Q_OBJECT
public:
    /// \a isAtValue: the value is entered on the same page.
    explicit CheckRow(QWidget *parent = nullptr, bool isAtValue = false);
    /// \a results are of one check, or the stages of one domain.
    void showResults(const QList<CheckResult> &results, const Words &words);

Q_SIGNALS:
    void againRequested();
    /// The user wants to go where the value is entered.
    void valueRequested();

private:
    void showDetails(const CheckResult &telling, const Words &words);
    QPushButton *button(QPushButton *&made);

    QGridLayout *m_grid;
    QLabel *m_mark;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_result;
    QPushButton *m_details = nullptr; ///< these are made when they are needed: few rows need them
    QPushButton *m_again = nullptr;
    Notice *m_notice = nullptr;
    const bool m_isAtValue;
};
