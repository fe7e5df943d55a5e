// SPDX-License-Identifier: MIT
#include "models/remote/wrongclock.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 toleratedSeconds = 300;

QDateTime releaseTime()
{
    return QDate::fromString(QStringLiteral(MPWIZARD_RELEASE_DATE), Qt::ISODate)
        .startOfDay(Qt::UTC);
}

QString iso(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

bool areValid(const QList<QSslCertificate> &certificates, const QDateTime &time)
{
    return std::all_of(
        certificates.cbegin(), certificates.cend(), [&time](const QSslCertificate &certificate) {
            return certificate.effectiveDate() <= time && time <= certificate.expiryDate();
        });
}

/// Null if the clock looks right.
QDateTime expectedTime(const QList<QSslCertificate> &certificates, const QDateTime &localTime,
    const QDateTime &serverTime)
{
    if (localTime < releaseTime()) {
        return serverTime.isValid() ? std::max(serverTime, releaseTime()) : releaseTime();
    }
    const bool isElsewhere =
        serverTime.isValid() && qAbs(serverTime.secsTo(localTime)) > toleratedSeconds;
    return isElsewhere && areValid(certificates, serverTime) ? serverTime : QDateTime();
}
} // namespace

std::optional<Finding> wrongClock(const QString &host, const QList<QSslCertificate> &certificates,
    const QDateTime &localTime, const QDateTime &serverTime)
{
    const QDateTime expected = expectedTime(certificates, localTime, serverTime);
    if (!expected.isValid()) {
        return std::nullopt;
    }
    QJsonObject facts{{u"host"_s, host}, {u"localTime"_s, iso(localTime)},
        {u"expectedTime"_s, iso(expected)}, {u"offsetSeconds"_s, expected.secsTo(localTime)}};
    if (serverTime.isValid()) {
        facts.insert(u"serverTime"_s, iso(serverTime));
    }
    return Finding{u"network.clock"_s, facts, {}};
}
