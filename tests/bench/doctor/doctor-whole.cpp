// SPDX-License-Identifier: MIT
// doctor-whole MPWIZARD STANDIN TLSSERVER PROVE-KEY.SH: whole processes by turns, against local TLS
// servers. Prints how "mpwizard doctor" compares with curl and openssl in a shell script (one
// upload key) and with curl --parallel (200 domains).
#include "tests/support/certificates.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {
constexpr int kDomains = 200;
constexpr int kPatience = 60'000;

struct Command
{
    QString program;
    QStringList arguments;
};

/// Wall time in ms; ends the benchmark if the program fails.
double timed(const Command &command)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(command.program, command.arguments);
    if (!process.waitForFinished(kPatience) || process.exitStatus() != QProcess::NormalExit
        || process.exitCode() != 0) {
        std::fprintf(stderr, "%s failed\n", qPrintable(command.program));
        std::exit(1);
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

/// Whether the first is at most \a limit times as slow as the second.
bool compare(const char *name, const Command &ours, const Command &theirs, int rounds, double limit)
{
    QList<double> first;
    QList<double> second;
    for (int round = 0; round < rounds; ++round) { // by turns, so that a busy machine hits both
        first.append(timed(ours));
        second.append(timed(theirs));
    }
    const double ratio = median(first) / median(second);
    std::printf("%s %.2f (limit %.2f; %.0f ms and %.0f ms, median of %d)\n", name, ratio, limit,
        median(first), median(second), rounds);
    return ratio <= limit;
}

/// A server that ends with this object.
class Server
{
public:
    explicit Server(const Command &command)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(command.program, command.arguments);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatience)) { }
        m_line = QString::fromUtf8(m_process.readLine()).trimmed();
    }
    ~Server()
    {
        m_process.terminate();
        m_process.waitForFinished(kPatience);
    }
    Q_DISABLE_COPY_MOVE(Server)
    QString line() const { return m_line; } ///< the first one it printed

private:
    QProcess m_process;
    QString m_line;
};

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        std::exit(1);
    }
}

bool compareKey(const QString &mpwizard, const QString &standin, const QString &script)
{
    const QTemporaryDir folder;
    const Server server({standin, {u"--dir"_s, folder.path()}});
    const QString services = folder.filePath(u"services.json"_s);
    const QJsonObject facts = readJson(folder.filePath(u"standin.json"_s));
    const QString appId = facts["appId"_L1].toString();
    const QString key = facts["keyFile"_L1].toString();
    return compare("doctor-key/curl+openssl",
        {mpwizard,
            {u"doctor"_s, u"--services"_s, services, u"--appid"_s, appId, u"--upload-key"_s, key}},
        {script,
            {readJson(services)["upload"_L1].toString(), folder.filePath(u"ca.pem"_s), appId, key}},
        21, 1.0);
}

bool compareDomains(const QString &mpwizard, const QString &tlsServer)
{
    const QTemporaryDir folder;
    const CertificateAuthority ca;
    ca.identity().write(folder.path(), u"ca"_s);
    ca.issue({.names = {u"*.bench.example"_s}}).write(folder.path(), u"server"_s);
    const Server server(
        {tlsServer, {folder.filePath(u"server.pem"_s), folder.filePath(u"server.key"_s)}});
    const QString address = u"127.0.0.1:"_s + server.line();

    QJsonObject resolve;
    QStringList arguments{u"doctor"_s, u"--services"_s, folder.filePath(u"services.json"_s)};
    QByteArray curl = "parallel\nparallel-max = "
                      "50\nsilent\nno-progress-meter\nshow-error\nfail\nhttp1.1\ncacert = \""
        + folder.filePath(u"ca.pem"_s).toUtf8() + "\"\nconnect-to = \"::" + address.toUtf8()
        + "\"\n";
    for (int i = 0; i < kDomains; ++i) {
        const QString host = u"d%1.bench.example"_s.arg(i);
        resolve.insert(host + u":443"_s, address);
        arguments += {u"--domain"_s, u"request=https://"_s + host};
        curl += "url = \"https://" + host.toUtf8() + "/\"\noutput = \"/dev/null\"\n";
    }
    writeFile(folder.filePath(u"curlrc"_s), curl);
    writeFile(folder.filePath(u"services.json"_s),
        QJsonDocument({{u"caFile"_s, u"ca.pem"_s}, {u"resolve"_s, resolve}}).toJson());
    return compare("doctor-200-domains/curl --parallel", {mpwizard, arguments},
        {u"curl"_s, {u"-q"_s, u"--config"_s, folder.filePath(u"curlrc"_s)}}, 9, 1.2);
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5) {
        return 2;
    }
    const bool key = compareKey(arguments.at(1), arguments.at(2), arguments.at(4));
    const bool domains = compareDomains(arguments.at(1), arguments.at(3));
    return key && domains ? 0 : 1;
}
