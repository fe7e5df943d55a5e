// SPDX-License-Identifier: MIT
#pragma once
#include "models/secrets/keychainsecretstore.h"
#include "models/secrets/sessionsecretstore.h"
#include "models/session/session.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

/// The only place that knows concrete classes: makes what windows work with, in order, and owns it.
/// The real world and the practice world are two compositions beside each other.
class Composition
{
public:
    /// The journal in \a folder, the OS keychain, the services of the internet (or those of \a
    /// services, for tests). Fails with a "storage.*" finding if the journal cannot be opened.
    [[nodiscard]] static Result<std::unique_ptr<Composition>> real(
        const QString &folder, const Services &services, Language &language);
    /// A made-up world: a journal in a temporary folder, secrets in memory, no socket.
    [[nodiscard]] static Result<std::unique_ptr<Composition>> practice(
        const QString &exerciseId, Language &language);
    ~Composition();

    const Toolbox &tools() const { return *m_tools; }
    Journal &journal() { return *m_journal; }
    /// What the user should be told about opening: a journal or rulebook that is not as it should
    /// be.
    QList<Finding> notices() const;

private:
    Composition() = default;
    Result<> openJournal(const QString &folder);
    void loadRulebook(const QString &folder);
    void connectServices(std::unique_ptr<QNetworkAccessManager> network,
        std::unique_ptr<DomainProbe> probe, Language &language, SecretStore &keychain);

    Clock m_clock;
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::shared_ptr<Journal> m_journal;
    Rulebook m_rulebook = Rulebook::builtIn();
    Services m_services;
    std::unique_ptr<Exercise> m_exercise;
    std::unique_ptr<KeychainSecretStore> m_keychain;
    SessionSecretStore m_sessionSecrets;
    std::unique_ptr<SystemProxies> m_proxies; // none in practice: asking for one may open sockets
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<WeChatClient> m_wechat;
    std::unique_ptr<UploadClient> m_upload;
    std::unique_ptr<DomainProbe> m_probe;
    std::unique_ptr<Toolbox> m_tools;
    QList<Finding> m_notices; ///< but those of the journal
};
