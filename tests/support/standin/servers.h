// SPDX-License-Identifier: MIT
#pragma once
#include "models/sandbox/answer.h"

#include <QFile>
#include <QJsonObject>

#include <httplib.h>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

/// What all servers share: the exercise they play and the log they write. Their threads go through
/// here.
class World
{
public:
    World(Exercise exercise, const QString &logPath);

    SandboxResponse answerAndLog(const SandboxRequest &request);
    /// Does "/scenario/<id>", "/repair" or "/echo" (a refusal repeats what was asked) and tells the
    /// AppID and AppSecret that serve now; empty for any other path.
    QJsonObject control(const QString &path);

private:
    std::mutex m_mutex;
    Exercise m_exercise;
    bool m_echoes = false;
    QFile m_log;
};

/// Loopback servers on ports that the system chooses, each with its own threads until the program
/// ends.
class Servers
{
public:
    explicit Servers(World &world);

    /// Answers as \a service ("wechat", "upload"), over TLS with \a identity.pem and .key if it is
    /// given. The port.
    int serve(const QString &service, const QString &identity = {});
    /// A customer's web server: a page at /, 404 elsewhere.
    int serveSite(const QString &identity);
    /// All of it on port 443 of \a address, told apart by the name in the request, as behind the
    /// internet's own names.
    void servePublic(const QString &address, const QString &identity);
    int serveControl();
    /// Does not come back: the program ends by a signal.
    void run();

private:
    int start(std::unique_ptr<httplib::Server> server, int port);

    World &m_world;
    std::vector<std::unique_ptr<httplib::Server>> m_servers;
    std::vector<std::thread> m_threads;
};
