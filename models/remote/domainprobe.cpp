// SPDX-License-Identifier: MIT
#include "models/remote/domainprobe.h"

#include "models/remote/dnsfault.h"
#include "models/remote/proxyfault.h"
#include "models/remote/tlssession.h"
#include "models/remote/tlsverdict.h"

#include <QAuthenticator>
#include <QElapsedTimer>
#include <QNetworkInterface>
#include <QPromise>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
using Outcome = ProbeStage::Outcome;
using Subnet = QPair<QHostAddress, int>;

constexpr quint16 kDefaultPort = 443;
constexpr qint64 kMaxHead = 65'536;
constexpr int kSoonDays = 30;
constexpr int kLookupMs = 4'000; // a resolver that says SERVFAIL says it sooner

/// What every probe of one SocketDomainProbe shares.
struct Setting
{
    TlsContext tls;
    SystemProxies *proxies; // may be null
    SocketDomainProbe::Lookup lookup;
    bool canExplain; // why there is no address
    QString controlHost; // resolves wherever DNS works; empty if there is none
    int totalMs;
    int slowMs;
};

struct Target
{
    QHostAddress address;
    quint16 port = kDefaultPort;
};

bool hasNetwork()
{
    const auto addresses = QNetworkInterface::allAddresses();
    return std::any_of(addresses.cbegin(), addresses.cend(), [](const QHostAddress &address) {
        return !address.isLoopback() && !address.isLinkLocal();
    });
}

QString connectionReason(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return u"refused"_s;
    case QAbstractSocket::SocketTimeoutError:
        return u"timeout"_s;
    case QAbstractSocket::NetworkError:
        return u"no-route"_s;
    default:
        return u"reset"_s;
    }
}

QString redirectHost(const QByteArray &head)
{
    static const QRegularExpression location(
        u"\r\n *Location: *([^\r\n]*)"_s, QRegularExpression::CaseInsensitiveOption);
    return QUrl(location.match(QString::fromLatin1(head)).captured(1).trimmed())
        .host(QUrl::FullyEncoded);
}

/// The status of \a answer; 0 while only an interim one (1xx) has begun.
int finalStatus(const QByteArray &answer)
{
    const int status = httpStatus(answer);
    return status / 100 == 1 ? 0 : status;
}

bool isOneOf(const QHostAddress &address, const QList<Subnet> &subnets)
{
    return std::any_of(subnets.cbegin(), subnets.cend(),
        [&](const Subnet &subnet) { return address.isInSubnet(subnet); });
}

QList<Subnet> subnets(const QStringList &spelled)
{
    QList<Subnet> list;
    for (const QString &each : spelled) {
        list.append(QHostAddress::parseSubnet(each));
    }
    return list;
}

/// One domain, once. Deletes itself when it has reported.
class Probe final : public QObject
{
public:
    /// \a path: whose answer is wanted; without one only whether "/" is answered.
    Probe(ParsedDomain domain, std::optional<QByteArray> path, Setting setting, QObject *parent);
    Future<DomainReport> start(const QHash<QString, QPair<QHostAddress, quint16>> &resolve);

private:
    void lookUp();
    void onLookedUp(const QHostInfo &info);
    void onResolved(const QList<QHostAddress> &addresses);
    void onUnresolved(const QString &guess);
    void noAddress(const QString &reason);
    void askForControl(const QString &reason);
    void findProxy();
    void connectToNext();
    void onConnected();
    void onEncrypted();
    void onReceived();
    void onHandshake();
    void onRead();
    void readWhole(bool isOver);
    void onEnd(const QString &reason);
    void onAnswer(int status);
    void onSocketError(QAbstractSocket::SocketError error);
    void onDeadline();
    void onStageDeadline();
    void unreachable(ProbeStage &stage, const QString &reason);
    void onProxyWantsPassword();
    void proxyFailed(const QString &reason);
    void offline(ProbeStage &stage);
    void end(ProbeStage &stage, Outcome outcome, Finding finding);
    void pass(ProbeStage &stage, Outcome outcome = Outcome::Passed, const Finding &finding = {});
    void finish();

