// SPDX-License-Identifier: MIT
#pragma once
#include <QString>

/// The ids of the steps of the certify journey, by which journals and windows name them.
namespace Step {
inline const QString Overview = QStringLiteral("overview");
inline const QString MiniProgram = QStringLiteral("mini-program");
inline const QString Account = QStringLiteral("account");
inline const QString Method = QStringLiteral("method");
inline const QString Undo = QStringLiteral("undo");
inline const QString Provider = QStringLiteral("provider");
inline const QString ScanPeople = QStringLiteral("scan-people");
inline const QString ScanBind = QStringLiteral("scan-bind");
inline const QString ScanAuthorise = QStringLiteral("scan-authorise");
inline const QString ScanDomains = QStringLiteral("scan-domains");
inline const QString Edition = QStringLiteral("edition");
inline const QString AppId = QStringLiteral("appid");
inline const QString Secret = QStringLiteral("secret");
inline const QString UploadKey = QStringLiteral("upload-key");
inline const QString Whitelists = QStringLiteral("whitelists");
inline const QString ManagedDomains = QStringLiteral("managed-domains");
inline const QString Preflight = QStringLiteral("preflight");
inline const QString HandOver = QStringLiteral("hand-over");
inline const QString Done = QStringLiteral("done");
} // namespace Step
