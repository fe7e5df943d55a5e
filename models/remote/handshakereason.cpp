// SPDX-License-Identifier: MIT
#include "models/remote/handshakereason.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

// Qt tells the reason of a failed handshake nowhere but in the error text: there is no QSslError,
// QNetworkAccessManager hides the socket, and OpenSSL's error queue is empty by now. The text ends
// with OpenSSL's own words, which no language changes. It may print a URL, so it stays in here;
// this file is the only one that .ci/lint lets read it.
QString handshakeReason(const QIODevice &reply)
{
    const std::array words{"unsupported protocol"_L1, "alert protocol version"_L1,
        "version too low"_L1, "wrong ssl version"_L1};
    const QString text = reply.errorString();
    const bool isOld = std::any_of(words.begin(), words.end(),
        [&text](QLatin1StringView word) { return text.contains(word); });
    return isOld ? u"old-version"_s : u"handshake"_s;
}