    const ParsedDomain m_domain;
    const std::optional<QByteArray> m_path;
    const Setting m_setting;
    DomainReport m_report;
    QPromise<Result<DomainReport>> m_promise;
    QFutureWatcher<Result<DomainReport>> m_watcher;
    QElapsedTimer m_stageTime;
    QTimer m_deadline;
    QTimer m_stageDeadline;
    QList<Target> m_targets;
    Target m_target;
    QNetworkProxy m_proxy = QNetworkProxy::NoProxy;
    int m_lookups = 0;
    QTcpSocket *m_socket = nullptr;
    std::optional<TlsSession> m_tls;
    QByteArray m_head;
};

Probe::Probe(ParsedDomain domain, std::optional<QByteArray> path, Setting setting, QObject *parent)
    : QObject(parent)
    , m_domain(std::move(domain))
    , m_path(std::move(path))
    , m_setting(std::move(setting))
{
    m_deadline.setSingleShot(true);
    m_stageDeadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Probe::onDeadline);
    connect(&m_stageDeadline, &QTimer::timeout, this, &Probe::onStageDeadline);
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, &QObject::deleteLater);
}

Future<DomainReport> Probe::start(const QHash<QString, QPair<QHostAddress, quint16>> &resolve)
{
    m_promise.start();
    m_watcher.setFuture(m_promise.future());
    m_deadline.start(m_setting.totalMs);
    m_stageTime.start();
    const quint16 port = m_domain.port < 0 ? kDefaultPort : quint16(m_domain.port);
    m_target.port = port;
    if (const auto it = resolve.find(m_domain.host + u':' + QString::number(port));
        it != resolve.end()) {
        m_targets = {{it->first, it->second}};
        pass(m_report.dns);
        connectToNext();
    } else {
        lookUp();
    }
    return m_promise.future();
}

// A lost packet costs the system's resolver five seconds, so it is asked twice.
void Probe::lookUp()
{
    ++m_lookups;
    m_stageDeadline.start(std::min(kLookupMs, m_setting.totalMs / 2) / 2);
    m_setting.lookup(m_domain.host, this, [this](const QHostInfo &info) { onLookedUp(info); });
}

void Probe::onLookedUp(const QHostInfo &info)
{
    if (!m_stageDeadline.isActive()) {
        return; // the other question was answered, or the time is up
    }
    m_stageDeadline.stop();
    if (!info.addresses().isEmpty()) {
        onResolved(info.addresses());
    } else {
        onUnresolved(info.error() == QHostInfo::HostNotFound ? u"nxdomain"_s : u"servfail"_s);
    }
}

void Probe::onResolved(const QList<QHostAddress> &addresses)
{
    const auto first = [&](AddressClass kind) {
        const auto it = std::find_if(addresses.cbegin(), addresses.cend(),
            [kind](const QHostAddress &address) { return classify(address) == kind; });
        return it == addresses.cend() ? QString() : it->toString();
    };
    if (const QString ip = first(AddressClass::ProxyDns); !ip.isEmpty()) {
        end(m_report.dns, Outcome::Unknown, {u"domain.proxy-dns"_s, {{u"ip"_s, ip}}, {}});
        return;
    }
    if (const QString ip = first(AddressClass::Private); !ip.isEmpty()) {
        end(m_report.dns, Outcome::Failed, {u"domain.private-address"_s, {{u"ip"_s, ip}}, {}});
        return;
    }
    for (const QHostAddress &address : addresses) {
        m_targets.append({address, m_target.port});
    }
    pass(m_report.dns);
    findProxy();
}

// The system tells two kinds of failure apart, the resolver more.
void Probe::onUnresolved(const QString &guess)
{
    if (!m_setting.canExplain) {
        noAddress(guess);
        return;
    }
    findDnsFault(m_domain.host, this, [this, guess](const QString &reason) {
        // Silence looks like an empty answer there, but not to the system.
        const bool silent = reason == "empty"_L1 && guess == "servfail"_L1;
        noAddress(reason.isEmpty() || silent ? guess : reason);
    });
}

