// SPDX-License-Identifier: MIT
#include "models/sandbox/sandboxnetwork.h"

#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

/// Delivers an answer that is known already, but only once the event loop runs again, as a real
/// reply would.
class SandboxReply final : public QNetworkReply
{
public:
    SandboxReply(QNetworkAccessManager::Operation op, const QNetworkRequest &request,
        const std::optional<SandboxResponse> &response, QObject *parent)
        : QNetworkReply(parent)
    {
        setOperation(op);
        setRequest(request);
        setUrl(request.url());
        open(ReadOnly | Unbuffered);
        QMetaObject::invokeMethod(
            this, [this, response] { response ? deliver(*response) : fail(HostNotFoundError); },
            Qt::QueuedConnection);
    }

    void abort() override { fail(OperationCanceledError); }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override
    {
        return m_unread.size() + QNetworkReply::bytesAvailable();
    }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qsizetype size = std::min<qsizetype>(maxSize, m_unread.size());
        std::copy_n(m_unread.constData(), size, data);
        m_unread.remove(0, size);
        return size == 0 && isFinished() ? -1 : size;
    }

private:
    void deliver(const SandboxResponse &response)
    {
        if (isFinished()) // aborted meanwhile
            return;
        m_unread = response.body;
        setAttribute(QNetworkRequest::HttpStatusCodeAttribute, response.status);
        setHeader(QNetworkRequest::ContentTypeHeader, response.contentType);
        setHeader(QNetworkRequest::ContentLengthHeader, response.body.size());
        Q_EMIT metaDataChanged();
        Q_EMIT readyRead();
        if (response.status >= 400)
            fail(ContentNotFoundError);
        else
            finish();
    }

    void fail(NetworkError error)
    {
        if (isFinished())
            return;
        setError(error, u"sandbox"_s);
        Q_EMIT errorOccurred(error);
        finish();
    }

    void finish()
    {
        if (isFinished()) // aborted by whoever was just told something
            return;
        setFinished(true);
        Q_EMIT finished();
    }

    QByteArray m_unread;
};

QByteArray methodOf(QNetworkAccessManager::Operation op)
{
    switch (op) {
    case QNetworkAccessManager::GetOperation:
        return "GET";
    case QNetworkAccessManager::PostOperation:
        return "POST";
    default:
        return "OTHER"; // refused by every endpoint
    }
}

bool isSameServer(const QUrl &a, const QUrl &b)
{
    constexpr int kHttps = 443;
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port(kHttps) == b.port(kHttps);
}

QString serviceFor(const QUrl &url, const Services &services)
{
    if (isSameServer(url, services.wechat))
        return u"wechat"_s;
    return isSameServer(url, services.upload) ? u"upload"_s : QString();
}

// --- domains ---

ProbeStage passed(int ms)
{
    return {ProbeStage::Outcome::Passed, {}, ms};
}

/// The stage in which a fault shows: 0 DNS, 1 TLS (a connection that fails included), 2 HTTP.
size_t stageOf(const QString &fault)
{
    if (fault == "domain.no-dns"_L1 || fault == "domain.private-address"_L1
        || fault == "domain.proxy-dns"_L1)
        return 0;
    return fault.startsWith("domain.tls-"_L1) || fault == "domain.unreachable"_L1 ? 1 : 2;
}

bool isWarning(const QString &fault)
{
    return fault == "domain.tls-expires-soon"_L1 || fault == "domain.slow"_L1;
}

/// What a real certificate with this period would make the probe report.
QJsonObject period(const QDateTime &from, const QDateTime &to)
{
    return {{u"subject"_s, u"*.shop.example"_s}, {u"notBefore"_s, from.toString(Qt::ISODate)},
        {u"notAfter"_s, to.toString(Qt::ISODate)}};
}

