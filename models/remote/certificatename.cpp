// SPDX-License-Identifier: MIT
#include "models/remote/certificatename.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
bool fits(const QString &name, const QString &host)
{
    if (!name.startsWith("*."_L1)) {
        return name.compare(host, Qt::CaseInsensitive) == 0;
    }
    const QString end = name.mid(1);
    const auto dot = host.indexOf(u'.');
    return end.count(u'.') > 1 && dot > 0
        && QStringView(host).sliced(dot).compare(end, Qt::CaseInsensitive) == 0;
}
} // namespace

bool isNamedFor(const QSslCertificate &certificate, const QString &host)
{
    const auto names = certificate.subjectAlternativeNames();
    const QHostAddress address(host);
    if (!address.isNull()) {
        const QStringList addresses = names.values(QSsl::IpAddressEntry);
        return std::any_of(addresses.begin(), addresses.end(),
            [&address](const QString &each) { return QHostAddress(each) == address; });
    }
    const QStringList hosts = names.values(QSsl::DnsEntry);
    return std::any_of(
        hosts.begin(), hosts.end(), [&host](const QString &name) { return fits(name, host); });
}
