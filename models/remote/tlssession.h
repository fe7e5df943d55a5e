// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/tlsverdict.h"

#include <memory>

struct ssl_ctx_st;
struct ssl_st;
struct x509_store_ctx_st;

/// What connections share: TLS 1.2 or newer, the CAs of the system and \a extraCas. Null if OpenSSL
/// has no memory.
using TlsContext = std::shared_ptr<ssl_ctx_st>;
TlsContext makeTlsContext(const QList<QSslCertificate> &extraCas);

/// The client's side of one TLS connection, without a socket: bytes go in and out. Unlike with
/// QSslSocket many connections share one context, which halves the work of a bulk check, and every
/// certificate error is known by its number.
class TlsSession
{
public:
    enum class State { Handshaking, Encrypted, Failed };

    TlsSession(const TlsContext &context, const QString &host);
    TlsSession(const TlsSession &) = delete;
    TlsSession &operator=(const TlsSession &) = delete;
    ~TlsSession();

    /// Takes what the socket received.
    void receive(const QByteArray &bytes);
    /// What the socket has to send; empty if nothing.
    QByteArray toSend();

    /// Goes on with the handshake as far as the received bytes reach. Not Encrypted unless the
    /// certificate is right.
    State shakeHands();
    /// Why shakeHands() failed.
    Finding problem() const { return m_problem; }
    /// When the server's certificate expires; valid once Encrypted.
    QDateTime notAfter() const;

    void write(const QByteArray &plain);
    /// At most \a maxSize bytes of what came, decrypted.
    QByteArray read(qsizetype maxSize);

private:
    struct Free
    {
        void operator()(ssl_st *session) const;
    };
    static int onVerified(int isFine, x509_store_ctx_st *store);

    TlsContext m_context;
    std::unique_ptr<ssl_st, Free> m_session;
    QString m_host;
    QList<CertificateError> m_errors;
    Finding m_problem;
};