/// The same facts as the real probe's.
QJsonObject factsOf(const QString &fault)
{
    constexpr int kSoon = 9;
    constexpr int kTerm = 90;
    const QDateTime soon = QDateTime::currentDateTimeUtc().addDays(kSoon);
    const QDateTime over(QDate(2026, 3, 1), QTime(23, 59, 59), Qt::UTC);
    if (fault == "domain.tls-expired"_L1)
        return period(over.addDays(-kTerm), over);
    if (fault == "domain.tls-not-yet-valid"_L1)
        return period(soon, soon.addDays(kTerm));
    if (fault == "domain.tls-expires-soon"_L1)
        return {{u"days"_s, kSoon}, {u"notAfter"_s, soon.toString(Qt::ISODate)}};
    const QHash<QString, QJsonObject> known{
        {u"domain.no-dns"_s, {{u"reason"_s, u"nxdomain"_s}}},
        {u"domain.private-address"_s, {{u"ip"_s, u"192.168.1.20"_s}}},
        {u"domain.proxy-dns"_s, {{u"ip"_s, u"198.18.0.5"_s}}},
        {u"domain.tls-wrong-host"_s, {{u"names"_s, u"www.elsewhere.example"_s}}},
        {u"domain.tls-untrusted"_s, {{u"issuer"_s, u"Shop CA"_s}, {u"reason"_s, u"untrusted"_s}}},
        {u"domain.tls-incomplete-chain"_s, {{u"issuer"_s, u"Example Intermediate"_s}}},
        {u"domain.unreachable"_s, {{u"reason"_s, u"timeout"_s}, {u"port"_s, 443}}},
        {u"domain.slow"_s, {{u"status"_s, 200}, {u"ms"_s, 4200}}},
    };
    return known.value(fault);
}

ProbeStage::Outcome outcomeOf(const QString &fault)
{
    if (fault == "domain.proxy-dns"_L1) // nobody knows what lies behind the proxy
        return ProbeStage::Outcome::Unknown;
    return isWarning(fault) ? ProbeStage::Outcome::Warning : ProbeStage::Outcome::Failed;
}

/// All stages in order; the one with the fault fails or warns, and after a failure nothing is
/// looked at.
DomainReport reportWith(const QString &fault, const QString &host)
{
    DomainReport report{passed(12), passed(31), passed(48)};
    report.http.finding.facts = {{u"host"_s, host}, {u"status"_s, 200}};
    if (fault.isEmpty())
        return report;
    const std::array stages{&report.dns, &report.tls, &report.http};
    const size_t at = stageOf(fault);
    QJsonObject facts = factsOf(fault);
    facts.insert(u"host"_s, host);
    stages.at(at)->outcome = outcomeOf(fault);
    stages.at(at)->finding = {fault, facts, {}};
    for (size_t later = at + 1; later < stages.size() && !isWarning(fault); ++later)
        *stages.at(later) = {};
    return report;
}

} // namespace

SandboxNetwork::SandboxNetwork(Scenario &scenario, const Services &services, QObject *parent)
    : QNetworkAccessManager(parent)
    , m_scenario(scenario)
    , m_services(services)
{
}

QNetworkReply *SandboxNetwork::createRequest(
    Operation op, const QNetworkRequest &request, QIODevice *outgoing)
{
    const QString service = serviceFor(request.url(), m_services);
    std::optional<SandboxResponse> response;
    if (!service.isEmpty() && !m_scenario.offline)
        response = answer({.method = methodOf(op),
                              .host = service,
                              .path = request.url().path(),
                              .query = request.url().query(QUrl::FullyEncoded),
                              .body = outgoing ? outgoing->readAll() : QByteArray()},
            m_scenario);
    return new SandboxReply(op, request, response, this);
}

SandboxDomainProbe::SandboxDomainProbe(const Scenario &scenario)
    : m_scenario(scenario)
{
}

Future<DomainReport> SandboxDomainProbe::probe(const ParsedDomain &domain)
{
    if (m_scenario.offline) {
        const Finding noAnswer{u"network.dns"_s, {{u"host"_s, domain.host}}, {}};
        return ready<DomainReport>(
            DomainReport{.dns = {ProbeStage::Outcome::Unknown, noAnswer, 0}});
    }
    const auto listed = std::ranges::find(m_scenario.domains, domain.host, &Scenario::Domain::host);
    const QString fault = listed == m_scenario.domains.cend() ? QString() : listed->fault;
    return ready<DomainReport>(reportWith(fault, domain.host));
}

Future<DomainReport> SandboxDomainProbe::fetch(const ParsedDomain &domain, const QByteArray &path)
{
    return andThen(probe(domain),
        [isThere = path == '/' + m_scenario.checkFileName.toLatin1(),
            content = m_scenario.checkFile](DomainReport report) {
            if (report.http.outcome != ProbeStage::Outcome::Skipped) {
                report.answer = {isThere ? 200 : 404, {}, isThere ? content : QByteArray(), true};
            }
            return ready<DomainReport>(report);
        });
}
