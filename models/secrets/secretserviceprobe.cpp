// SPDX-License-Identifier: MIT
#include "models/secrets/secretserviceprobe.h"

#include <QDBusVariant>
#include <QtGlobal>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QElapsedTimer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {
constexpr int callTimeout = 2000;
constexpr auto serviceName = "org.freedesktop.secrets"_L1;
constexpr auto servicePath = "/org/freedesktop/secrets"_L1;
constexpr auto serviceInterface = "org.freedesktop.Secret.Service"_L1;
constexpr auto promptInterface = "org.freedesktop.Secret.Prompt"_L1;

QDBusMessage callOnce(const QString &path, const QString &interface, const QString &method,
    const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(serviceName, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message, QDBus::Block, callTimeout);
}

// "NoReply" means both "too slow" and "died before it answered"; only the second comes early and is
// worth asking again.
QDBusMessage call(const QString &path, const QString &interface, const QString &method,
    const QVariantList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    const auto answer = callOnce(path, interface, method, arguments);
    const bool died =
        answer.errorName().endsWith(".NoReply"_L1) && timer.elapsed() < callTimeout / 2;
    return died ? callOnce(path, interface, method, arguments) : answer;
}

bool isTimeout(const QDBusMessage &answer)
{
    const QString name = answer.errorName();
    return name.endsWith(".NoReply"_L1) || name.endsWith(".TimedOut"_L1)
        || name.endsWith(".Timeout"_L1);
}

QDBusMessage readDefaultAlias()
{
    return call(servicePath, serviceInterface, u"ReadAlias"_s, {u"default"_s});
}

QString pathIn(const QDBusMessage &answer, qsizetype index = 0)
{
    return answer.arguments().value(index).value<QDBusObjectPath>().path();
}
} // namespace

KeychainState probeKeychain()
{
    if (!QDBusConnection::sessionBus().isConnected()) {
        return KeychainState::NoService;
    }
    const auto alias = readDefaultAlias();
    if (alias.type() == QDBusMessage::ErrorMessage) {
        return isTimeout(alias) ? KeychainState::Hung : KeychainState::NoService;
    }
    const QString collection = pathIn(alias);
    if (collection.isEmpty() || collection == u"/"_s) {
        return KeychainState::NoCollection;
    }
    const auto locked = call(collection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
        {u"org.freedesktop.Secret.Collection"_s, u"Locked"_s});
    if (locked.type() == QDBusMessage::ErrorMessage) {
        return isTimeout(locked) ? KeychainState::Hung : KeychainState::NoCollection;
    }
    const bool isLocked = locked.arguments().value(0).value<QDBusVariant>().variant().toBool();
    return isLocked ? KeychainState::Locked : KeychainState::Unlocked;
}

QString keychainName()
{
    const auto pid = QDBusConnection::sessionBus().interface()->servicePid(serviceName);
    QFile file(u"/proc/%1/comm"_s.arg(pid.value()));
    if (!pid.isValid() || !file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QString program = QString::fromUtf8(file.readAll()).trimmed();
    return program.startsWith("gnome-keyring"_L1)                              ? u"GNOME Keyring"_s
        : program == "keepassxc"_L1                                            ? u"KeePassXC"_s
        : program.startsWith("kwallet"_L1) || program.startsWith("ksecret"_L1) ? u"KDE Wallet"_s
                                                                               : program;
}

bool canKeychainPrompt()
{
    auto *bus = QDBusConnection::sessionBus().interface();
    const QString owner = bus->serviceOwner(serviceName).value();
    if (owner != bus->serviceOwner(u"org.gnome.keyring"_s).value()) {
        return true; // KeePassXC and KWallet show their own dialogues
    }
    const auto prompter = u"org.gnome.keyring.SystemPrompter"_s;
    return bus->isServiceRegistered(prompter).value()
        || bus->activatableServiceNames().value().contains(prompter);
}

void KeychainUnlock::start()
{
    const QDBusObjectPath collection(pathIn(readDefaultAlias()));
    const auto asked = call(servicePath, serviceInterface, u"Unlock"_s,
        {QVariant::fromValue(QList<QDBusObjectPath>{collection})});
    const QString prompt = pathIn(asked, 1);
    if (prompt.isEmpty() || prompt == u"/"_s) {
        Q_EMIT finished();
        return;
    }
    QDBusConnection::sessionBus().connect(serviceName, prompt, promptInterface, u"Completed"_s,
        this, SLOT(promptCompleted(bool, QDBusVariant)));
    if (call(prompt, promptInterface, u"Prompt"_s, {QString()}).type()
        == QDBusMessage::ErrorMessage) {
        Q_EMIT finished();
    }
}
#else
KeychainState probeKeychain()
{
    return KeychainState::Unlocked;
}

QString keychainName()
{
    return {};
}

bool canKeychainPrompt()
{
    return false;
}

void KeychainUnlock::start()
{
    Q_EMIT finished();
}
#endif

void KeychainUnlock::promptCompleted(bool /*dismissed*/, const QDBusVariant & /*result*/)
{
    Q_EMIT finished();
}
