// SPDX-License-Identifier: MIT
#include "models/remote/tlssession.h"

#include <algorithm>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace {
QSslCertificate converted(X509 *certificate)
{
    const int size = certificate ? i2d_X509(certificate, nullptr) : 0;
    if (size <= 0) {
        return QSslCertificate();
    }
    QByteArray der(size, '\0');
    auto *end = reinterpret_cast<unsigned char *>(der.data());
    i2d_X509(certificate, &end);
    return QSslCertificate(der, QSsl::Der);
}

QList<QSslCertificate> sentChain(SSL *session)
{
    QList<QSslCertificate> chain;
    STACK_OF(X509) *sent = SSL_get_peer_cert_chain(session);
    for (int i = 0; i < sk_X509_num(sent); ++i) {
        chain.append(converted(sk_X509_value(sent, i)));
    }
    return chain;
}
} // namespace

TlsContext makeTlsContext(const QList<QSslCertificate> &extraCas)
{
    TlsContext context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    if (!context) {
        return context;
    }
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_default_verify_paths(context.get());
    for (const QSslCertificate &ca : extraCas) {
        const QByteArray der = ca.toDer();
        const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
        const std::unique_ptr<X509, decltype(&X509_free)> x509(
            d2i_X509(nullptr, &bytes, long(der.size())), X509_free);
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), x509.get());
    }
    return context;
}

void TlsSession::Free::operator()(ssl_st *session) const
{
    SSL_free(session);
}

TlsSession::TlsSession(const TlsContext &context, const QString &host)
    : m_context(context)
    , m_session(SSL_new(context.get()))
    , m_host(host)
{
    SSL *session = m_session.get();
    SSL_set_bio(session, BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_connect_state(session);
    QByteArray name = host.toLatin1();
    SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data());
    // As browsers and phones do: alternative names only, "*" only as a whole label.
    SSL_set_hostflags(
        session, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
    if (SSL_set1_host(session, name.constData()) != 1) {
        m_errors.append(CertificateError{X509_V_ERR_HOSTNAME_MISMATCH,
            QSslCertificate()}); // without a name none would be checked
    }
    SSL_set_app_data(session, this);
    SSL_set_verify(session, SSL_VERIFY_PEER, &TlsSession::onVerified);
}

TlsSession::~TlsSession() = default;

int TlsSession::onVerified(int isFine, x509_store_ctx_st *store)
{
    if (!isFine) {
        auto *session = static_cast<SSL *>(
            X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
        auto *self = static_cast<TlsSession *>(SSL_get_app_data(session));
        self->m_errors.append(
            {X509_STORE_CTX_get_error(store), converted(X509_STORE_CTX_get_current_cert(store))});
    }
    return 1; // go on, so that all that is wrong gets known; shakeHands() refuses afterwards
}

void TlsSession::receive(const QByteArray &bytes)
{
    BIO_write(SSL_get_rbio(m_session.get()), bytes.constData(), int(bytes.size()));
}

QByteArray TlsSession::toSend()
{
    BIO *bio = SSL_get_wbio(m_session.get());
    QByteArray bytes(qsizetype(BIO_ctrl_pending(bio)), '\0');
    BIO_read(bio, bytes.data(), int(bytes.size()));
    return bytes;
}

TlsSession::State TlsSession::shakeHands()
{
    SSL *session = m_session.get();
    ERR_clear_error();
    const int done = SSL_do_handshake(session);
    if (done != 1 && SSL_get_error(session, done) == SSL_ERROR_WANT_READ) {
        return State::Handshaking;
    }
    if (!m_errors.isEmpty()) {
        m_problem = certificateProblem(
            m_errors, sentChain(session), m_host, QDateTime::currentDateTimeUtc());
    } else if (done != 1 || SSL_get_verify_result(session) != X509_V_OK) {
        m_problem = handshakeProblem(ERR_GET_REASON(ERR_peek_error()));
    }
    ERR_clear_error(); // the queue belongs to the thread, not to us
    return m_problem.id.isEmpty() ? State::Encrypted : State::Failed;
}

QDateTime TlsSession::notAfter() const
{
    tm time{};
    ASN1_TIME_to_tm(X509_get0_notAfter(SSL_get0_peer_certificate(m_session.get())), &time);
    const QDate date(time.tm_year + 1900, time.tm_mon + 1, time.tm_mday);
    return {date, QTime(time.tm_hour, time.tm_min, std::min(time.tm_sec, 59)), Qt::UTC};
}

void TlsSession::write(const QByteArray &plain)
{
    SSL_write(m_session.get(), plain.constData(), int(plain.size()));
}

QByteArray TlsSession::read(qsizetype maxSize)
{
    QByteArray plain(maxSize, Qt::Uninitialized);
    qsizetype size = 0;
    for (int part = 1; part > 0 && size < maxSize;) {
        part = SSL_read(m_session.get(), plain.data() + size, int(maxSize - size));
        size += std::max(part, 0);
    }
    ERR_clear_error();
    plain.truncate(size);
    return plain;
}
