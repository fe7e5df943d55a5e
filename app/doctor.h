// SPDX-License-Identifier: MIT
#pragma once
#include "app/commandline.h"
#include "models/checks/checkrunner.h"
#include "models/sandbox/scenario.h"

/// "mpwizard doctor": the checks of the wizard without a window. Owns everything a run needs.
class Doctor final : public QObject
{
    Q_OBJECT
public:
    /// Reads the files that \a line names. Fails with "file.*", "input.too-large" or
    /// "services.unreadable".
    [[nodiscard]] static Result<std::unique_ptr<Doctor>> make(const CommandLine &line);
    ~Doctor() override;

    /// Starts the checks; prints them when the last one is done.
    void start();

Q_SIGNALS:
    void finished(int exitCode);

private:
    Doctor(CommandLine line, Services services, CheckInputs inputs);
    void report();

    CommandLine m_line;
    Services m_services;
    CheckInputs m_inputs;
    Exercise m_exercise;
    std::unique_ptr<SystemProxies> m_proxies; // none in practice
    std::unique_ptr<QNetworkAccessManager> m_network;
    HttpClient m_http;
    WeChatClient m_wechat;
    UploadClient m_upload;
    std::unique_ptr<DomainProbe> m_probe;
    CheckRunner m_runner;
};
