// SPDX-License-Identifier: MIT
#pragma once
#include <QString>

/// The address that \a text, "invalid ip …" from one of WeChat's services, says it does not admit:
/// "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist", "invalid ip: 203.0.113.7".
/// Empty if there is none.
[[nodiscard]] QString refusedAddress(const QString &text);
