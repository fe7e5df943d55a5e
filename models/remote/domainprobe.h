// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/domainsyntax.h"
#include "models/remote/httpanswer.h"
#include "models/remote/services.h"
#include "models/remote/systemproxies.h"

#include <QDateTime>
#include <QHostInfo>
#include <QObject>

#include <functional>
#include <memory>

struct ssl_ctx_st;

/// How one stage of a probe went: done in time, or the finding; a warning may come with success.
struct ProbeStage
{
    enum class Outcome { Passed, Warning, Failed, Skipped, Unknown };
    Outcome outcome = Outcome::Skipped;
    Finding finding; ///< empty id when Passed or Skipped; a passed http stage carries "status" and
                     ///< perhaps "redirectsTo"
    int ms = 0;
};

/// DNS, TLS and HTTP of one domain. A stage that fails leaves the later ones Skipped.
struct DomainReport
{
    ProbeStage dns;
    ProbeStage tls;
    ProbeStage http;
    QString proxy; ///< "host:port" if the connection went through the system's proxy
    HttpAnswer answer; ///< of fetch(), once the http stage has passed
};

/// Looks at a domain from outside, like a careful stranger: resolves once, refuses private and
/// reserved addresses, connects to the checked address, follows no redirect, sends no credentials,
/// at most 20 s in all.
class DomainProbe
{
public:
    virtual ~DomainProbe() = default;
    [[nodiscard]] virtual Future<DomainReport> probe(const ParsedDomain &domain) = 0;
    /// The same with one GET of exactly \a path (percent-encoded, with its "/"), whose answer is
    /// read: 64 KiB at most, head included. Any answer passes, also a slow one and a 5xx.
    [[nodiscard]] virtual Future<DomainReport> fetch(
        const ParsedDomain &domain, const QByteArray &path) = 0;
};

/// The real one: QHostInfo, QTcpSocket with OpenSSL and one HTTP request over the same connection.
/// Cancelling the future stops the probe.
///
/// dns: "domain.no-dns" {"host","reason"}: "nxdomain", "empty", "cname-loop", "only-aaaa" (the
/// resolver says so: see dnsfault.h), "servfail", "refused", "timeout" after four seconds (this
/// name only: the platform's own name resolves at the same time); Unknown "network.dns" if that
/// does not resolve either. "domain.private-address" {"ip"} if any address is private; Unknown
/// "domain.proxy-dns" {"ip"}. tls: see tlsverdict.h; "domain.unreachable" {"ip","port","reason"}:
/// "refused", "timeout", "reset", "no-route", "not-tls", "tls"; Unknown "network.dns" if this
/// computer has no network, "network.clock" if its clock cannot be right; warning
/// "domain.tls-expires-soon" {"days","notAfter"} (under 30 days). The connection goes through the
/// same system proxy as a call to WeChat; Unknown "network.proxy" {"proxy","reason"} if that fails;
/// the address is checked, whoever connects to it. http: any status is an
/// answer, a 404 at / too, but 5xx is the warning "network.http-<status>"; warning "domain.slow"
/// {"ms"} (over 1 s); "domain.unreachable" with the reason "not-http", "closed" or
/// "silent": connected and encrypted, but nothing like an answer (an interim one, 1xx, is none).
class SocketDomainProbe final : public QObject, public DomainProbe
{
    Q_OBJECT
public:
    /// Without \a proxies all connections are direct.
    explicit SocketDomainProbe(
        const Services &services, SystemProxies *proxies = nullptr, QObject *parent = nullptr);
    Future<DomainReport> probe(const ParsedDomain &domain) override;
    Future<DomainReport> fetch(const ParsedDomain &domain, const QByteArray &path) override;

    /// For tests: other time limits.
    void setLimits(int totalMs, int slowMs);
    using Answer = std::function<void(const QHostInfo &)>;
    using Lookup = std::function<void(const QString &host, QObject *context, const Answer &answer)>;
    /// For tests: another resolver, which is not asked again why it has no address.
    void setLookup(const Lookup &lookup);

private:
    Future<DomainReport> ask(const ParsedDomain &domain, const std::optional<QByteArray> &path);

    const Services &m_services;
    SystemProxies *m_proxies;
    Lookup m_lookup;
    bool m_canExplain = true;
    std::shared_ptr<ssl_ctx_st> m_tls; // made when first needed: it reads the system's CAs
    int m_totalMs = 20'000;
    int m_slowMs = 1'000;
};

/// Whether the probe may connect to \a address (RFC 1918, loopback, link-local, documentation,
/// NAT64 … are refused); 198.18.0.0/15 is told apart because desktop proxies answer every name from
/// it.
enum class AddressClass { Public, Private, ProxyDns };
AddressClass classify(const QHostAddress &address);
