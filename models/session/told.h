// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

/// What a page says by itself of how things stand: a finding, or a title and a body, both plain
/// text.
struct Told
{
    QString
        state; ///< "good", "info", "warn" or "bad", as in Notice; empty: there is nothing to say
    Finding finding;
    QString title;
    QString body;
    QString back; ///< what leads back to where it is put right, in words; empty if nothing does

    friend bool operator==(const Told &, const Told &) = default;
};

/// What to do about the trouble that is chosen, and the way back to its step.
Told toldBy(const Journey::Remedy &remedy, const Session &session);
/// The trouble that \a answers choose of \a remedy; nullptr for none.
const Journey::Trouble *troubleIn(const Journey::Remedy &remedy, const Journey::Answers &answers);

/// Goes back from \a step to where it is put right (Session::goBack()).
[[nodiscard]] Result<> goBackFor(
    const Journey::Remedy &remedy, Session &session, const Journey::Step &step);
/// A wait leads nowhere by itself.
[[nodiscard]] inline Result<> goBackFor(
    const Journey::Deadline & /*wait*/, Session & /*session*/, const Journey::Step & /*step*/)
{
    return {};
}

/// How a wait stands at \a now: since when, until when it normally ends, what to do then, and the
/// round of it. Days are those of the time zone of this computer.
Told toldBy(const Journey::Deadline &deadline, const Session &session,
    const QDateTime &now = QDateTime::currentDateTime());
/// What a list says of a journey that waits: "In review since 20 Nov 2026, normally until 1 Dec
/// 2026"; empty if it is not at a step with a wait.
QString waitInShort(const JourneyState &state, const Words &words);
