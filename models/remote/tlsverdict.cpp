// SPDX-License-Identifier: MIT
#include "models/remote/tlsverdict.h"

#include "models/remote/wrongclock.h"

#include <QSslCertificateExtension>

#include <algorithm>
#include <openssl/sslerr.h>
#include <openssl/x509_vfy.h>

using namespace Qt::StringLiterals;

namespace {
constexpr int kMaxNamesShown = 20;

QString nameOf(const QStringList &commonName, const QStringList &organisation)
{
    return (commonName.isEmpty() ? organisation : commonName).join(u", "_s);
}

QString subjectOf(const QSslCertificate &certificate)
{
    return nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
        certificate.subjectInfo(QSslCertificate::Organization));
}

QString issuerOf(const QSslCertificate &certificate)
{
    return nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
        certificate.issuerInfo(QSslCertificate::Organization));
}

QString iso(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

Finding dateProblem(const QString &id, const QSslCertificate &certificate, const QString &host,
    const QDateTime &now)
{
    const Finding problem{id,
        {{u"subject"_s, subjectOf(certificate)}, {u"notBefore"_s, iso(certificate.effectiveDate())},
            {u"notAfter"_s, iso(certificate.expiryDate())}, {u"now"_s, iso(now)}},
        {}};
    return wrongClock(host, {certificate}, now).value_or(problem);
}

Finding wrongHost(const QSslCertificate &certificate, const QString &host)
{
    QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    names.sort();
    if (names.isEmpty()) {
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    }
    return {u"domain.tls-wrong-host"_s,
        {{u"host"_s, host}, {u"names"_s, names.mid(0, kMaxNamesShown).join(u", "_s)}}, {}};
}

bool saysWhereItsIssuerIs(const QSslCertificate &certificate)
{
    const auto extensions = certificate.extensions();
    return std::any_of(
        extensions.cbegin(), extensions.cend(), [](const QSslCertificateExtension &extension) {
            return extension.name() == "authorityInfoAccess"_L1
                && extension.value().toMap().contains(u"caIssuers"_s);
        });
}

bool isChainIncomplete(const QList<QSslCertificate> &chain)
{
    if (chain.size() != 1 || chain.first().isSelfSigned()) {
        return false; // whoever sends an intermediate sends all of them but the root
    }
    return saysWhereItsIssuerIs(chain.first())
        || issuerOf(chain.first()).contains("intermediate"_L1, Qt::CaseInsensitive);
}

QString distrust(const QList<CertificateError> &errors)
{
    for (const CertificateError &error : errors) {
        switch (error.code) {
        case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
            return u"self-signed"_s;
        case X509_V_ERR_CERT_REVOKED:
            return u"revoked"_s;
        case X509_V_ERR_EE_KEY_TOO_SMALL:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
        case X509_V_ERR_CA_MD_TOO_WEAK:
            return u"weak-key"_s;
        case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
        case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        case X509_V_ERR_CERT_UNTRUSTED:
        case X509_V_ERR_CERT_SIGNATURE_FAILURE: // a CA that has the name of a known one
            return u"unknown-ca"_s;
        default:
            break;
        }
    }
    return u"other"_s;
}
} // namespace

Finding certificateProblem(const QList<CertificateError> &errors,
    const QList<QSslCertificate> &chain, const QString &host, const QDateTime &now)
{
    const QSslCertificate leaf = chain.value(0);
    const auto find = [&](int code) {
        return std::find_if(errors.cbegin(), errors.cend(),
            [=](const CertificateError &e) { return e.code == code; });
    };
    if (const auto it = find(X509_V_ERR_CERT_HAS_EXPIRED); it != errors.cend()) {
        return dateProblem(u"domain.tls-expired"_s, it->certificate, host, now);
    }
    if (const auto it = find(X509_V_ERR_CERT_NOT_YET_VALID); it != errors.cend()) {
        return dateProblem(u"domain.tls-not-yet-valid"_s, it->certificate, host, now);
    }
    const QString reason = distrust(errors);
    if (reason != "self-signed"_L1 && find(X509_V_ERR_HOSTNAME_MISMATCH) != errors.cend()) {
        return wrongHost(leaf, host);
    }
    if (reason == "unknown-ca"_L1 && isChainIncomplete(chain)) {
        return {u"domain.tls-incomplete-chain"_s, {{u"issuer"_s, issuerOf(leaf)}}, {}};
    }
    return {u"domain.tls-untrusted"_s, {{u"issuer"_s, issuerOf(leaf)}, {u"reason"_s, reason}}, {}};
}

Finding handshakeProblem(int reason)
{
    switch (reason) {
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_VERSION_TOO_LOW:
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
        return {u"domain.tls-old-version"_s, {}, {}};
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_HTTP_REQUEST:
    case SSL_R_PACKET_LENGTH_TOO_LONG:
        return {u"domain.unreachable"_s, {{u"reason"_s, u"not-tls"_s}}, {}};
    default:
        return {u"domain.unreachable"_s, {{u"reason"_s, u"tls"_s}}, {}};
    }
}
