// SPDX-License-Identifier: MIT
#include "models/core/filestart.h"

#include <QFile>
#include <QFileInfo>

std::optional<QByteArray> fileStart(const QString &path, qint64 most)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return std::nullopt;
    }
    return file.read(most);
}
