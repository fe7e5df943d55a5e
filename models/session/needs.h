// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

/// A way that a journey may take from its fork.
struct Way
{
    QString title; ///< empty where there is no fork
    Journey::Answers answers; ///< as if it were chosen
    bool isPossible = true; ///< it may still be the one
};

/// The ways of the journey of \a session: one for each option of its first decision, or the only
/// one.
QList<Way> waysOf(const Session &session);
/// What will be needed on the way of \a answers, derived from the steps ahead: who must act, what
/// they must have, and about how long it takes in all. Whoever acts only in steps that may not come
/// is named with them. Markdown.
QString needsOf(const Session &session, const Journey::Answers &answers);
/// Who the people of all ways are that are still possible, and how to find them. Markdown.
QString whoIsWho(const Session &session);
