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
#include <QThread>

using namespace Qt::StringLiterals;

namespace {
constexpr int patienceMs = 2000;
constexpr unsigned long pauseMs = 20;
// macOS allows the address of a socket 104 bytes, Linux 108. QLocalServer binds in a subfolder with
// a random name of up to 10 letters first.
constexpr qsizetype longestName = 104 - 1 - 10;
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
    if (QFile::encodeName(inside).size() <= longestName) {
        return inside;
    }
    const QByteArray hash =
        QCryptographicHash::hash(QFile::encodeName(folder), QCryptographicHash::Sha256);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/mpwizard-"_s
        + QString::fromLatin1(hash.toHex().first(16));
}

/// Sends the word and waits until the other side has sent it back.
bool ask(QLocalSocket &socket, const QDeadlineTimer &deadline)
{
    const auto left = [&deadline] { return static_cast<int>(deadline.remainingTime()); };
    char answer = 0;
    return socket.write(&raiseWord, 1) == 1 && socket.waitForBytesWritten(left())
        && socket.waitForReadyRead(left()) && socket.read(&answer, 1) == 1 && answer == raiseWord;
}

/// The other process may have the lock but not listen yet. Waits without an event loop: at start-up
/// there is nothing else to do.
bool askToRaise(const QString &path)
{
    const QDeadlineTimer deadline(patienceMs);
    while (!deadline.hasExpired()) {
        QLocalSocket socket;
        socket.connectToServer(path);
        if (socket.waitForConnected(static_cast<int>(deadline.remainingTime()))) {
            return ask(socket, deadline);
        }
        QThread::msleep(pauseMs);
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
    // To open a pipe would wait for ever.
    if (!Storage::requirePlainFile(lockPath(m_folder))) {
        return Outcome::NotAFile;
    }
    if (m_lock.tryLock(0)) {
        listen();
        return Outcome::Owner;
    }
    if (m_lock.error() != QLockFile::LockFailedError) {
        return Storage::isFull(m_folder) ? Outcome::Full : Outcome::Unwritable;
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
