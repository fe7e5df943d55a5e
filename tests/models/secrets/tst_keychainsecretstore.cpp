// SPDX-License-Identifier: MIT
// Runs in tests/support/with-keyring.sh: against a real gnome-keyring in a D-Bus session of its
// own.
#include "models/secrets/keychainsecretstore.h"
#include "tests/support/canary.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDataStream>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <qt6keychain/keychain.h>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {
const SecretRef Ref{u"0f8c"_s, u"app-secret"_s};
const SecretRef OtherRef{u"0f8c"_s, u"upload-key"_s};
const QByteArray Canary1 = "9f1c27d4e83b5a60c7d2f94e1ab83c56";

/// The daemon that with-keyring.sh started, or the one that followed it.
class Keyring
{
public:
    qint64 pid() const { return m_pid; }
    void signal(int number) const { ::kill(static_cast<pid_t>(m_pid), number); }
    void kill()
    {
        signal(SIGKILL);
        QTRY_VERIFY(!isThere());
    }
    void startUnlocked() { start({u"--unlock"_s, u"--components=secrets"_s}); }
    void startWithoutCollection() { start({u"--start"_s, u"--components=secrets"_s}); }
    void lock() const
    {
        auto call = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s,
            u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
        const QDBusObjectPath collection(u"/org/freedesktop/secrets/collection/login"_s);
        call.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{collection})});
        QCOMPARE(QDBusConnection::sessionBus().call(call).type(), QDBusMessage::ReplyMessage);
    }
    // As the login screen does it: a packet (size, 1 = unlock, password) after a byte that carries
    // our credentials.
    void unlock() const
    {
        const QByteArray password = qgetenv("KEYRING_PASSWORD");
        QByteArray packet;
        QDataStream out(&packet, QIODevice::WriteOnly);
        out << quint8(0) << quint32(12 + password.size()) << quint32(1) << password;
        QLocalSocket control;
        control.connectToServer(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/keyring/control"_s);
        control.write(packet);
        QTRY_COMPARE(control.bytesAvailable(), 8);
        QCOMPARE(control.readAll(), QByteArray("\0\0\0\x08\0\0\0\0", 8));
    }
    static bool isThere()
    {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(
            u"org.freedesktop.secrets"_s);
    }

private:
    void start(const QStringList &arguments)
    {
        QProcess program;
        program.start(u"gnome-keyring-daemon"_s, arguments);
        program.write(qgetenv("KEYRING_PASSWORD"));
        program.closeWriteChannel();
        program.waitForFinished();
        QTRY_VERIFY(isThere());
        m_pid = QDBusConnection::sessionBus()
                    .interface()
                    ->servicePid(u"org.freedesktop.secrets"_s)
                    .value();
    }

    qint64 m_pid = qEnvironmentVariableIntValue("KEYRING_PID");
};

// The helpers that this process has started and that have not ended.
QList<qint64> helpers()
{
    QList<qint64> found;
    const auto processes = QDir(u"/proc"_s).entryList(QDir::Dirs);
    for (const QString &name : processes) {
        QFile stat(u"/proc/"_s + name + u"/stat"_s);
        if (!stat.open(QIODevice::ReadOnly)) {
            continue;
        }
        const QByteArray line = stat.readAll();
        const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (line.contains("(keychain_helper") && fields.value(0) != "Z"
            && fields.value(1).toLongLong() == getpid()) {
            found.append(name.toLongLong());
        }
    }
    return found;
}

template <typename T>
Result<T> answerOf(Future<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 8000)) {
        return failure(u"test.no-answer"_s);
    }
    return future.isCanceled() ? Result<T>(failure(u"cancelled"_s)) : future.result();
}

// The finding's id, or "ok".
template <typename T>
QString idOf(const Future<T> &future)
{
    const auto answer = answerOf(future);
    return answer ? u"ok"_s : answer.error().id;
}
} // namespace

class KeychainSecretStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_keyring.pid() > 0 && Keyring::isThere(),
            "run this through tests/support/with-keyring.sh");
    }
    void init()
    {
        m_store =
            std::make_unique<KeychainSecretStore>(QStringLiteral(KEYCHAIN_HELPER), QStringList());
    }
    void cleanup()
    {
        m_store.reset();
        QTRY_VERIFY(helpers().isEmpty());
    }

    void keepsEveryKindOfSecret_data();
    void keepsEveryKindOfSecret();
    void absentOnlyWhereItIsNot();
    void refusesWhatIsTooBigOrNothing();
    void twoOperationsAtOnce();
    void oneAfterTheOtherForOneSecret();
    void readsBackWhatItWrote();
    void lockedIsNotAbsent();
    void theSecretIsNoArgument();
    void nothingIsWrittenInClear();
    void noService();
    void noBus();
    void hungIsSaidInTime();
    void theDeadlineIsOurs();
    void recoversFromADeadDaemon();
    void aDaemonThatDiesWhileAsked();
    void aStoreThatDiesWhileAsked();
    void cancellingEndsTheHelper();
    void aHelperThatDoesNotAnswer_data();
    void aHelperThatDoesNotAnswer();
    void noCollectionIsNotAbsent();

private:
    Keyring m_keyring;
    std::unique_ptr<KeychainSecretStore> m_store;
};

void KeychainSecretStoreTest::keepsEveryKindOfSecret_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addRow("AppSecret") << Canary1;
    QTest::addRow("Unicode") << u"密钥 🔑 e\u0301 \u202e"_s.toUtf8();
    QTest::addRow("binary with NUL") << QByteArray("a\0b\xff\xfe\n", 6);
    QTest::addRow("64 KiB") << QByteArray(maxSecretSize - 3, 'k') + QByteArray("\0\xffz", 3);
}

void KeychainSecretStoreTest::keepsEveryKindOfSecret()
{
    QFETCH(const QByteArray, secret);
    QCOMPARE(idOf(m_store->write(Ref, Secret(secret))), u"ok"_s);
    const auto got = answerOf(m_store->read(Ref));
    QVERIFY(got);
    QVERIFY(got->reveal() == QByteArrayView(secret));
    QCOMPARE(idOf(m_store->has(Ref)), u"ok"_s);
    QCOMPARE(idOf(m_store->remove(Ref)), u"ok"_s);
    QCOMPARE(idOf(m_store->read(Ref)), u"keychain.absent"_s);
    QCOMPARE(idOf(m_store->has(Ref)), u"keychain.absent"_s);
}

void KeychainSecretStoreTest::absentOnlyWhereItIsNot()
{
    QCOMPARE(answerOf(m_store->state()).value(), KeychainState::Unlocked);
    QCOMPARE(idOf(m_store->read(Ref)), u"keychain.absent"_s);
    QCOMPARE(idOf(m_store->remove(Ref)), u"ok"_s); // is not there: that is what was wanted
    QCOMPARE(idOf(m_store->write(Ref, Secret("1"))), u"ok"_s);
    QCOMPARE(idOf(m_store->read(OtherRef)), u"keychain.absent"_s);
    QCOMPARE(idOf(m_store->read(Ref)), u"ok"_s);
}

void KeychainSecretStoreTest::refusesWhatIsTooBigOrNothing()
{
    const auto answer = m_store->write(Ref, Secret(QByteArray(maxSecretSize + 1, 'k')));
    const auto empty = m_store->write(Ref, {});
    QVERIFY(answer.isFinished() && empty.isFinished()); // nobody was asked
    QCOMPARE(empty.result().error().id, u"keychain.absent"_s);
    QVERIFY(helpers().isEmpty());
    QCOMPARE(answer.result().error().id, u"keychain.too-big"_s);
}