void Probe::noAddress(const QString &reason)
{
    // What a resolver says about the name, it knows; all else may be its own trouble. One without a
    // network behind it knows no name at all.
    static const QStringList verdicts{u"empty"_s, u"cname-loop"_s, u"only-aaaa"_s};
    const bool isUnknown = reason == "nxdomain"_L1 && m_setting.controlHost.isEmpty();
    if (verdicts.contains(reason) || isUnknown) {
        end(m_report.dns, Outcome::Failed, {u"domain.no-dns"_s, {{u"reason"_s, reason}}, {}});
    } else if (m_setting.controlHost.isEmpty()) {
        offline(m_report.dns);
    } else {
        askForControl(reason);
    }
}

void Probe::askForControl(const QString &reason)
{
    m_deadline.start(std::min(m_deadline.remainingTime(), kLookupMs)); // then nothing resolves
    m_setting.lookup(m_setting.controlHost, this, [this, reason](const QHostInfo &control) {
        if (control.addresses().isEmpty()) {
            offline(m_report.dns);
        } else {
            end(m_report.dns, Outcome::Failed, {u"domain.no-dns"_s, {{u"reason"_s, reason}}, {}});
        }
    });
}

void Probe::findProxy()
{
    if (!m_setting.proxies) {
        connectToNext();
        return;
    }
    QUrl url;
    url.setScheme(u"https"_s); // wss, too: a proxy leads both through alike
    url.setHost(m_domain.host);
    url.setPort(m_domain.port);
    onResult(m_setting.proxies->find(url), this, [this](const Result<QNetworkProxy> &proxy) {
        m_proxy = proxy.value_or(QNetworkProxy::NoProxy);
        m_report.proxy = proxyText(m_proxy);
        connectToNext();
    });
}

void Probe::connectToNext()
{
    m_target = m_targets.takeFirst();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->deleteLater();
    }
    if (!m_targets.isEmpty()) {
        m_stageDeadline.start(m_deadline.remainingTime() / int(m_targets.size() + 1));
    }
    m_socket = new QTcpSocket(this);
    m_socket->setReadBufferSize(kMaxHead);
    m_socket->setProxy(m_proxy);
    connect(m_socket, &QTcpSocket::connected, this, &Probe::onConnected);
    connect(m_socket, &QTcpSocket::readyRead, this, &Probe::onReceived);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &Probe::onSocketError);
    connect(m_socket, &QTcpSocket::proxyAuthenticationRequired, this, &Probe::onProxyWantsPassword);
    m_socket->connectToHost(m_target.address, m_target.port);
}

void Probe::onConnected()
{
    m_stageDeadline.stop();
    m_targets.clear();
    m_socket->setSocketOption(
        QAbstractSocket::LowDelayOption, 1); // the request follows the handshake at once
    m_tls.emplace(m_setting.tls, m_domain.host);
    onHandshake();
}

void Probe::onReceived()
{
    m_tls->receive(m_socket->readAll());
    m_report.tls.outcome == Outcome::Skipped ? onHandshake() : onRead();
}

void Probe::onHandshake()
{
    const auto state = m_tls->shakeHands();
    if (state == TlsSession::State::Encrypted) {
        onEncrypted();
        return;
    }
    m_socket->write(m_tls->toSend());
    if (state == TlsSession::State::Failed) {
        const Finding problem = m_tls->problem();
        const bool isOurs = problem.id == "network.clock"_L1;
        end(m_report.tls, isOurs ? Outcome::Unknown : Outcome::Failed, problem);
    }
}

void Probe::onEncrypted()
{
    const QDateTime notAfter = m_tls->notAfter();
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(notAfter);
    if (days < kSoonDays) {
        const QJsonObject facts{{u"host"_s, m_domain.host}, {u"days"_s, days},
            {u"notAfter"_s, notAfter.toUTC().toString(Qt::ISODate)}};
        pass(m_report.tls, Outcome::Warning, {u"domain.tls-expires-soon"_s, facts, {}});
    } else {
        pass(m_report.tls);
    }
    const QByteArray port =
        m_domain.port < 0 ? QByteArray() : ':' + QByteArray::number(m_domain.port);
    m_tls->write("GET " + m_path.value_or("/") + " HTTP/1.1\r\nHost: " + m_domain.host.toLatin1()
        + port
        + "\r\nUser-Agent: mpwizard/" MPWIZARD_VERSION
          "\r\nAccept: */*\r\nConnection: close\r\n\r\n");
    m_socket->write(m_tls->toSend());
    onRead(); // an answer may have come along with the end of the handshake
}

