// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/checkrun.h"
#include "wizard/widgets/mark.h"

#include <QWidget>

class BlockPage;
class CheckList;
class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

/// A run of checks, with progress; each with its meaning, what to do and the literal answer; again
/// one or all.
class ChecksView final : public QWidget
{
    Q_OBJECT
public:
    /// \a run outlives it. \a isAtValues: what is checked is entered on the same page.
    ChecksView(BlockPage &page, CheckRun &run, bool isAtValues, QWidget *parent);

    /// Another visit: what was shown in the one before is gone.
    void begin();
    /// The button that runs all (none if empty), what is said while nothing has failed but not all
    /// of it was checked, and when all of it has passed.
    void setWords(const QString &all, const QString &open, const QString &passed);
    void retranslate();
    Missing missing() const;

Q_SIGNALS:
    /// The user wants to go where the value of this check is entered.
    void valueRequested(const CheckResult &check);

private:
    void build();
    void showSummary();
    QString summary() const;
    bool isUnderWay() const;

    BlockPage &m_page;
    CheckRun &m_run;
    bool m_wasUnderWay = false;
    QString m_why; ///< missing() as it was shown last
    QString m_open;
    QString m_passed;
    QLabel *m_summary;
    QProgressBar *m_progress;
    CheckList *m_list;
    QPushButton *m_all;
    QPushButton *m_stop;
    QPushButton *m_repair; ///< in practice alone
    QCheckBox *m_anyway; ///< about the failures that are shown
};
