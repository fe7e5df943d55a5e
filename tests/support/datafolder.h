// SPDX-License-Identifier: MIT
#pragma once
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QStringList>

/// A template for temporary folders in memory, where waiting for the disk costs nothing (if there
/// is such a place).
inline QString quickFolder()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
        + QStringLiteral("/mpwizard-XXXXXX");
}

/// Which of \a needles stands where in the files of \a folder, in UTF-8 or UTF-16; empty if none.
inline QString findIn(const QString &folder, const QStringList &needles)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        for (const QString &needle : needles) {
            const QByteArray wide(
                reinterpret_cast<const char *>(needle.utf16()), needle.size() * 2);
            if (bytes.contains(needle.toUtf8()) || bytes.contains(wide)) {
                return needle + QStringLiteral(" in ") + file.fileName();
            }
        }
    }
    return {};
}
