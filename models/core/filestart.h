// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>

#include <optional>

/// At most the first \a most bytes of the file \a path, which somebody has chosen or dropped.
/// Nothing if it cannot be opened, or is no regular file: a pipe or a device has no end. Who reads
/// a secret wipes it.
[[nodiscard]] std::optional<QByteArray> fileStart(const QString &path, qint64 most);
