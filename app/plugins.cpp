// SPDX-License-Identifier: MIT
#include "app/plugins.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlDatabase>

#include <algorithm>

using namespace Qt::StringLiterals;

std::optional<Finding> missingSqlite()
{
    const bool there = QSqlDatabase::isDriverAvailable(u"QSQLITE"_s);
    return there ? std::nullopt : std::optional(Finding{u"install.no-sqlite"_s, {}, {}});
}

std::optional<Finding> missingTls()
{
    // By its file: any question to QSslSocket loads it, a tenth of the way to the first picture.
    const QStringList folders = QCoreApplication::libraryPaths();
    const bool there = std::any_of(folders.begin(), folders.end(), [](const QString &folder) {
        return !QDir(folder + u"/tls"_s).entryList({u"*openssl*"_s}, QDir::Files).isEmpty();
    });
    return there ? std::nullopt : std::optional(Finding{u"install.no-tls"_s, {}, {}});
}
