// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

/// The answers of \a session as if \a method were chosen.
Journey::Answers withMethod(const Session &session, Journey::Method method);
/// What will be needed on the way of \a method, derived from the steps ahead: who must act, what
/// they must have, and about how long it takes in all. Whoever acts only in steps that may not come
/// is named with them. Markdown.
QString needsOf(const Session &session, Journey::Method method);
/// Who the people of all ways are that are still possible, and how to find them. Markdown.
QString whoIsWho(const Session &session);
/// Whether it may still be the way.
bool isPossible(const Session &session, Journey::Method method);
