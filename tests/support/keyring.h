// SPDX-License-Identifier: MIT
#pragma once
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDataStream>
#include <QLocalSocket>
#include <QProcess>
#include <QTest>

#include <csignal>

/// The gnome-keyring that with-keyring.sh started, as a login screen and its user handle it. Each
/// function says whether it worked.
namespace Keyring {

inline bool isThere()
{
    return QDBusConnection::sessionBus().interface()->isServiceRegistered(
        QStringLiteral("org.freedesktop.secrets"));
}

inline bool lock()
{
    auto call = QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
    const QDBusObjectPath collection(QStringLiteral("/org/freedesktop/secrets/collection/login"));
    call.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{collection})});
    return QDBusConnection::sessionBus().call(call).type() == QDBusMessage::ReplyMessage;
}

/// As the login screen does it: a packet (size, 1 = unlock, password) after a byte that carries our
/// credentials.
inline bool unlock()
{
    const QByteArray password = qgetenv("KEYRING_PASSWORD");
    QByteArray packet;
    QDataStream out(&packet, QIODevice::WriteOnly);
    out << quint8(0) << quint32(12 + password.size()) << quint32(1) << password;
    QLocalSocket control;
    control.connectToServer(
        qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/keyring/control"));
    control.write(packet);
    return QTest::qWaitFor([&] { return control.bytesAvailable() == 8; })
        && control.readAll() == QByteArray("\0\0\0\x08\0\0\0\0", 8);
}

/// Ends the daemon; nothing restarts it.
inline bool kill()
{
    ::kill(static_cast<pid_t>(qEnvironmentVariableIntValue("KEYRING_PID")), SIGKILL);
    return QTest::qWaitFor([] { return !isThere(); });
}

/// What secret-tool prints, run with \a arguments.
inline QByteArray secretTool(const QStringList &arguments)
{
    QProcess tool;
    tool.start(QStringLiteral("secret-tool"), arguments);
    tool.waitForFinished();
    return tool.readAllStandardOutput();
}
} // namespace Keyring
