// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/checklines.h"

#include <QFrame>
#include <QTimer>

class Notice;
class QGridLayout;
class QHBoxLayout;
class InlineLabel;
class QLabel;
class QPushButton;
class QVBoxLayout;

/// One row of a CheckList: mark, what was checked, what came out; details with remedy and literal
/// answer on demand.
class CheckRow final : public QWidget
{
    Q_OBJECT
public:
    /// \a isAtValue: the value is entered on the same page.
    explicit CheckRow(QWidget *parent = nullptr, bool isAtValue = false);
    /// \a results are of one line.
    void showResults(const QList<CheckResult> &results, const Words &words);

Q_SIGNALS:
    void againRequested();
    /// The user wants to go where the value is entered.
    void valueRequested();

private:
    void showDetails(const CheckLine &line, const Words &words, bool isAtItsField);
    QPushButton *makeResultButton();

    QGridLayout *m_grid;
    InlineLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_result;
    QPushButton *m_details = nullptr; ///< these are made when they are needed: few rows need them
    QPushButton *m_again = nullptr;
    Notice *m_notice = nullptr;
    const bool m_isAtValue;
};

/// Results of checks as rows. However many there are, the window stays free: rows are made and
/// filled a few at a time.
class CheckList final : public QFrame
{
    Q_OBJECT
public:
    /// \a isAtValues: what is checked is entered on the same page.
    explicit CheckList(QWidget *parent = nullptr, bool isAtValues = false);

    /// Shows these checks from now on. \a results and \a words must stay where they are; the words
    /// are asked anew by retranslate().
    void start(const QList<CheckResult> &results, const Words &words);
    /// One of the results has changed; its row follows soon.
    void resultChanged(int index);
    /// Says all rows that are there in other words, at once.
    void retranslate(const Words &words);
    /// True while rows are still to be made or filled.
    bool isBehind() const { return !m_behind.isEmpty(); }

Q_SIGNALS:
    /// Rows were made or filled.
    void updated();
    void againRequested(const CheckResult &check);
    /// The user wants to go where the value of this check is entered.
    void valueRequested(const CheckResult &check);

private:
    struct Row
    {
        CheckGroup line;
        CheckRow *widget = nullptr;
    };

    void work();
    void fill(Row &row);

    const QList<CheckResult> *m_results = nullptr;
    const Words *m_words = nullptr;
    QList<Row> m_rows;
    QList<qsizetype> m_rowOf; ///< of each result
    QList<qsizetype> m_behind; ///< rows to make or fill, in order
    QTimer m_soon;
    QVBoxLayout *m_column;
    const bool m_isAtValues;
};