void Probe::onRead()
{
    m_head += m_tls->read(kMaxHead - m_head.size());
    const QByteArray answer = withoutInterim(m_head);
    const int status = finalStatus(answer);
    const bool isFull = m_head.size() >= kMaxHead;
    if (status == 0) {
        const QByteArray start = QByteArrayLiteral("HTTP/1.").left(answer.size());
        if (isFull || !answer.startsWith(start)) {
            unreachable(m_report.http, u"not-http"_s);
        }
    } else if (m_path) {
        readWhole(isFull);
    } else if (isFull || status / 100 != 3 || answer.contains("\r\n\r\n")) {
        onAnswer(status);
    }
}

void Probe::readWhole(bool isOver)
{
    if (const auto answer = readHttpAnswer(m_head, isOver)) {
        m_report.answer = *answer;
        pass(m_report.http);
        finish();
    }
}

/// Nothing more comes.
void Probe::onEnd(const QString &reason)
{
    const int status = finalStatus(withoutInterim(m_head));
    if (status == 0 || (m_path && reason == "silent"_L1)) {
        unreachable(m_report.http, reason);
    } else {
        m_path ? readWhole(true) : onAnswer(status);
    }
}

void Probe::onAnswer(int status)
{
    const auto ms = m_stageTime.elapsed();
    QJsonObject facts{{u"host"_s, m_domain.host}, {u"status"_s, status}};
    if (const QString other = redirectHost(m_head); status / 100 == 3 && !other.isEmpty()) {
        facts.insert(u"redirectsTo"_s, other);
    }
    if (status / 100 == 5) {
        pass(m_report.http, Outcome::Warning,
            {u"network.http-"_s + QString::number(status), facts, {}});
    } else if (ms > m_setting.slowMs) {
        facts.insert(u"ms"_s, ms);
        pass(m_report.http, Outcome::Warning, {u"domain.slow"_s, facts, {}});
    } else {
        pass(m_report.http, Outcome::Passed, {{}, facts, {}});
    }
    finish();
}

void Probe::onSocketError(QAbstractSocket::SocketError error)
{
    if (m_report.tls.outcome != Outcome::Skipped) {
        onEnd(u"closed"_s);
    } else if (!m_targets.isEmpty()) {
        connectToNext();
    } else if (error == QAbstractSocket::NetworkError && !hasNetwork()) {
        offline(m_report.tls);
    } else if (const QString reason = proxyFault(error); !reason.isEmpty()) {
        proxyFailed(reason);
    } else {
        unreachable(m_report.tls, connectionReason(error));
    }
}

void Probe::onStageDeadline()
{
    if (m_socket) {
        onSocketError(QAbstractSocket::SocketTimeoutError);
    } else {
        m_lookups == 1 ? lookUp() : noAddress(u"timeout"_s);
    }
}

void Probe::onDeadline()
{
    if (m_report.dns.outcome == Outcome::Skipped) {
        offline(m_report.dns);
    } else if (m_report.tls.outcome == Outcome::Skipped) {
        unreachable(m_report.tls, u"timeout"_s);
    } else {
        onEnd(u"silent"_s);
    }
}

void Probe::unreachable(ProbeStage &stage, const QString &reason)
{
    end(stage, Outcome::Failed, {u"domain.unreachable"_s, {{u"reason"_s, reason}}, {}});
}

// The socket is in the middle of its own work and must not be closed before that is done.
void Probe::onProxyWantsPassword()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_deadline.isActive()) { // else it has reported already
                proxyFailed(u"authentication"_s);
            }
        },
        Qt::QueuedConnection);
}

void Probe::proxyFailed(const QString &reason)
{
    end(m_report.tls, Outcome::Unknown, {u"network.proxy"_s, {{u"reason"_s, reason}}, {}});
}

