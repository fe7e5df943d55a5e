// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/verdict.h"

/// What an answer or a step is called, and what it says.
struct ReportRow
{
    QString name;
    QString value;

    friend bool operator==(const ReportRow &, const ReportRow &) = default;
};

/// What a journey came to, for whoever signs it. It is made from the blocks of the steps on its
/// way, so that an answer that a page asks for is in it; no secrets: answers and results hold none.
struct Report
{
    Verdict verdict;
    QList<ReportRow> about; ///< what was entered and chosen
    QList<CheckResult> checks; ///< what was proved, or not
    QList<ReportRow> said; ///< what was ticked and seen, with by whom: not checked
    QList<ReportRow> steps; ///< when they were confirmed
};

/// \a words: a name is what report.md calls the answer, else what fields.md does.
Report reportOf(const Journey::Spec &spec, const JourneyState &state,
    const Journey::Answers &answers, const Words &words);

/// A check in one line of words: what, of which domain, what was found.
QString checkText(const CheckResult &result, const Words &words);
/// The first of \a checks that were not proved, in words, a line each: what failed before what
/// could not be done. The report has all of them.
QString openPoints(const QList<CheckResult> &checks, const Words &words);
/// "2026-11-21 10:32 UTC+08:00", in the time zone of this computer.
QString reportTime(const QDateTime &when);