void KeychainSecretStoreTest::twoOperationsAtOnce()
{
    const auto first = m_store->write(Ref, Secret("first"));
    const auto second = m_store->write(OtherRef, Secret("second"));
    QCOMPARE(helpers().size(), 2);
    QCOMPARE(idOf(first), u"ok"_s);
    QCOMPARE(idOf(second), u"ok"_s);
    QVERIFY(answerOf(m_store->read(Ref))->reveal() == QByteArrayView("first"));
    QVERIFY(answerOf(m_store->read(OtherRef))->reveal() == QByteArrayView("second"));
}

void KeychainSecretStoreTest::oneAfterTheOtherForOneSecret()
{
    m_keyring.signal(SIGSTOP);
    const auto first = m_store->write(Ref, Secret("first"));
    const auto second = m_store->write(Ref, Secret("second"));
    const auto read = m_store->read(Ref);
    auto withdrawn = m_store->write(Ref, Secret("withdrawn"));
    const auto last = m_store->read(Ref);
    QTRY_COMPARE(helpers().size(), 1);
    withdrawn.cancel();
    m_keyring.signal(SIGCONT);
    QCOMPARE(idOf(first), u"ok"_s);
    QCOMPARE(idOf(second), u"ok"_s);
    QVERIFY(answerOf(read)->reveal() == QByteArrayView("second"));
    QVERIFY(answerOf(last)->reveal() == QByteArrayView("second"));
}

// An entry that was once written as text hides the binary one of the same name.
void KeychainSecretStoreTest::readsBackWhatItWrote()
{
    const SecretRef shadowed{u"0f8c"_s, u"shadowed"_s};
    QKeychain::WritePasswordJob text(u"mpwizard"_s);
    text.setAutoDelete(false);
    text.setKey(shadowed.key());
    text.setTextData(u"old"_s);
    QSignalSpy written(&text, &QKeychain::Job::finished);
    text.start();
    QVERIFY(written.wait());
    QCOMPARE(text.error(), QKeychain::NoError);

    QCOMPARE(idOf(m_store->write(shadowed, Secret("new"))), u"keychain.mismatch"_s);
    QCOMPARE(idOf(m_store->remove(shadowed)), u"ok"_s);
}

void KeychainSecretStoreTest::lockedIsNotAbsent()
{
    QCOMPARE(idOf(m_store->write(Ref, Secret(Canary1))), u"ok"_s);
    const QSignalSpy prompts(m_store.get(), &KeychainSecretStore::promptMayBeOpen);
    m_keyring.lock();
    QCOMPARE(answerOf(m_store->state()).value(), KeychainState::Locked);
    QCOMPARE(idOf(m_store->read(Ref)), u"keychain.locked"_s);
    QCOMPARE(idOf(m_store->read(OtherRef)), u"keychain.locked"_s);
    QCOMPARE(idOf(m_store->has(Ref)), u"keychain.locked"_s);
    QCOMPARE(idOf(m_store->write(Ref, Secret("new"))), u"keychain.locked"_s);
    QCOMPARE(idOf(m_store->remove(Ref)), u"keychain.locked"_s);
    QCOMPARE(prompts.count(), 0); // there is nobody to ask on this bus
    m_keyring.unlock();
    QVERIFY(answerOf(m_store->read(Ref))->reveal() == QByteArrayView(Canary1));
}

void KeychainSecretStoreTest::theSecretIsNoArgument()
{
    Canary canary;
    canary.addSecret(u"app-secret"_s, Canary1);
    m_keyring.signal(SIGSTOP);
    const auto answer = m_store->write(Ref, Secret(Canary1));
    const auto isHelperRunning = [] {
        QFile commandLine(u"/proc/%1/cmdline"_s.arg(helpers().value(0)));
        return commandLine.open(QIODevice::ReadOnly)
            && commandLine.readAll().contains(KEYCHAIN_HELPER);
    };
    QTRY_VERIFY(isHelperRunning());
    canary.scanInvocation(helpers().value(0));
    canary.scanInvocation(getpid());
    m_keyring.signal(SIGCONT);
    QVERIFY2(canary.hits().isEmpty(), qPrintable(canary.report()));
    QCOMPARE(idOf(answer), u"ok"_s);
    if (!canary.problems().isEmpty() && geteuid() != 0) {
        QSKIP("neither root nor user namespaces: the helper's environment cannot be read");
    }
    QVERIFY2(canary.problems().isEmpty(), qPrintable(canary.report()));
}

