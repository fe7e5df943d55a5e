// SPDX-License-Identifier: MIT
#pragma once
#include "tests/support/certificates.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSsl>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QTcpServer;
class QTcpSocket;

/// One request as it arrived.
struct RecordedRequest
{
    QByteArray method;
    QByteArray path; ///< without query
    QByteArray query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
};

/// An HTTP/1.1 server on a free port of 127.0.0.1, in the thread of the test, over TLS if it gets
/// an identity. Records every request and every decrypted byte. Answers are raw bytes, so that a
/// test can send any nonsense; the connection is closed afterwards (announced with "Connection:
/// close" if the answer has a whole head). An empty answer closes without a word.
class RecordingServer final : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<QByteArray(const RecordedRequest &)>;

    /// \a chain: certificates sent after the identity's own (an intermediate).
    explicit RecordingServer(
        const std::optional<Identity> &identity = {}, const QList<QSslCertificate> &chain = {});
    ~RecordingServer() override;

    /// The answer to every request from now on. Without one: 200 {}.
    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    void setAnswer(const QByteArray &raw);
    /// Keeps connections open after an answer.
    void setKeepAlive(bool keep) { m_keepAlive = keep; }

    quint16 port() const;
    QUrl url(const QString &path = {}) const; ///< https://127.0.0.1:port/path, or http
    const QList<RecordedRequest> &requests() const { return m_requests; }
    qint64 bytesReceived() const { return m_bytesReceived; } ///< after decryption
    int connections() const { return m_connections; } ///< accepted and, with TLS, shaken hands

    /// "HTTP/1.1 200 OK", JSON content type, Content-Length and \a json.
    static QByteArray ok(const QByteArray &json);
    static QByteArray response(const QByteArray &statusAndHeaders, const QByteArray &body);

private:
    void accept();
    void read(QTcpSocket *socket, QByteArray &buffer);

    std::unique_ptr<QTcpServer> m_server;
    Answer m_answer;
    QList<RecordedRequest> m_requests;
    qint64 m_bytesReceived = 0;
    int m_connections = 0;
    bool m_keepAlive = false;
    bool m_tls = false;
};
