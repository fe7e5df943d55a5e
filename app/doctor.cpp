// SPDX-License-Identifier: MIT
#include "app/doctor.h"

#include "app/console.h"
#include "app/doctorreport.h"
#include "app/secretinput.h"
#include "models/remote/echomask.h"
#include "models/sandbox/sandboxnetwork.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
Result<Services> readServices(const CommandLine &line)
{
    return line.servicesFile.isEmpty() ? Services() : Services::fromFile(line.servicesFile);
}

Result<Secret> readAppSecret(const CommandLine &line)
{
    if (line.secretFromStdin) {
        return SecretInput::standardInput().map(SecretInput::withoutLineEnd);
    }
    if (line.secretFile.isEmpty()) {
        return Secret();
    }
    const Result<Secret> secret = SecretInput::file(line.secretFile);
    if (secret && secret->size() > SecretInput::kLimit) {
        return failure(u"file.too-large"_s, {{u"file"_s, line.secretFile}});
    }
    return secret.map(SecretInput::withoutLineEnd);
}

Result<CheckInputs> readInputs(const CommandLine &line)
{
    CheckInputs inputs;
    inputs.appId = line.appId;
    inputs.domains = line.domains;
    const Result<Secret> appSecret = readAppSecret(line);
    if (!appSecret) {
        return tl::unexpected(appSecret.error());
    }
    inputs.appSecret = *appSecret;
    inputs.secretGiven = line.secretFromStdin || !line.secretFile.isEmpty();
    if (!line.keyFile.isEmpty()) {
        const Result<Secret> key = SecretInput::file(line.keyFile);
        if (!key) {
            return tl::unexpected(key.error());
        }
        inputs.keyFile = *key;
        inputs.keyGiven = true;
        inputs.keyFileName = QFileInfo(line.keyFile).fileName();
    }
    if (!line.verifyFile.isEmpty()) {
        const Result<Secret> file = SecretInput::file(line.verifyFile);
        if (!file) {
            return tl::unexpected(file.error());
        }
        inputs.verifyFile = {QFileInfo(line.verifyFile).fileName(), file->reveal().toByteArray()};
    }
    return inputs;
}

/// What the exercise's own consoles would show; used when nothing else is to be checked.
CheckInputs inputsOf(const Exercise &exercise)
{
    CheckInputs inputs;
    inputs.appId = exercise.appId;
    inputs.appSecret = Secret(exercise.appSecret.toUtf8());
    inputs.keyFile = Secret(exercise.keyPem);
    inputs.keyFileName = exercise.keyFileName;
    for (const QString &domain : exercise.domains) {
        const bool isSocket = domain.startsWith("wss:"_L1);
        inputs.domains.append({isSocket ? DomainKind::Socket : DomainKind::Request, domain});
    }
    return inputs;
}

bool isEmpty(const CheckInputs &inputs)
{
    return inputs.appId.isEmpty() && !inputs.keyGiven && inputs.domains.isEmpty();
}

/// Without what was pasted along with a domain: names, passwords, tokens.
QList<CheckResult> shown(QList<CheckResult> results)
{
    for (CheckResult &result : results) {
        if (result.id.startsWith("domain."_L1)) {
            result.subject = shownEntry(result.subject);
            result.finding = EchoMask({}).finding(result.finding);
        }
        if (QJsonObject &facts = result.finding.facts; facts.contains("text"_L1)) {
            facts.insert(u"text"_s, shownEntry(facts["text"_L1].toString()));
        }
    }
    return results;
}

std::unique_ptr<QNetworkAccessManager> makeNetwork(
    const CommandLine &line, Scenario &scenario, const Services &services)
{
    if (line.practice) {
        return std::make_unique<SandboxNetwork>(scenario, services);
    }
    return std::make_unique<QNetworkAccessManager>();
}

std::unique_ptr<DomainProbe> makeProbe(
    SystemProxies *proxies, const Scenario &scenario, const Services &services)
{
    if (!proxies) {
        return std::make_unique<SandboxDomainProbe>(scenario);
    }
    return std::make_unique<SocketDomainProbe>(services, proxies);
}
} // namespace

Result<std::unique_ptr<Doctor>> Doctor::make(const CommandLine &line)
{
    const Result<Services> services = readServices(line);
    if (!services) {
        return tl::unexpected(services.error());
    }
    const Result<CheckInputs> inputs = readInputs(line);
    if (!inputs) {
        return tl::unexpected(inputs.error());
    }
    return std::unique_ptr<Doctor>(new Doctor(line, *services, *inputs));
}

Doctor::Doctor(CommandLine line, Services services, CheckInputs inputs)
    : m_line(std::move(line))
    , m_services(std::move(services))
    , m_inputs(std::move(inputs))
    , m_exercise(m_line.practice ? exercise(*m_line.practice) : Exercise())
    , m_proxies(m_line.practice ? nullptr : std::make_unique<SystemProxies>())
    , m_network(makeNetwork(m_line, m_exercise.scenario, m_services))
    , m_http(*m_network, m_services, m_proxies.get())
    , m_wechat(m_http, m_services)
    , m_upload(m_http, m_services)
    , m_probe(makeProbe(m_proxies.get(), m_exercise.scenario, m_services))
    , m_runner(m_wechat, m_upload, *m_probe)
{
    if (isEmpty(m_inputs)) {
        m_inputs = inputsOf(m_exercise);
    }
    connect(&m_runner, &CheckRunner::resultChanged, this, [this] {
        const auto &results = m_runner.results();
        const auto done =
            std::count_if(results.cbegin(), results.cend(), [](const CheckResult &result) {
                return result.status != CheckStatus::Pending
                    && result.status != CheckStatus::Running;
            });
        Console::progress(u"%1/%2"_s.arg(done).arg(results.size()));
    });
    connect(&m_runner, &CheckRunner::finished, this, &Doctor::report);
}

Doctor::~Doctor() = default;

void Doctor::start()
{
    m_runner.start(m_inputs);
}

void Doctor::report()
{
    Console::progress({});
    const QList<CheckResult> results = shown(m_runner.results());
    const DoctorReport report(results, m_line, m_services);
    if (m_line.json) {
        Console::printJson(report.json());
    } else {
        Console::print(report.text());
    }
    Q_EMIT finished(report.exitCode());
}