void KeychainSecretStoreTest::nothingIsWrittenInClear()
{
    QCOMPARE(idOf(m_store->write(Ref, Secret(Canary1))), u"ok"_s);
    Canary canary;
    canary.addSecret(u"app-secret"_s, Canary1);
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
             "XDG_RUNTIME_DIR", "TMPDIR"}) {
        QVERIFY(!qEnvironmentVariable(name).isEmpty());
        canary.scanFolder(qEnvironmentVariable(name));
    }
    QVERIFY(QFile(qEnvironmentVariable("XDG_DATA_HOME") + u"/keyrings/login.keyring"_s).size() > 0);
    QVERIFY(canary.bytesScanned() > 0);
    QVERIFY2(canary.hits().isEmpty() && canary.problems().isEmpty(), qPrintable(canary.report()));
}

void KeychainSecretStoreTest::noService()
{
    m_keyring.kill();
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(answerOf(m_store->state()).value(), KeychainState::NoService);
    QCOMPARE(idOf(m_store->read(Ref)), u"keychain.no-service"_s);
    QCOMPARE(idOf(m_store->write(Ref, Secret("new"))), u"keychain.no-service"_s);
    QCOMPARE(idOf(m_store->remove(Ref)), u"keychain.no-service"_s);
    QVERIFY(timer.elapsed() < 2000);
    m_keyring.startUnlocked();
}

void KeychainSecretStoreTest::noBus()
{
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    for (const char *address : {"disabled:", "unix:path=/nonexistent/bus"}) {
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        const auto state = m_store->state();
        const auto read = m_store->read(Ref);
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        QCOMPARE(answerOf(state).value(), KeychainState::NoService);
        QCOMPARE(idOf(read), u"keychain.no-service"_s);
    }
}

void KeychainSecretStoreTest::hungIsSaidInTime()
{
    m_keyring.signal(SIGSTOP);
    QElapsedTimer timer;
    timer.start();
    const auto state = m_store->state();
    const auto write = m_store->write(Ref, Secret(Canary1));
    QCOMPARE(answerOf(state).value(), KeychainState::Hung);
    QVERIFY(timer.elapsed() < 2500);
    QCOMPARE(idOf(write), u"keychain.hung"_s);
    QVERIFY(timer.elapsed() < 3300);
    QTRY_VERIFY_WITH_TIMEOUT(helpers().isEmpty(), 500);
    m_keyring.signal(SIGCONT);
    QVERIFY(idOf(m_store->read(Ref)) != u"keychain.hung"_s);
}

void KeychainSecretStoreTest::theDeadlineIsOurs()
{
    m_keyring.signal(SIGSTOP);
    m_store->setDeadlines(50, 50);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(idOf(m_store->read(Ref)), u"keychain.hung"_s);
    QVERIFY(timer.elapsed() < 1000);
    QTRY_VERIFY_WITH_TIMEOUT(helpers().isEmpty(), 500);
    m_keyring.signal(SIGCONT);
}

void KeychainSecretStoreTest::recoversFromADeadDaemon()
{
    QCOMPARE(idOf(m_store->write(Ref, Secret(Canary1))), u"ok"_s);
    m_keyring.kill();
    m_keyring.startUnlocked();
    QVERIFY(answerOf(m_store->read(Ref))->reveal() == QByteArrayView(Canary1));
    QCOMPARE(idOf(m_store->write(Ref, Secret("new"))), u"ok"_s);
}

