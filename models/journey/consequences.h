// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/keys.h"

#include <QList>
#include <QString>
#include <QStringList>

/// The rule engine of what cannot be undone: what an intended act breaks, what is lost by it, what
/// nobody knows yet, in which order it is safe, and who must hear of it. What is not known never
/// counts as harmless. The rules are the traps of the documents (field-guide.md 1.8 and 1.10).
namespace Journey {

/// A mini program of the cloud account, as far as it is known.
struct OwnedMiniProgram
{
    QString name;
    QString principal;
    Tri bound = Tri::Unknown; ///< it is the one that the account centre shows
    Tri inReview = Tri::Unknown;
    Tri environment = Tri::Unknown; ///< an environment of cloud development is bound to it
    Tri development = Tri::Unknown; ///< a platform uses it as its development mini program
    Tri livePlugin = Tri::Unknown;
};

/// What the inventory knows of one cloud account.
struct Holdings
{
    OwnedMiniProgram own; ///< the one that the act is about
    QList<OwnedMiniProgram> others; ///< of the same cloud account, as far as they are known
    Tri hasMore = Tri::Unknown; ///< whether the account has others besides
    InUse inUse = InUse::Unknown;
    Tri accountFromMiniProgram = Tri::Unknown;
    Tri platformLinked = Tri::Unknown;
    Tri platformCustomers = Tri::Unknown; ///< whether that platform publishes for others
    bool isOfficialAccountBound = false; ///< the account centre shows one, and no mini program
};
/// From what was answered about the mini program and its cloud account, and what is known of the
/// \a others of that account.
Holdings holdingsOf(const Answers &answers, const QList<Answers> &others);

/// One thing that is said before anything is clicked.
struct Consequence
{
    enum class Kind {
        Does, ///< what is wanted
        Breaks, ///< what works now and will not
        Lost, ///< what does not come back
        Unknown, ///< what must be found out first
        Order, ///< a step, in the order that is safe
    };

    QString id; ///< of its words in guides/<locale>/consequences.md, e.g. "breaks.others"
    Kind kind = Kind::Does;
    bool isSure = true; ///< false: it happens if what is not known is so
    QStringList whom; ///< names of the mini programs that it hits, as far as they are known
    QString fact; ///< in facts.json: where it comes from, and how sure that is
};

/// What follows from one act.
struct Impact
{
    QList<Consequence> consequences; ///< in the order in which they are read
    QStringList tell; ///< roles (roles.json) that must hear of it before

    QList<Consequence> of(Consequence::Kind kind) const;
    /// Nothing breaks, nothing is lost, and nothing has to be found out first.
    bool isHarmless() const;
};

Impact impactOf(Act act, const Holdings &holdings);
/// Ids of all that impactOf() can say, each with the fact that it comes from.
QList<Consequence> everyConsequence();
/// What the answers are once \a act is done: nothing is bound, in review or in use any more that it
/// took away.
void settle(Answers &answers, Act act);
} // namespace Journey
