// SPDX-License-Identifier: MIT
#include "tests/support/standin/servers.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace {

constexpr int kThreads = 64; // a connection that is kept alive holds one

/// The library listens with a backlog of 5: too few for many clients that come at once, each would
/// wait a second.
template <typename Base>
class Listening final : public Base
{
public:
    using Base::Base;

    /// On a port that the system chooses if \a port is 0.
    int bindTo(const std::string &address, int port)
    {
        constexpr int kBacklog = 512;
        Base::new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
        Base::set_tcp_nodelay(true);
        const int bound = port == 0                     ? Base::bind_to_any_port(address.c_str())
            : Base::bind_to_port(address.c_str(), port) ? port
                                                        : -1;
        if (bound > 0)
            ::listen(Base::svr_sock_, kBacklog);
        return bound;
    }
};

void handleAll(httplib::Server &server, const httplib::Server::Handler &handler)
{
    server.Get(".*", handler).Post(".*", handler).Put(".*", handler).Delete(".*", handler);
}

struct Bound
{
    std::unique_ptr<httplib::Server> server;
    int port = 0;
};

Bound bindServer(const QString &identity, const std::string &address = "127.0.0.1", int wanted = 0)
{
    if (identity.isEmpty()) {
        auto plain = std::make_unique<Listening<httplib::Server>>();
        const int port = plain->bindTo(address, wanted);
        return {std::move(plain), port};
    }
    const std::string path = identity.toStdString();
    auto tls = std::make_unique<Listening<httplib::SSLServer>>(
        (path + ".pem").c_str(), (path + ".key").c_str());
    const int port = tls->bindTo(address, wanted);
    return {std::move(tls), port};
}

/// Which service the name in a request's Host line belongs to; empty: a customer's site.
QString serviceCalled(const httplib::Request &in)
{
    const std::string host = in.get_header_value("Host");
    return host == "api.weixin.qq.com" ? u"wechat"_s
        : host == "servicewechat.com"  ? u"upload"_s
                                       : QString();
}

SandboxRequest requestOf(const httplib::Request &in, const QString &service)
{
    const auto question = in.target.find('?');
    const std::string query = question == std::string::npos ? "" : in.target.substr(question + 1);
    return {QByteArray::fromStdString(in.method), service, QString::fromStdString(in.path),
        QString::fromStdString(query), QByteArray::fromStdString(in.body)};
}

void fill(httplib::Response &out, int status, const QByteArray &body, const QByteArray &contentType)
{
    out.status = status;
    out.set_content(body.toStdString(), contentType.toStdString());
}

/// A refusal with all that was asked in its words, as it came and in base64.
SandboxResponse withEcho(SandboxResponse response, const SandboxRequest &request)
{
    QJsonObject json = QJsonDocument::fromJson(response.body).object();
    for (const QString &name : {u"errmsg"_s, u"errMsg"_s}) {
        if (json.contains(name)) {
            json[name] = QString(json[name].toString() + u", asked "_s + request.query + u' '
                + QString::fromUtf8(request.body) + u' '
                + QString::fromLatin1(request.body.toBase64()));
            response.body = QJsonDocument(json).toJson(QJsonDocument::Compact);
        }
    }
    return response;
}

} // namespace

World::World(Exercise exercise, const QString &logPath)
    : m_exercise(std::move(exercise))
    , m_log(logPath)
{
    if (!m_log.open(QIODevice::WriteOnly | QIODevice::Truncate))
        qFatal("cannot write %s", qUtf8Printable(logPath));
}

SandboxResponse World::answerAndLog(const SandboxRequest &request)
{
    const std::lock_guard lock(m_mutex);
    const QJsonObject line{{u"service"_s, request.host},
        {u"method"_s, QString::fromLatin1(request.method)}, {u"path"_s, request.path},
        {u"query"_s, request.query}, {u"body"_s, QString::fromUtf8(request.body)}};
    m_log.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_log.flush();
    const SandboxResponse response = answer(request, m_exercise.scenario);
    return m_echoes ? withEcho(response, request) : response;
}

QJsonObject World::control(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    constexpr auto kScenario = "/scenario/"_L1;
    const QString id = path.startsWith(kScenario) ? path.sliced(kScenario.size()) : QString();
    if (path == "/repair"_L1)
        repair(m_exercise);
    else if (path == "/echo"_L1)
        m_echoes = true;
    else if (exerciseIds().contains(id) && id != "offline"_L1)
        m_exercise = exercise(id);
    else
        return {};
    return {{u"appId"_s, m_exercise.appId}, {u"appSecret"_s, m_exercise.appSecret}};
}

Servers::Servers(World &world)
    : m_world(world)
{
}

int Servers::serve(const QString &service, const QString &identity)
{
    Bound bound = bindServer(identity);
    handleAll(*bound.server, [this, service](const httplib::Request &in, httplib::Response &out) {
        const SandboxResponse response = m_world.answerAndLog(requestOf(in, service));
        fill(out, response.status, response.body, response.contentType);
    });
    return start(std::move(bound.server), bound.port);
}

int Servers::serveSite(const QString &identity)
{
    Bound bound = bindServer(identity);
    bound.server->set_keep_alive_max_count(
        1); // a site is asked once: kept connections would only use up the threads
    handleAll(*bound.server, [](const httplib::Request &in, httplib::Response &out) {
        fill(out, in.path == "/" ? 200 : 404, "<!doctype html><title>shop</title>", "text/html");
    });
    return start(std::move(bound.server), bound.port);
}

void Servers::servePublic(const QString &address, const QString &identity)
{
    constexpr int kHttps = 443;
    Bound bound = bindServer(identity, address.toStdString(), kHttps);
    bound.server->set_keep_alive_max_count(1);
    handleAll(*bound.server, [this](const httplib::Request &in, httplib::Response &out) {
        const QString service = serviceCalled(in);
        const SandboxResponse response = service.isEmpty()
            ? SandboxResponse{200, "text/html", "<!doctype html><title>shop</title>"}
            : m_world.answerAndLog(requestOf(in, service));
        fill(out, response.status, response.body, response.contentType);
    });
    start(std::move(bound.server), bound.port);
}

int Servers::serveControl()
{
    Bound bound = bindServer({});
    bound.server->Post(".*", [this](const httplib::Request &in, httplib::Response &out) {
        const QJsonObject facts = m_world.control(QString::fromStdString(in.path));
        fill(out, facts.isEmpty() ? 404 : 200, QJsonDocument(facts).toJson(), "application/json");
    });
    return start(std::move(bound.server), bound.port);
}

void Servers::run()
{
    for (std::thread &thread : m_threads)
        thread.join();
}

int Servers::start(std::unique_ptr<httplib::Server> server, int port)
{
    if (port <= 0)
        qFatal("cannot listen");
    m_threads.emplace_back([listening = server.get()] { listening->listen_after_bind(); });
    m_servers.push_back(std::move(server));
    return port;
}