void KeychainSecretStoreTest::aDaemonThatDiesWhileAsked()
{
    m_keyring.signal(SIGSTOP);
    const auto read = m_store->read(Ref);
    const auto remove = m_store->remove(OtherRef);
    QTRY_COMPARE(helpers().size(), 2);
    m_keyring.kill();
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(idOf(read), u"keychain.no-service"_s);
    QCOMPARE(idOf(remove), u"keychain.no-service"_s);
    QVERIFY(timer.elapsed() < 1000);
    m_keyring.startUnlocked();
}

void KeychainSecretStoreTest::aStoreThatDiesWhileAsked()
{
    m_keyring.signal(SIGSTOP);
    const auto read = m_store->read(Ref);
    const auto write = m_store->write(OtherRef, Secret(Canary1));
    const auto waits = m_store->remove(OtherRef);
    QTRY_COMPARE(helpers().size(), 2);
    m_store.reset();
    QVERIFY(waits.isFinished() && waits.isCanceled());
    QVERIFY(read.isFinished() && read.isCanceled());
    QVERIFY(write.isFinished() && write.isCanceled());
    QTRY_VERIFY_WITH_TIMEOUT(helpers().isEmpty(), 500);
    m_keyring.signal(SIGCONT);
}

void KeychainSecretStoreTest::cancellingEndsTheHelper()
{
    m_keyring.signal(SIGSTOP);
    auto read = m_store->read(Ref);
    QTRY_COMPARE(helpers().size(), 1);
    read.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(helpers().isEmpty(), 500);
    m_keyring.signal(SIGCONT);
    QCOMPARE(idOf(m_store->read(Ref)), u"ok"_s);
}

void KeychainSecretStoreTest::aHelperThatDoesNotAnswer_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("code");
    QTest::addRow("missing") << u"/nonexistent/helper"_s << QStringList()
                             << u"helper-not-started"_s;
    QTest::addRow("silent") << u"/bin/true"_s << QStringList() << u"helper-exited"_s;
    QTest::addRow("failing") << u"/bin/false"_s << QStringList() << u"helper-exited"_s;
    QTest::addRow("talking") << u"/bin/echo"_s << QStringList(u"hello"_s) << u"helper-exited"_s;
    QTest::addRow("talking for ever")
        << u"/bin/sh"_s << QStringList{u"-c"_s, u"head -c 900000 /dev/zero"_s}
        << u"helper-exited"_s;
    QTest::addRow("crashing") << u"/bin/sh"_s << QStringList{u"-c"_s, u"kill -SEGV $$"_s}
                              << u"helper-exited"_s;
}

void KeychainSecretStoreTest::aHelperThatDoesNotAnswer()
{
    QFETCH(const QString, program);
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, code);
    KeychainSecretStore store(program, arguments);
    const auto answer = answerOf(store.write(Ref, Secret(QByteArray(maxSecretSize, 'k'))));
    QVERIFY(!answer);
    QCOMPARE(answer.error().id, u"keychain.other"_s);
    QCOMPARE(answer.error().facts.value("code"_L1).toString(), code);
}

void KeychainSecretStoreTest::noCollectionIsNotAbsent()
{
    m_keyring.kill();
    QVERIFY(QFile::remove(qEnvironmentVariable("XDG_DATA_HOME") + u"/keyrings/login.keyring"_s));
    m_keyring.startWithoutCollection();
    QCOMPARE(answerOf(m_store->state()).value(), KeychainState::NoCollection);
    for (const auto &answer : {m_store->remove(Ref), m_store->write(Ref, Secret("new"))}) {
        QCOMPARE(idOf(answer), u"keychain.other"_s);
    }
    const auto read = answerOf(m_store->read(Ref));
    QCOMPARE(read.error().id, u"keychain.other"_s);
    QCOMPARE(read.error().facts.value("code"_L1).toString(), u"no-collection"_s);
    m_keyring.signal(SIGTERM);
}

QTEST_GUILESS_MAIN(KeychainSecretStoreTest)
#include "tst_keychainsecretstore.moc"
