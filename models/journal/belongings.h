// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/stream.h"

#include <QStringList>

/// What belongs to a stream, and goes with it when it is deleted. Internal to models/journal.
namespace Belongings {

/// The journeys that are about an entity.
[[nodiscard]] Result<QStringList> journeysOf(const Database &database, const QString &entityId);
/// \a stream itself and what goes with it: with a mini program those that turned out to be it and
/// its journeys; with a journey the accounts that no other one knows.
[[nodiscard]] Result<QStringList> with(const Database &database, const Stream &stream);
/// The kinds of secrets that a store may hold of a journey, damaged or not: where events are lost,
/// any may. Empty if \a id is no journey.
QStringList secretKindsOf(const Database &database, const QString &id);
} // namespace Belongings
