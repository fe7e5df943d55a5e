// SPDX-License-Identifier: MIT
#pragma once
#include "models/journey/keys.h"

/// Some answers are ticks: the user says that something outside the program is so. Each is said
/// about other answers (these domains, this AppID) and counts only while those are what they were.
/// What it was said about is noted with it, as a digest.
namespace Journey {

/// Ticks \a key (or takes it back) for the answers of now.
void setTick(Answers &answers, const Key<bool> &key, bool on);
void setTick(Answers &answers, const Key<Tri> &key, Tri value);
/// Ticks these items of a list. One that counted before keeps what it was ticked for.
void setTicks(Answers &answers, const Key<QStringList> &key, const QStringList &ids);

/// \a answers without the ticks that were given for other answers: what pages show and count. A
/// tick of an older version, which noted nothing, counts.
Answers withoutOutdatedTicks(const Answers &answers);
/// Takes ticks without a note as given for the answers of now.
void noteTicks(Answers &answers);
} // namespace Journey
