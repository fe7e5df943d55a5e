// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/finding.h"

#include <QDateTime>
#include <QList>
#include <QSslCertificate>

/// One thing that OpenSSL found wrong with a certificate.
struct CertificateError
{
    int code = 0; ///< X509_V_ERR_…
    QSslCertificate certificate; ///< the one that is wrong
};

/// What is wrong with a server's certificates, the most telling problem first:
/// "domain.tls-expired", "domain.tls-not-yet-valid" (both with "subject", "notBefore", "notAfter"
/// and "now", so that a wrong clock can be told), "domain.tls-wrong-host"
/// {"host","names"}, "domain.tls-incomplete-chain" {"issuer"}, "domain.tls-untrusted"
/// {"issuer","reason"}: "self-signed", "unknown-ca", "weak-key", "revoked" or "other". A
/// certificate whose issuer is neither sent nor known counts as an incomplete chain only if it says
/// where its issuer's certificate is (as those of public CAs do) or its issuer calls itself an
/// intermediate; otherwise the CA is just unknown. If \a now is before this program's release,
/// wrong dates are "network.clock" (see wrongclock.h); somebody else's server is never asked for
/// the time.
Finding certificateProblem(const QList<CertificateError> &errors,
    const QList<QSslCertificate> &chain, const QString &host, const QDateTime &now);

/// Why OpenSSL gave up a handshake (\a reason is its SSL_R_…): "domain.tls-old-version", or
/// "domain.unreachable" {"reason"}: "not-tls" or "tls".
Finding handshakeProblem(int reason);
