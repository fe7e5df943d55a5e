// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

/// The answers of \a session as if \a method were chosen.
Journey::Answers withMethod(const Session &session, Journey::Method method);
/// What will be needed on the way of \a method, derived from its steps: who must act, what they
/// must have, and about how long it takes in all. Markdown.
QString needsOf(const Session &session, Journey::Method method);
/// Whether it may still be the way.
bool isPossible(const Session &session, Journey::Method method);
