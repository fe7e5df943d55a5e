// SPDX-License-Identifier: MIT
#include "tests/support/certificates.h"

#include <QFile>
#include <QRandomGenerator>

#include <memory>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace {
template <auto Free>
struct Deleter
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Bio = std::unique_ptr<BIO, Deleter<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Deleter<X509_EXTENSION_free>>;

QByteArray contents(const Bio &bio)
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return {data, static_cast<qsizetype>(size)};
}

QByteArray keyPem(const Key &key)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return contents(bio);
}

Key keyFrom(const QSslKey &key)
{
    const QByteArray pem = key.toPem();
    const Bio bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

void addExtension(X509 *certificate, int nid, const QByteArray &value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, nullptr, nid, value.constData()));
    Q_ASSERT(extension);
    X509_add_ext(certificate, extension.get(), -1);
}

void setName(X509_NAME *name, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(utf8.constData()), -1, -1, 0);
}

QByteArray alternativeNames(const CertificateRequest &request)
{
    QStringList entries;
    for (const QString &name : request.names) {
        entries += "DNS:"_L1 + name;
    }
    for (const QString &address : request.addresses) {
        entries += "IP:"_L1 + address;
    }
    return entries.join(u',').toUtf8();
}

/// Signed by \a issuer, or by itself if there is none.
Identity make(const CertificateRequest &request, const QString &commonName, const Identity *issuer)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    X509 *x = certificate.get();
    X509_set_version(x, X509_VERSION_3);
    quint64 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(x), serial);
    ASN1_TIME_set(X509_getm_notBefore(x), request.notBefore.toSecsSinceEpoch());
    ASN1_TIME_set(X509_getm_notAfter(x), request.notAfter.toSecsSinceEpoch());
    setName(X509_get_subject_name(x), commonName);
    setName(X509_get_issuer_name(x),
        issuer ? issuer->certificate.subjectInfo(QSslCertificate::CommonName).join(QString())
               : commonName);
    X509_set_pubkey(x, key.get());
    addExtension(
        x, NID_basic_constraints, request.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE");
    if (!request.isAuthority) {
        addExtension(x, NID_ext_key_usage, "serverAuth");
        if (request.hasAlternativeNames) {
            addExtension(x, NID_subject_alt_name, alternativeNames(request));
        }
    }
    const Key issuerKey = issuer ? keyFrom(issuer->key) : Key();
    X509_sign(x, issuerKey ? issuerKey.get() : key.get(), EVP_sha256());

    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), x);
    return {QSslCertificate(contents(bio)), QSslKey(keyPem(key), QSsl::Ec)};
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write %s", qPrintable(path));
    }
}
} // namespace

void Identity::write(const QString &folder, const QString &name) const
{
    writeFile(folder + u'/' + name + ".pem"_L1, certificate.toPem());
    writeFile(folder + u'/' + name + ".key"_L1, key.toPem());
}

CertificateRequest expired()
{
    CertificateRequest request;
    request.notBefore = QDateTime::currentDateTimeUtc().addDays(-90);
    request.notAfter = QDateTime::currentDateTimeUtc().addDays(-2);
    return request;
}

CertificateRequest notYetValid()
{
    CertificateRequest request;
    request.notBefore = QDateTime::currentDateTimeUtc().addDays(2);
    return request;
}

CertificateRequest wrongHost()
{
    CertificateRequest request;
    request.names = {u"other.example"_s};
    request.addresses = {u"192.0.2.1"_s};
    return request;
}

Identity selfSigned(const CertificateRequest &request)
{
    return make(request, request.names.value(0), nullptr);
}

CertificateAuthority::CertificateAuthority()
    // As long-lived as real roots, and with a name of its own: two CAs are strangers.
    : m_identity(
        make({.notAfter = QDateTime::currentDateTimeUtc().addYears(20), .isAuthority = true},
            "mpwizard test CA "_L1 + QString::number(QRandomGenerator::global()->generate64(), 16),
            nullptr))
{
}

CertificateAuthority::CertificateAuthority(Identity intermediate)
    : m_identity(std::move(intermediate))
{
}

Identity CertificateAuthority::issue(const CertificateRequest &request) const
{
    return make(request,
        request.isAuthority ? u"mpwizard test intermediate"_s : request.names.value(0),
        &m_identity);
}
