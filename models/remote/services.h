// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QHash>
#include <QHostAddress>
#include <QPair>
#include <QSslCertificate>
#include <QUrl>

/// Where the remote services are. The default is the real ones; --services FILE is the only way to
/// replace them.
struct Services
{
    QUrl wechat{QStringLiteral("https://api.weixin.qq.com")};
    QUrl upload{QStringLiteral("https://servicewechat.com")};
    QString tencentCloud = QStringLiteral("https://{service}.tencentcloudapi.com");
    QList<QSslCertificate> extraCas; ///< trusted besides the system's (by HttpClient: instead of)
    QHash<QString, QPair<QHostAddress, quint16>>
        resolve; ///< "host:port" -> where to connect; private addresses allowed
    bool isTest = false; ///< true when read from a file: every window and JSON output says so

    /// Reads the JSON of design.md ("--services"); caFile is relative to the file. Fails with
    /// "services.unreadable" {"detail"}.
    [[nodiscard]] static Result<Services> fromFile(const QString &path);
};
