// SPDX-License-Identifier: MIT
#pragma once
#include <QJsonObject>
#include <QString>
#include <QStringList>

/// Whose fact an answer is. Internal to models/journal.
namespace Owners {

/// The kinds of entities that journeys answer about; also the roles they have there.
const QStringList &kinds();
/// Those of \a answers that are facts of an entity of \a kind.
QJsonObject partOf(const QJsonObject &answers, const QString &kind);
/// True if nothing is said: only empty texts and lists.
bool isBlank(const QJsonObject &part);
} // namespace Owners
