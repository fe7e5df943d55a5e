// SPDX-License-Identifier: MIT
#include "models/remote/proxyfault.h"

#include <array>

using namespace Qt::StringLiterals;

namespace {
/// What Qt calls the same fault in its two kinds of connections.
struct Fault
{
    QNetworkReply::NetworkError reply;
    QAbstractSocket::SocketError socket;
    QLatin1String name;
};

constexpr std::array kFaults{
    Fault{QNetworkReply::ProxyConnectionRefusedError, QAbstractSocket::ProxyConnectionRefusedError,
        "refused"_L1},
    Fault{QNetworkReply::ProxyConnectionClosedError, QAbstractSocket::ProxyConnectionClosedError,
        "closed"_L1},
    Fault{QNetworkReply::ProxyNotFoundError, QAbstractSocket::ProxyNotFoundError, "not-found"_L1},
    Fault{QNetworkReply::ProxyTimeoutError, QAbstractSocket::ProxyConnectionTimeoutError,
        "timeout"_L1},
    Fault{QNetworkReply::ProxyAuthenticationRequiredError,
        QAbstractSocket::ProxyAuthenticationRequiredError, "authentication"_L1},
    Fault{QNetworkReply::UnknownProxyError, QAbstractSocket::ProxyProtocolError, "unknown"_L1},
};

template <typename Error>
QString nameOf(Error Fault::*kind, Error error)
{
    for (const Fault &fault : kFaults) {
        if (fault.*kind == error) {
            return fault.name;
        }
    }
    return {};
}
} // namespace

QString proxyFault(QNetworkReply::NetworkError error)
{
    return nameOf(&Fault::reply, error);
}

QString proxyFault(QAbstractSocket::SocketError error)
{
    return nameOf(&Fault::socket, error);
}
