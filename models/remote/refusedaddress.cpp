// SPDX-License-Identifier: MIT
#include "models/remote/refusedaddress.h"

#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

QString refusedAddress(const QString &text)
{
    static const QRegularExpression pattern(
        u"invalid ip:?\\s*([0-9A-Fa-f.:]*)(?:\\s*ipv6 ([0-9A-Fa-f:.]+))?"_s);
    const auto match = pattern.match(text);
    for (const int group : {1, 2}) {
        const QHostAddress address(match.captured(group));
        if (!address.isNull()) {
            return address.toString();
        }
    }
    return {};
}
