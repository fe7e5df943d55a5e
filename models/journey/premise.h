// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/draft.h"

/// Some answers are ticks: the user says that something outside the program is so. Each is said
/// about other answers (these domains, this AppID) and counts only while those are what they were.
/// What it was said about is noted with it, as a digest.
namespace Journey {

/// Ticks \a field (or takes it back) for the answers of now.
void setTick(Draft &draft, bool Draft::*field, bool on);
void setTick(Draft &draft, Tri Draft::*field, Tri value);
/// Ticks these items of a list. One that counted before keeps what it was ticked for.
void setTicks(Draft &draft, QStringList Draft::*list, const QStringList &ids);

/// \a draft without the ticks that were given for other answers: what pages show and count. A tick
/// of an older version, which noted nothing, counts.
Draft withoutOutdatedTicks(const Draft &draft);
/// Takes ticks without a note as given for the answers of now.
void noteTicks(Draft &draft);
} // namespace Journey
