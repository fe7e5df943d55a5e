// SPDX-License-Identifier: MIT
#include "app/composition.h"

#include "app/commandline.h"
#include "models/sandbox/sandboxnetwork.h"

#include <QDir>

using namespace Qt::StringLiterals;

Composition::~Composition() = default;

Result<std::unique_ptr<Composition>> Composition::real(
    const QString &folder, const Services &services, Language &language)
{
    std::unique_ptr<Composition> c(new Composition);
    if (const auto opened = c->openJournal(folder); !opened) {
        return tl::unexpected(opened.error());
    }
    c->loadRulebook(folder + u"/rulebook"_s);
    language.setRulebook(c->m_rulebook);
    c->m_services = services;
    c->m_keychain = std::make_unique<KeychainSecretStore>(QCoreApplication::applicationFilePath(),
        QStringList{QString::fromLatin1(kKeychainSubcommand)});
    c->m_proxies = std::make_unique<SystemProxies>();
    c->connectServices(std::make_unique<QNetworkAccessManager>(),
        std::make_unique<SocketDomainProbe>(c->m_services, c->m_proxies.get()), language,
        *c->m_keychain);
    c->m_tools->testServices = services.isTest;
    return c;
}

Result<std::unique_ptr<Composition>> Composition::practice(
    const QString &exerciseId, Language &language)
{
    std::unique_ptr<Composition> c(new Composition);
    c->m_temporary = std::make_unique<QTemporaryDir>();
    if (const auto opened = c->openJournal(c->m_temporary->path()); !opened) {
        return tl::unexpected(opened.error());
    }
    c->m_exercise = std::make_unique<Exercise>(exercise(exerciseId));
    Scenario &scenario = c->m_exercise->scenario;
    c->connectServices(std::make_unique<SandboxNetwork>(scenario, c->m_services),
        std::make_unique<SandboxDomainProbe>(scenario), language, c->m_sessionSecrets);
    c->m_wechat->setMinimumInterval(0);
    c->m_tools->exercise = c->m_exercise.get();
    return c;
}

QList<Finding> Composition::notices() const
{
    return m_journal->notices() + m_notices;
}

Result<> Composition::openJournal(const QString &folder)
{
    auto journal = Journal::open(folder, m_clock);
    if (!journal) {
        return tl::unexpected(journal.error());
    }
    m_journal = *journal;
    return {};
}

void Composition::loadRulebook(const QString &folder)
{
    if (!QDir(folder).exists()) {
        return;
    }
    auto rulebook = Rulebook::withFolder(folder);
    if (rulebook) {
        m_rulebook = std::move(*rulebook);
    } else {
        m_notices.append(rulebook.error());
    }
}

void Composition::connectServices(std::unique_ptr<QNetworkAccessManager> network,
    std::unique_ptr<DomainProbe> probe, Language &language, SecretStore &keychain)
{
    m_network = std::move(network);
    m_probe = std::move(probe);
    m_http = std::make_unique<HttpClient>(*m_network, m_services, m_proxies.get());
    m_wechat = std::make_unique<WeChatClient>(*m_http, m_services);
    m_upload = std::make_unique<UploadClient>(*m_http, m_services);
    m_tools.reset(new Toolbox{*m_journal, m_rulebook, language, keychain, m_sessionSecrets,
        *m_wechat, *m_upload, *m_probe});
}
