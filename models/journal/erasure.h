// SPDX-License-Identifier: MIT
#pragma once
#include "models/journal/database.h"

/// Takes what has the form of a secret out of all that earlier versions wrote: events, lines, free
/// pages, log, backups, damaged files that were set aside. Internal to models/journal.
namespace Erasure {

/// Marks \a database, which is empty, as clean: this version writes no secret.
[[nodiscard]] Result<> markClean(const Database &database);
/// True if \a database was cleaned by this version's idea of a secret. One row is read.
bool isClean(const Database &database);
/// Cleans \a database and all files of its folder, once; a run that is cut short is repeated by the
/// next start, and nothing counts as done before all is. Needs a database prepared for writing.
[[nodiscard]] Result<> run(const Database &database);
/// "storage.secret-erased" {"count" of events,"backups" that had to be deleted} from the run that
/// found something until forget(); empty id if there is nothing to tell.
Finding notice(const Database &database);
/// The user was told.
void forget(const Database &database);
} // namespace Erasure
