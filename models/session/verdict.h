// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/check.h"
#include "models/journal/journeystate.h"
#include "models/journey/spec.h"
#include "models/rulebook/words.h"

/// What a journey came to: what its checks proved, and what they did not, counted in the lines that
/// a person sees of them.
struct Verdict
{
    QString journey; ///< its id: what it is called to be done
    int proved = 0; ///< passed, with or without a warning
    int failed = 0; ///< and the user went on
    int unknown = 0; ///< could not be checked
    bool isDeclared = false; ///< the user says that it is done
    bool isRequest = false; ///< of service provider mode: there is nothing to check yet
    bool lacksDomains = false; ///< the domains that WeDa gives are left for later

    int total() const { return proved + failed + unknown; }
    /// Nothing is open.
    bool isGood() const
    {
        return failed == 0 && unknown == 0 && (isRequest || (isDeclared && !lacksDomains));
    }
    /// "good", "info", "warn" or "bad", as in Notice.
    QString state() const;
    /// The label: "Certified, 11 of 11 proved", "1 failed, you went on"; the hint: what follows.
    /// Those of its journey (verdict.<journey>.…) before those of all.
    BlockWords in(const Words &words) const;
    /// The same for a list: "Not finished: 1 check failed"; empty if nothing is open.
    QString inShort(const Words &words) const;
    /// The block where what is open can be put right; empty if it is not one block's.
    QString openBlock() const;

private:
    QString id() const;
    BlockWords said(const QString &kind, const Words &words) const;
};

/// Whether the check says that it is so, perhaps with a warning.
bool isProved(const CheckResult &check);
/// The block that asks for the value which \a check is about.
QString blockOf(const CheckResult &check);
/// The last results of checks that are about the values of now.
QList<CheckResult> checksOf(const JourneyState &state, const Journey::Answers &answers);
/// Whether \a spec asks for domains, and those that WeDa gives were left for later.
bool lacksDomains(const Journey::Spec &spec, const Journey::Answers &answers);
/// \a checks: those that count. Nothing is done as long as an act of the way that cannot be undone
/// is not known to be.
Verdict verdictOf(const Journey::Spec &spec, const JourneyState &state,
    const Journey::Answers &answers, const QList<CheckResult> &checks);
/// What its journal says of a journey that has come to its last step or was closed, for a list;
/// empty if nothing is open, it is still on its way, or of a newer version.
QString openAtTheEnd(const JourneyState &state, const Words &words);
