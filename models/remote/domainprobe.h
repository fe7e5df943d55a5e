// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/domainsyntax.h"
#include "models/remote/services.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <optional>

/// How one stage of a probe went: done in time, or the finding; a warning may come with success.
struct ProbeStage
{
    enum class Outcome { Passed, Warning, Failed, Skipped, Unknown };
    Outcome outcome = Outcome::Skipped;
    Finding finding; ///< empty id when Passed or Skipped
    int ms = 0;
};

/// DNS, TLS and HTTP of one domain. A stage that fails leaves the later ones Skipped.
struct DomainReport
{
    ProbeStage dns;
    ProbeStage tls;
    ProbeStage http;
};

/// Looks at a domain from outside, like a careful stranger: resolves once, refuses private and reserved addresses,
/// connects to the checked address, follows no redirect, sends no credentials, at most 20 s in all.
class DomainProbe
{
public:
    virtual ~DomainProbe() = default;
    [[nodiscard]] virtual Future<DomainReport> probe(const ParsedDomain &domain) = 0;
};

/// The real one: QHostInfo, QSslSocket and one HTTP request over the same connection.
class SocketDomainProbe final : public QObject, public DomainProbe
{
    Q_OBJECT
public:
    explicit SocketDomainProbe(const Services &services, QObject *parent = nullptr);
    Future<DomainReport> probe(const ParsedDomain &domain) override;

private:
    const Services &m_services;
};

/// Whether the probe may connect to \a address (RFC 1918, loopback, link-local, documentation, NAT64 … are refused);
/// 198.18.0.0/15 is told apart because desktop proxies answer every name from it.
enum class AddressClass { Public, Private, ProxyDns };
AddressClass classify(const QHostAddress &address);
