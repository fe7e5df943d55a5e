// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QByteArrayView>
#include <QString>

/// Gives the characters in \a pdf the names by which one searches for them: 小 (U+5C0F) where Qt
/// has named its look-alike, the radical ⼩ (U+2F29).
void nameCommonCharacters(QByteArray &pdf);
/// Writes \a bytes to \a path, readable by the user only; all or nothing ("storage.export"
/// {"file"}).
[[nodiscard]] Result<> writeFile(const QString &path, QByteArrayView bytes);
