// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/event.h"
#include "models/journal/tally.h"

#include <QDateTime>
#include <QStringList>

/// What could be brought together of damaged journeys.
struct Salvaged
{
    int journeys = 0;
    qint64 missing = 0; ///< acknowledged events of journeys that no copy holds
    QStringList which; ///< "name (AppID): 3" for each journey that misses events
    QDateTime until; ///< up to here nothing is missing; invalid if that is not known
    QStringList used; ///< the files that an event was taken from
    bool mayLack = false; ///< nobody knows how far one had got, or whether there were others
};

/// Fills the empty journal \a target, journey by journey and event by event, with what fits its
/// digest in any of \a sources (the first that has it counts); a source that cannot be opened is
/// passed over. The first source is the journal itself: where its line of a journey is sound, the
/// others only fill gaps below its last event. A destroyed event leaves EventKind::Lost in its
/// place, so that all others keep theirs and its number is never given again. Entities the same
/// way, but what they miss is not counted: their journeys know it, and Inventory::complete() puts
/// it back. The streams \a without were deleted and stay so. Internal to models/journal.
[[nodiscard]] Result<Salvaged> salvage(const QStringList &sources, const QString &target,
    const Tally::Counts &acknowledged, const QStringList &without = {});
/// True if \a event stands where damage has destroyed another one.
bool isStandIn(const Event &event);
