// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/consequences.h"
#include "models/session/session.h"

#include <QJsonArray>

/// What follows from an act, as the journal knows the user's mini programs and cloud accounts.

/// What is known of the other mini programs of the cloud account that \a state is about: those that
/// a journey has related to it, or to an account of the same number. One that cannot be read is
/// among them, without answers.
QList<Journey::Answers> othersOfAccount(const Journal &journal, const JourneyState &state);
/// Their names, those that have one, as the value of {others} in texts.
QJsonArray namesOfOthers(const Session &session);
/// What \a act would do now, with what was answered in \a session.
Journey::Impact impactOf(const Session &session, Journey::Act act);
/// It as lists of Markdown, each line with its source; empty if nothing is meant.
QString impactText(const Journey::Impact &impact, const Words &words, const Rulebook &rulebook);
/// The same for what \a act would do now, in the language of the windows.
QString impactText(const Session &session, Journey::Act act);
