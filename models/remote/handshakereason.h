// SPDX-License-Identifier: MIT
#pragma once
#include <QIODevice>

/// Why the TLS handshake of \a reply failed that no certificate is to blame for: "old-version" if
/// the server offers nothing newer than TLS 1.1, else "handshake".
[[nodiscard]] QString handshakeReason(const QIODevice &reply);
