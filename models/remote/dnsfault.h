// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>

#include <functional>

/// Asks the system's resolver again, and closer, why \a host has no address: "nxdomain",
/// "servfail", "refused", "empty" (the name exists, without an address; or no answer came at all,
/// which Qt does not tell apart), "cname-loop", "only-aaaa" (an IPv6 address alone, which a
/// computer without IPv6 cannot use) or "" if that cannot be told within two seconds. Calls \a
/// answer once, unless \a context dies first.
void findDnsFault(const QString &host, QObject *context,
    const std::function<void(const QString &reason)> &answer);
