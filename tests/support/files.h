// SPDX-License-Identifier: MIT
#pragma once
#include <QByteArray>
#include <QFile>
#include <QString>

/// All bytes of a file; none if it cannot be read.
inline QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Makes a file of these bytes alone. False if that fails.
[[nodiscard]] inline bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
        && file.write(bytes) == bytes.size();
}
