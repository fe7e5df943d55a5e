// SPDX-License-Identifier: MIT
#include "models/remote/certificatefault.h"

#include "models/remote/httpquestion.h"

#include <QJsonArray>
#include <QSslCertificate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
QString tlsReason(QSslError::SslError error)
{
    switch (error) {
    case QSslError::HostNameMismatch:
        return u"wrong-host"_s;
    case QSslError::CertificateNotYetValid:
        return u"not-yet-valid"_s;
    case QSslError::CertificateExpired:
        return u"expired"_s;
    case QSslError::CertificateRevoked:
        return u"revoked"_s;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateSignatureFailed:
        return u"untrusted"_s;
    default:
        return u"invalid"_s;
    }
}

int tlsRank(const QSslError &error)
{
    static const QStringList order{u"untrusted"_s, u"revoked"_s, u"invalid"_s, u"wrong-host"_s,
        u"not-yet-valid"_s, u"expired"_s};
    return static_cast<int>(order.indexOf(tlsReason(error.error())));
}

QSslError worstOf(const QList<QSslError> &errors)
{
    return *std::min_element(errors.begin(), errors.end(),
        [](const QSslError &a, const QSslError &b) { return tlsRank(a) < tlsRank(b); });
}
} // namespace

Finding certificateFault(const QUrl &url, const QSslCertificate &certificate, const QString &reason)
{
    QJsonObject facts{{u"host"_s, hostOf(url)}, {u"reason"_s, reason}};
    if (!certificate.isNull()) {
        facts.insert(u"notBefore"_s, certificate.effectiveDate().toUTC().toString(Qt::ISODate));
        facts.insert(u"notAfter"_s, certificate.expiryDate().toUTC().toString(Qt::ISODate));
        facts.insert(
            u"issuer"_s, certificate.issuerInfo(QSslCertificate::CommonName).join(u", "_s));
        const QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
        facts.insert(u"names"_s, QJsonArray::fromStringList(names.mid(0, 5)));
    }
    return {u"network.tls"_s, facts, {}};
}

Finding certificateFault(const QUrl &url, const QList<QSslError> &errors)
{
    const QSslError worst = worstOf(errors);
    return certificateFault(url, worst.certificate(), tlsReason(worst.error()));
}

bool isOutOfDate(const Finding &finding)
{
    const QString reason = finding.facts.value(u"reason"_s).toString();
    return finding.id == "network.tls"_L1
        && (reason == "expired"_L1 || reason == "not-yet-valid"_L1);
}
