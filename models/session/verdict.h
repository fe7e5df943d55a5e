// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"
#include "models/journal/journeystate.h"
#include "models/journey/spec.h"
#include "models/rulebook/words.h"

/// What a journey came to: what its checks proved, and what they did not.
struct Verdict
{
    int proved = 0; ///< passed, with or without a warning
    int failed = 0; ///< and the user went on
    int unknown = 0; ///< could not be checked
    bool isDeclared = false; ///< the user says that the platform shows it as certified
    bool isRequest = false; ///< of service provider mode: there is nothing to check yet

    int total() const { return proved + failed + unknown; }
    bool isGood() const { return failed == 0 && unknown == 0 && (isDeclared || isRequest); }
    /// "good", "info", "warn" or "bad", as in Notice.
    QString state() const;
    /// The label: "Certified, 11 of 11 proved", "1 failed, you went on"; the hint: what follows.
    BlockWords in(const Words &words) const;
};

/// Whether the check says that it is so, perhaps with a warning.
bool isProved(const CheckResult &check);
/// The last results of checks that are about the values of now.
QList<CheckResult> checksOf(const JourneyState &state, const Journey::Answers &answers);
/// \a checks: those that count.
Verdict verdictOf(const Journey::Answers &answers, const QList<CheckResult> &checks);
