// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/keys.h"

#include <QList>
#include <QString>
#include <QStringList>

/// The rule engine of the method page: which ways of certification are open to this user, why not,
/// and what each costs to undo. Facts behind the rules: rulebook, field-guide.md 1.3 and 1.10.
namespace Journey {

enum class Openness {
    Open, ///< can be chosen as things stand
    AfterStep, ///< can be chosen; one more step is needed first (see conditions)
    Closed, ///< cannot be chosen
};

/// What the engine says about one method. The ids name sections in
/// resources/guides/<locale>/methods.md.
struct MethodVerdict
{
    Method method = Method::None;
    Openness openness = Openness::Open;
    QStringList blockers; ///< why it is closed, e.g. "blocker.different-subject"
    QStringList
        conditions; ///< what must be done first, e.g. "condition.upgrade", "condition.delete-other"
    QStringList cautions; ///< worth knowing before choosing, e.g. "caution.main-account"
    QString undo; ///< what leaving it later costs, e.g. "undo.delete-certified"
    bool recommended = false;
    QStringList pluses; ///< what speaks for it, e.g. "plus.every-edition"
    QStringList reasons; ///< why the answers make it the recommended one, e.g. "because.in-use";
                         ///< empty for the others
};

/// The method that the cloud account uses; None as long as it is not known to use one.
Method methodInUse(const Answers &answers);

/// Verdicts for Scan, Managed and Provider, in this order; exactly one of those that are not closed
/// is recommended, with at least one reason, if there is any.
QList<MethodVerdict> assess(const Answers &answers);
} // namespace Journey
