// SPDX-License-Identifier: MIT
#include "app/plugins.h"

#include <QSqlDatabase>
#include <QSslSocket>

using namespace Qt::StringLiterals;

std::optional<Finding> missingSqlite()
{
    const bool there = QSqlDatabase::isDriverAvailable(u"QSQLITE"_s);
    return there ? std::nullopt : std::optional(Finding{u"install.no-sqlite"_s, {}, {}});
}

std::optional<Finding> missingTls()
{
    // Not supportsSsl(), which would load OpenSSL before the first picture.
    const bool there = QSslSocket::availableBackends().contains(u"openssl"_s);
    return there ? std::nullopt : std::optional(Finding{u"install.no-tls"_s, {}, {}});
}
