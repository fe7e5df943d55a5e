// SPDX-License-Identifier: MIT
#include "models/journal/instancelock.h"

#include "models/journal/storagefiles.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {
constexpr int patienceMs = 2000;
constexpr int pauseMs = 20;
const char raiseWord = 'r';

QString lockPath(const QString &folder)
{
    return folder + u"/mpwizard.lock"_s;
}

/// In the data folder, where nobody else can put one; in the user's runtime folder if the name
/// would be too long.
QString socketPath(const QString &folder)
{
    const QString inside = folder + u"/mpwizard.socket"_s;
    // QLocalServer binds in a subfolder with a random name of up to this length first.
    constexpr qsizetype detour = 10;
    if (QFile::encodeName(inside).size() + detour < qsizetype(sizeof(sockaddr_un::sun_path))) {
        return inside;
    }
    const QByteArray hash =
        QCryptographicHash::hash(QFile::encodeName(folder), QCryptographicHash::Sha256);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/mpwizard-"_s
        + QString::fromLatin1(hash.toHex().first(16));
}

class Connection
{
public:
    explicit Connection(const QString &path)
        : m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        const QByteArray name = QFile::encodeName(path);
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, name.constData(), sizeof(address.sun_path) - 1);
        m_isOpen =
            ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
    }
    ~Connection() { ::close(m_socket); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    bool isOpen() const { return m_isOpen; }
    /// Sends the word and waits until the other side has sent it back.
    bool ask(int waitMs) const
    {
        char answer = 0;
        pollfd waiting = {m_socket, POLLIN, 0};
        return ::send(m_socket, &raiseWord, 1, MSG_NOSIGNAL) == 1
            && ::poll(&waiting, 1, waitMs) == 1 && ::recv(m_socket, &answer, 1, 0) == 1
            && answer == raiseWord;
    }

private:
    int m_socket = -1;
    bool m_isOpen = false;
};

/// The other process may have the lock but not listen yet.
bool askToRaise(const QString &path)
{
    const QDeadlineTimer deadline(patienceMs);
    while (!deadline.hasExpired()) {
        const Connection connection(path);
        if (connection.isOpen()) {
            return connection.ask(static_cast<int>(deadline.remainingTime()));
        }
        ::poll(nullptr, 0, pauseMs);
    }
    return false;
}
} // namespace

InstanceLock::InstanceLock(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(QDir::cleanPath(QDir(folder).absolutePath()))
    , m_lock(lockPath(m_folder))
{
    // Only a dead process makes a lock stale, never its age: the window may stay open for weeks.
    m_lock.setStaleLockTime(0);
}

InstanceLock::~InstanceLock() = default;

InstanceLock::Outcome InstanceLock::acquire()
{
    if (!Storage::prepareFolder(m_folder)) {
        return Outcome::Unwritable;
    }
    if (m_lock.tryLock(0)) {
        listen();
        return Outcome::Owner;
    }
    if (m_lock.error() != QLockFile::LockFailedError) {
        return Outcome::Unwritable;
    }
    return askToRaise(socketPath(m_folder)) ? Outcome::RaisedOther : Outcome::OtherSilent;
}

void InstanceLock::listen()
{
    const QString path = socketPath(m_folder);
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    // Left by a process that was killed; the lock says that nobody listens there.
    QLocalServer::removeServer(path);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *socket = m_server->nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->readAll().contains(raiseWord)) {
                Q_EMIT raiseRequested();
                socket->write(&raiseWord, 1);
                socket->disconnectFromServer();
            }
        });
    });
    m_server->listen(path);
}
