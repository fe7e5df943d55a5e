// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

/// What is done outside and cannot be undone: that it is meant is noted before, and what became of
/// it after, so that nobody does it twice because the program was closed in between.
class IrreversibleAct final
{
public:
    enum class State {
        NotBegun,
        UnderWay, ///< it is being done now, by who sits here
        Asked, ///< meant, and nobody knows what became of it: to be looked up, not done again
        Done,
    };

    /// \a session outlives it. Journals know the act by \a id.
    IrreversibleAct(Session &session, const QString &id, Journey::Act act);

    State state() const;
    /// The id of what is said now, and what is missing to go on.
    QString wordsId() const;

    /// What can be said of it, by the ids of their words: that it begins; and that it is done, not
    /// done, or that this is unclear.
    static QStringList sayings();
    bool canSay(const QString &saying) const;
    /// On disk before it returns. What is done changes the answers, too. Nothing if it cannot be
    /// said now.
    [[nodiscard]] Result<> say(const QString &saying);

private:
    Result<> end(const QString &outcome);

    Session &m_session;
    QString m_id;
    Journey::Act m_act;
    bool m_isBegunHere = false;
};
