// SPDX-License-Identifier: MIT
#pragma once
#include <QAbstractSocket>
#include <QNetworkReply>

/// Why a proxy let nothing through: "refused", "closed", "not-found", "timeout", "authentication"
/// or "unknown"; empty if \a error is none of a proxy's.
[[nodiscard]] QString proxyFault(QNetworkReply::NetworkError error);
[[nodiscard]] QString proxyFault(QAbstractSocket::SocketError error);
