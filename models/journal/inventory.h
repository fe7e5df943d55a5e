// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

/// Brings journeys that older versions have written into the inventory: each is related to its mini
/// program and its cloud account, which get what it has answered about them. No event is changed.
/// Internal to models/journal.
namespace Inventory {

/// Does so for all journeys of \a database that lack it, once; a run that was cut short goes on
/// with the next. Also gives entities back what damage took and a journey still knows.
[[nodiscard]] Result<> complete(const Database &database);
/// Notes that there is nothing to be done in \a database, which is empty.
[[nodiscard]] Result<> markComplete(const Database &database);
} // namespace Inventory
