// SPDX-License-Identifier: MIT
#pragma once
#include "models/remote/domainprobe.h"
#include "models/remote/services.h"
#include "models/sandbox/answer.h"

#include <QNetworkAccessManager>

/// A QNetworkAccessManager that opens no socket: answers come from answer(). For practice mode and
/// reproduction. Requests to anything but \a services' WeChat and upload hosts fail with
/// HostNotFoundError. Its HttpClient gets no SystemProxies: to ask for one may fetch a script.
class SandboxNetwork final : public QNetworkAccessManager
{
    Q_OBJECT
public:
    SandboxNetwork(Scenario &scenario, const Services &services, QObject *parent = nullptr);

protected:
    QNetworkReply *createRequest(
        Operation op, const QNetworkRequest &request, QIODevice *outgoing) override;

private:
    Scenario &m_scenario;
    const Services &m_services;
};

/// Answers domain probes from the scenario, without a socket.
class SandboxDomainProbe final : public DomainProbe
{
public:
    explicit SandboxDomainProbe(const Scenario &scenario);
    Future<DomainReport> probe(const ParsedDomain &domain) override;
    /// Every domain serves the exercise's check file, and nothing else.
    Future<DomainReport> fetch(const ParsedDomain &domain, const QByteArray &path) override;

private:
    const Scenario &m_scenario;
};