void Probe::offline(ProbeStage &stage)
{
    end(stage, Outcome::Unknown, {u"network.dns"_s, {}, {}});
}

void Probe::end(ProbeStage &stage, Outcome outcome, Finding finding)
{
    finding.facts.insert(u"host"_s, m_domain.host);
    if (m_socket) {
        finding.facts.insert(u"ip"_s, m_target.address.toString());
        finding.facts.insert(u"port"_s, m_target.port);
    }
    if (!m_report.proxy.isEmpty()) {
        finding.facts.insert(u"proxy"_s, m_report.proxy);
    }
    pass(stage, outcome, finding);
    finish();
}

void Probe::pass(ProbeStage &stage, Outcome outcome, const Finding &finding)
{
    stage = {outcome, finding, int(m_stageTime.restart())};
}

void Probe::finish()
{
    m_deadline.stop();
    m_stageDeadline.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    m_promise.addResult(m_report);
    m_promise.finish();
    deleteLater();
}
} // namespace

SocketDomainProbe::SocketDomainProbe(
    const Services &services, SystemProxies *proxies, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_proxies(proxies)
    , m_lookup([](const QString &host, QObject *context, const Answer &answer) {
        QHostInfo::lookupHost(host, context, answer);
    })
{
}

void SocketDomainProbe::setLimits(int totalMs, int slowMs)
{
    m_totalMs = totalMs;
    m_slowMs = slowMs;
}

void SocketDomainProbe::setLookup(const Lookup &lookup)
{
    m_lookup = lookup;
    m_canExplain = false;
}

Future<DomainReport> SocketDomainProbe::probe(const ParsedDomain &domain)
{
    return ask(domain, std::nullopt);
}

Future<DomainReport> SocketDomainProbe::fetch(const ParsedDomain &domain, const QByteArray &path)
{
    return ask(domain, path);
}

Future<DomainReport> SocketDomainProbe::ask(
    const ParsedDomain &domain, const std::optional<QByteArray> &path)
{
    if (!m_tls) {
        m_tls = makeTlsContext(m_services.extraCas);
    }
    const QString known = m_services.wechat.host();
    const QString control =
        QHostAddress(known).isNull() && known != "localhost"_L1 ? known : QString();
    const Setting setting{m_tls, m_proxies, m_lookup, m_canExplain, control, m_totalMs, m_slowMs};
    return (new Probe(domain, path, setting, this))->start(m_services.resolve);
}

AddressClass classify(const QHostAddress &address)
{
    static const QList<Subnet> proxies = subnets({u"198.18.0.0/15"_s});
    static const QList<Subnet> privates = subnets(
        {u"0.0.0.0/8"_s, u"10.0.0.0/8"_s, u"100.64.0.0/10"_s, u"127.0.0.0/8"_s, u"169.254.0.0/16"_s,
            u"172.16.0.0/12"_s, u"192.0.0.0/24"_s, u"192.0.2.0/24"_s, u"192.88.99.0/24"_s,
            u"192.168.0.0/16"_s, u"198.51.100.0/24"_s, u"203.0.113.0/24"_s, u"224.0.0.0/3"_s});
    // Only 2000::/3 is routed; in it: IETF protocols with Teredo, documentation (two), 6to4.
    static const QList<Subnet> routed = subnets({u"2000::/3"_s});
    static const QList<Subnet> reserved =
        subnets({u"2001::/23"_s, u"2001:db8::/32"_s, u"2002::/16"_s, u"3fff::/20"_s});

    bool isIpv4 = false;
    const QHostAddress unmapped(address.toIPv4Address(&isIpv4)); // ::ffff:127.0.0.1 too
    if (isIpv4) {
        const bool isPrivate = isOneOf(unmapped, privates);
        return isOneOf(unmapped, proxies) ? AddressClass::ProxyDns
            : isPrivate                   ? AddressClass::Private
                                          : AddressClass::Public;
    }
    const bool isPublic = isOneOf(address, routed) && !isOneOf(address, reserved);
    return isPublic ? AddressClass::Public : AddressClass::Private;
}
