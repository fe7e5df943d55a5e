// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"

class Words;

// Results of checks as a person reads them: the stages of a domain are one line.

/// What results of one line have in common.
QString lineKey(const CheckResult &result);
/// The status that decides how several stages together are shown: the worst of them.
CheckStatus worst(const QList<CheckResult> &results);

/// One line: what was checked, and what came out.
struct CheckLine
{
    CheckStatus status = CheckStatus::Pending;
    QString title;
    QString text;
    Finding telling; ///< what tells more; empty id if nothing does

    bool isSettled() const
    {
        return status != CheckStatus::Pending && status != CheckStatus::Running;
    }
    /// "good", "bad", "warn" or nothing, as marks are drawn.
    QString state() const;
};
/// \a results: all of one line.
CheckLine lineOf(const QList<CheckResult> &results, const Words &words);

/// A line's place in a list of results.
struct CheckGroup
{
    QString key;
    QList<qsizetype> results; ///< where they stand
};
/// The lines of \a results, in the order in which they begin.
QList<CheckGroup> groupsOf(const QList<CheckResult> &results);

/// How many lines there are, and of which kind.
struct CheckTally
{
    int lines = 0;
    int open = 0; ///< not done yet
    int failed = 0;
    int unknown = 0; ///< could not be done
};
CheckTally tallyOf(const QList<CheckResult> &results);
