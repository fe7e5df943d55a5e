// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"
#include "models/journal/stream.h"

/// The table "relations": which entity a journey, or another entity, is related to, as their events
/// say. Internal to models/journal.
namespace Relations {

/// Follows \a event of a stream of \a kind; events of other kinds change nothing. A journey has one
/// entity in a role, an entity may have many.
[[nodiscard]] Result<> follow(const Database &database, Stream::Kind kind, const Event &event);
/// The entity that \a fromId has in \a role; empty if none.
[[nodiscard]] Result<QString> entityIn(
    const Database &database, const QString &fromId, const QString &role);
/// The streams that are related to \a entityId.
[[nodiscard]] Result<QStringList> sourcesOf(const Database &database, const QString &entityId);
/// Fails with "storage.damaged" if any does not fit its digest.
[[nodiscard]] Result<> verifyAll(const Database &database);
/// Forgets all from and to \a id.
[[nodiscard]] Result<> forget(const Database &database, const QString &id);
} // namespace Relations
