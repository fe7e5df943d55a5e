// SPDX-License-Identifier: MIT
#include "tests/support/recordingserver.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace {
std::unique_ptr<QTcpServer> makeServer(
    const std::optional<Identity> &identity, const QList<QSslCertificate> &chain)
{
    if (!identity) {
        return std::make_unique<QTcpServer>();
    }
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QList{identity->certificate} + chain);
    configuration.setPrivateKey(identity->key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    return server;
}

/// Takes one whole request from the front of \a buffer.
std::optional<RecordedRequest> takeRequest(QByteArray &buffer)
{
    const auto headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return {};
    }
    RecordedRequest request;
    const auto lines = buffer.left(headEnd).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const auto bodySize = request.headers.value("content-length").toLongLong();
    if (buffer.size() < headEnd + 4 + bodySize) {
        return {};
    }
    const auto words = lines.first().split(' ');
    const QByteArray target = words.value(1);
    const auto mark = target.indexOf('?');
    request.method = words.value(0);
    request.path = mark < 0 ? target : target.left(mark);
    request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    request.body = buffer.mid(headEnd + 4, bodySize);
    buffer.remove(0, headEnd + 4 + bodySize);
    return request;
}
} // namespace

RecordingServer::RecordingServer(
    const std::optional<Identity> &identity, const QList<QSslCertificate> &chain)
    : m_server(makeServer(identity, chain))
    , m_answer([](const RecordedRequest &) { return ok("{}"); })
    , m_tls(identity.has_value())
{
    connect(
        m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &RecordingServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost)) {
        qFatal("no free port");
    }
}

RecordingServer::~RecordingServer() = default;

void RecordingServer::setAnswer(const QByteArray &raw)
{
    m_answer = [raw](const RecordedRequest &) { return raw; };
}

quint16 RecordingServer::port() const
{
    return m_server->serverPort();
}

QUrl RecordingServer::url(const QString &path) const
{
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(port()).arg(path));
}

void RecordingServer::accept()
{
    while (auto *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto buffer = std::make_shared<QByteArray>();
        connect(socket, &QTcpSocket::readyRead, this,
            [this, socket, buffer] { read(socket, *buffer); });
        read(socket, *buffer);
    }
}

void RecordingServer::read(QTcpSocket *socket, QByteArray &buffer)
{
    const QByteArray bytes = socket->readAll();
    m_bytesReceived += bytes.size();
    buffer += bytes;
    while (const auto request = takeRequest(buffer)) {
        m_requests += *request;
        QByteArray answer = m_answer(*request);
        if (m_keepAlive) {
            socket->write(answer);
            continue;
        }
        if (answer.contains("\r\n\r\n")) {
            answer.insert(answer.indexOf("\r\n"), "\r\nConnection: close");
        }
        socket->write(answer);
        socket->disconnectFromHost();
        return;
    }
}

QByteArray RecordingServer::ok(const QByteArray &json)
{
    return response("200 OK\r\nContent-Type: application/json; encoding=utf-8\r\n", json);
}

QByteArray RecordingServer::response(const QByteArray &statusAndHeaders, const QByteArray &body)
{
    return "HTTP/1.1 " + statusAndHeaders + "Content-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}
