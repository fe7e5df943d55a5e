// SPDX-License-Identifier: MIT
#pragma once
#include <QDateTime>
#include <QSslCertificate>
#include <QSslKey>
#include <QStringList>

/// A certificate with its private key, both made at test time (P-256: takes a millisecond).
struct Identity
{
    QSslCertificate certificate;
    QSslKey key;

    /// Writes NAME.pem and NAME.key into \a folder, for programs outside the test.
    void write(const QString &folder, const QString &name) const;
};

/// What a certificate says. The default is good for localhost and 127.0.0.1, from yesterday for a
/// year.
struct CertificateRequest
{
    QStringList names{QStringLiteral("localhost")};
    QStringList addresses{QStringLiteral("127.0.0.1")};
    QDateTime notBefore = QDateTime::currentDateTimeUtc().addDays(-1);
    QDateTime notAfter = QDateTime::currentDateTimeUtc().addDays(365);
    bool isAuthority = false; ///< an intermediate CA: pass it to CertificateAuthority
    bool hasAlternativeNames = true; ///< else the first name is only its common name, as long ago
};

CertificateRequest expired();
CertificateRequest notYetValid();
CertificateRequest wrongHost();

/// A certificate that nobody vouches for.
Identity selfSigned(const CertificateRequest &request = {});

/// A CA of the test's own. Trust identity().certificate (Services::extraCas, or its PEM as caFile).
class CertificateAuthority
{
public:
    CertificateAuthority(); ///< a root
    explicit CertificateAuthority(Identity intermediate);

    Identity issue(const CertificateRequest &request = {}) const;
    const Identity &identity() const { return m_identity; }

private:
    Identity m_identity;
};
