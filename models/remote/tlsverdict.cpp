// SPDX-License-Identifier: MIT
#include "models/remote/tlsverdict.h"

#include <QRegularExpression>
#include <QSslCertificateExtension>

#include <algorithm>
#include <openssl/sslerr.h>

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

Finding dateProblem(const QString &id, const QSslCertificate &certificate, const QDateTime &now)
{
    return {id,
        {{u"subject"_s, subjectOf(certificate)}, {u"notBefore"_s, iso(certificate.effectiveDate())},
            {u"notAfter"_s, iso(certificate.expiryDate())}, {u"now"_s, iso(now)}},
        {}};
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

QString distrust(const QList<QSslError> &errors)
{
    const auto has = [&](QSslError::SslError kind) {
        return std::any_of(
            errors.cbegin(), errors.cend(), [&](const QSslError &e) { return e.error() == kind; });
    };
    if (has(QSslError::SelfSignedCertificate)) {
        return u"self-signed"_s;
    }
    if (has(QSslError::CertificateRevoked) || has(QSslError::CertificateBlacklisted)) {
        return u"revoked"_s;
    }
    const bool unknown = has(QSslError::SelfSignedCertificateInChain)
        || has(QSslError::CertificateUntrusted) || has(QSslError::UnableToGetLocalIssuerCertificate)
        || has(QSslError::UnableToVerifyFirstCertificate)
        || has(QSslError::UnableToGetIssuerCertificate)
        || has(QSslError::CertificateSignatureFailed); // a CA that has the name of a known one
    return unknown ? u"unknown-ca"_s : u"other"_s;
}
} // namespace

Finding certificateProblem(const QList<QSslError> &errors, const QList<QSslCertificate> &chain,
    const QString &host, const QDateTime &now)
{
    const QSslCertificate leaf = chain.value(0);
    const auto find = [&](QSslError::SslError kind) {
        return std::find_if(
            errors.cbegin(), errors.cend(), [&](const QSslError &e) { return e.error() == kind; });
    };
    const auto concerned = [&](auto it) {
        return it->certificate().isNull() ? leaf : it->certificate();
    };
    if (const auto it = find(QSslError::CertificateExpired); it != errors.cend()) {
        return dateProblem(u"domain.tls-expired"_s, concerned(it), now);
    }
    if (const auto it = find(QSslError::CertificateNotYetValid); it != errors.cend()) {
        return dateProblem(u"domain.tls-not-yet-valid"_s, concerned(it), now);
    }
    if (find(QSslError::SelfSignedCertificate) == errors.cend()
        && find(QSslError::HostNameMismatch) != errors.cend()) {
        return wrongHost(leaf, host);
    }
    const QString reason = distrust(errors);
    if (reason == "unknown-ca"_L1 && isChainIncomplete(chain)) {
        return {u"domain.tls-incomplete-chain"_s, {{u"issuer"_s, issuerOf(leaf)}}, {}};
    }
    return {u"domain.tls-untrusted"_s, {{u"issuer"_s, issuerOf(leaf)}, {u"reason"_s, reason}}, {}};
}

Finding handshakeProblem(const QString &opensslText)
{
    // The last three digits are the reason; the words differ from version to version of OpenSSL.
    static const QRegularExpression code(u"error:[0-9A-F]{5}([0-9A-F]{3}):"_s);
    switch (code.match(opensslText).captured(1).toInt(nullptr, 16)) {
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
