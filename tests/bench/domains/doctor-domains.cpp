// SPDX-License-Identifier: MIT
// doctor-domains TLSSERVER: probes 200 domains of a local TLS server, 50 at a time, with our prober
// and with curl --parallel, and prints how the times compare. Both are whole processes and both
// check the certificate against the test's CA.
#include "models/remote/domainprobe.h"
#include "tests/support/certificates.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {
constexpr int kDomains = 200;
constexpr int kAtOnce = 50;
constexpr int kRounds = 9;
constexpr int kPatience = 60'000;
constexpr double kLimit = 1.2;

QString host(int index)
{
    return u"d%1.bench.example"_s.arg(index);
}

/// The process that is measured: probes all domains, at most kAtOnce at a time.
class Prober final : public QObject
{
public:
    explicit Prober(const Services &services)
        : m_prober(services)
    {
        for (int i = 0; i < kAtOnce; ++i) {
            next();
        }
    }

private:
    void next()
    {
        if (m_started == kDomains) {
            return;
        }
        const auto domain = parseDomain({DomainKind::Request, u"https://"_s + host(m_started++)});
        onResult(m_prober.probe(*domain), this, [this](const Result<DomainReport> &report) {
            m_failed += report && report->http.finding.facts.value(u"status"_s) == 200 ? 0 : 1;
            if (++m_done == kDomains) {
                QCoreApplication::exit(m_failed ? 1 : 0);
            }
            next();
        });
    }

    SocketDomainProbe m_prober;
    int m_started = 0;
    int m_done = 0;
    int m_failed = 0;
};

int probeAll(const QString &caFile, quint16 port)
{
    Services services;
    services.extraCas = QSslCertificate::fromPath(caFile);
    for (int i = 0; i < kDomains; ++i) {
        services.resolve.insert(host(i) + u":443"_s, {QHostAddress::LocalHost, port});
    }
    const Prober prober(services);
    return QCoreApplication::exec();
}

/// Wall time in ms; ends the benchmark if the program fails.
double timed(const QString &program, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0) {
        std::fprintf(stderr, "%s failed\n", qPrintable(program));
        std::exit(1);
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

void writeCurlConfig(const QString &path, const QString &caFile, const QString &port)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        std::exit(1);
    }
    file.write("parallel\nparallel-max = 50\nno-progress-meter\nfail\nhttp1.1\n");
    file.write("cacert = \"" + caFile.toUtf8() + "\"\nconnect-to = \"::127.0.0.1:" + port.toUtf8()
        + "\"\n");
    for (int i = 0; i < kDomains; ++i) {
        file.write("url = \"https://" + host(i).toUtf8() + "/\"\noutput = \"/dev/null\"\n");
    }
}

int compare(const QString &serverProgram)
{
    const QTemporaryDir folder;
    const CertificateAuthority ca;
    ca.identity().write(folder.path(), u"ca"_s);
    ca.issue({.names = {u"*.bench.example"_s}}).write(folder.path(), u"server"_s);
    QProcess server;
    server.start(
        serverProgram, {folder.filePath(u"server.pem"_s), folder.filePath(u"server.key"_s)});
    if (!server.waitForReadyRead(kPatience)) {
        std::fprintf(stderr, "no server\n");
        return 1;
    }
    const QString port = QString::fromLatin1(server.readLine()).trimmed();
    const QString caFile = folder.filePath(u"ca.pem"_s);
    const QString config = folder.filePath(u"curlrc"_s);
    writeCurlConfig(config, caFile, port);

    QList<double> ours;
    QList<double> curls;
    for (int round = 0; round < kRounds; ++round) { // by turns, so that a busy machine hits both
        ours.append(timed(QCoreApplication::applicationFilePath(), {u"--probe"_s, caFile, port}));
        curls.append(timed(u"curl"_s, {u"-q"_s, u"--config"_s, config}));
    }
    server.closeWriteChannel();
    server.waitForFinished(kPatience);
    // The fastest: whatever else the machine does only adds.
    const double our = *std::min_element(ours.cbegin(), ours.cend());
    const double curl = *std::min_element(curls.cbegin(), curls.cend());
    const double ratio = our / curl;
    std::printf("doctor-domains/curl %.2f (limit %.2f; %.0f ms and %.0f ms, fastest of %d)\n",
        ratio, kLimit, our, curl, kRounds);
    return ratio <= kLimit ? 0 : 1;
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments.at(1) == "--probe"_L1) {
        return probeAll(arguments.at(2), arguments.at(3).toUShort());
    }
    return arguments.size() == 2 ? compare(arguments.at(1)) : 2;
}
