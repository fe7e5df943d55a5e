// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/spec.h"

#include <QString>

class Session;
struct CheckResult;

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
    /// In words: "Certified, 11 of 11 proved", "1 failed, you went on".
    QString title() const;
    /// What follows from it.
    QString body() const;
};

/// Whether the check says that it is so, perhaps with a warning.
bool isProved(const CheckResult &check);
Verdict verdictOf(const Session &session);

/// The section of words of \a step as things stand: at the end others count while something is
/// open.
QString wordsId(const Journey::Step &step, const Session &session);
