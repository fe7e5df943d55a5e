// SPDX-License-Identifier: MIT
// Runs in tests/support/with-keyring.sh --prompter: the real dialogue of the keyring, on an X
// server of its own.
#include "models/secrets/keychainsecretstore.h"
#include "tests/support/keyring.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
using Environment = QMap<QString, QString>;
constexpr int dialogTimeout = 10'000; // a cold start of GTK on a busy machine

bool call(const QString &service, const QString &path, const QString &interface,
    const QString &method, const QVariant &argument)
{
    auto message = QDBusMessage::createMethodCall(service, path, interface, method);
    message.setArguments({argument});
    return QDBusConnection::sessionBus().call(message).type() == QDBusMessage::ReplyMessage;
}

template <typename T>
Result<T> answerOf(Future<T> future)
{
    const bool done = QTest::qWaitFor([&] { return future.isFinished(); }, dialogTimeout);
    return done ? future.result() : Result<T>(failure(u"test.no-answer"_s));
}

template <typename T>
QString idOf(const Future<T> &future)
{
    const auto answer = answerOf(future);
    return answer ? u"ok"_s : answer.error().id;
}
} // namespace

class KeychainPromptTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void theUserDeclines();
    void theUserGivesThePassword();
    void theUserDoesNothing();
    void theUserMistypesThePassword();
    void theUserDeclinesToMakeAKeyring(); // the last one: it takes the keyring away

private:
    bool isTyped(const QString &password) const
    {
        return tell({u"type"_s, password}) && tell({u"key"_s, u"Return"_s});
    }
    void decline(const Future<> &answer);
    bool isDialogOpen() const
    {
        return tell({u"search"_s, u"--onlyvisible"_s, u"--class"_s, u"gcr-prompter"_s});
    }
    bool tell(const QStringList &arguments) const;

    const SecretRef m_ref{u"0f8c"_s, u"app-secret"_s};
    KeychainSecretStore m_store{QStringLiteral(KEYCHAIN_HELPER), {}};
    QSignalSpy m_prompts{&m_store, &KeychainSecretStore::promptMayBeOpen};
    QProcess m_server;
    QString m_display;
};

bool KeychainPromptTest::tell(const QStringList &arguments) const
{
    QProcess xdotool;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_display);
    xdotool.setProcessEnvironment(environment);
    xdotool.start(u"xdotool"_s, arguments);
    return xdotool.waitForFinished() && xdotool.exitCode() == 0;
}

void KeychainPromptTest::initTestCase()
{
    m_server.start(u"Xvfb"_s, {u"-noreset"_s, u"-displayfd"_s, u"1"_s, u"-nolisten"_s, u"tcp"_s});
    QTRY_VERIFY2(m_server.canReadLine(), "is Xvfb installed?");
    m_display = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());
    qDBusRegisterMetaType<Environment>();
    const Environment environment{
        {u"DISPLAY"_s, m_display}, {u"GDK_BACKEND"_s, u"x11"_s}, {u"NO_AT_BRIDGE"_s, u"1"_s}};
    QVERIFY(call(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s,
        u"UpdateActivationEnvironment"_s, QVariant::fromValue(environment)));
    QCOMPARE(idOf(m_store.write(m_ref, Secret("kept"))), u"ok"_s);
    QCOMPARE(m_prompts.count(), 0);
}

void KeychainPromptTest::cleanupTestCase()
{
    m_server.terminate();
    m_server.waitForFinished();
}

void KeychainPromptTest::init()
{
    m_prompts.clear();
    QVERIFY(Keyring::lock());
}

void KeychainPromptTest::theUserDeclines()
{
    decline(m_store.remove(m_ref));
    decline(m_store.write(m_ref, Secret("new")));
    QCOMPARE(m_prompts.count(), 2);
}

// Escape again and again: a window that is seen need not have the keyboard yet.
void KeychainPromptTest::decline(const Future<> &answer)
{
    QTRY_VERIFY_WITH_TIMEOUT(isDialogOpen(), dialogTimeout);
    QTRY_VERIFY(tell({u"key"_s, u"Escape"_s}) && answer.isFinished());
    QCOMPARE(idOf(answer), u"keychain.declined"_s);
    QTRY_VERIFY(!isDialogOpen());
}

void KeychainPromptTest::theUserGivesThePassword()
{
    const auto answer = m_store.read(m_ref);
    const auto other = m_store.state();
    QTRY_VERIFY_WITH_TIMEOUT(isDialogOpen(), dialogTimeout);
    QTRY_COMPARE(m_prompts.count(), 1);
    // Asking for the state does not wait for the user.
    QCOMPARE(answerOf(other).value(), KeychainState::Locked);
    QVERIFY(!answer.isFinished());
    QVERIFY(tell({u"type"_s, qEnvironmentVariable("KEYRING_PASSWORD")}));
    QVERIFY(tell({u"key"_s, u"Return"_s}));
    QCOMPARE(idOf(answer), u"ok"_s);
    QVERIFY(answer.result()->reveal() == QByteArrayView("kept"));
    QTRY_VERIFY(!isDialogOpen());
}

// The dialogue is the system's: it stays, and whoever answers it later unlocks the keyring for the
// next try.
void KeychainPromptTest::theUserDoesNothing()
{
    m_store.setDeadlines(3000, 1500);
    const auto answer = m_store.read(m_ref);
    QTRY_VERIFY_WITH_TIMEOUT(isDialogOpen(), dialogTimeout);
    QCOMPARE(idOf(answer), u"keychain.locked"_s);
    QVERIFY(tell({u"type"_s, qEnvironmentVariable("KEYRING_PASSWORD")}));
    QVERIFY(tell({u"key"_s, u"Return"_s}));
    QTRY_VERIFY(!isDialogOpen());
    QTRY_COMPARE(answerOf(m_store.state()).value(), KeychainState::Unlocked);
    QCOMPARE(idOf(m_store.read(m_ref)), u"ok"_s);
}

void KeychainPromptTest::theUserMistypesThePassword()
{
    QProcess monitor; // sees the keyring ask, and ask again
    monitor.start(u"dbus-monitor"_s, {u"--session"_s, u"--monitor"_s, u"member='PerformPrompt'"_s});
    QByteArray seen;
    const auto asked = [&](int times) {
        seen += monitor.readAllStandardOutput();
        return seen.count("member=PerformPrompt") == times;
    };
    QTRY_VERIFY(monitor.bytesAvailable() > 0); // its own name: it listens
    const auto answer = m_store.read(m_ref);
    QTRY_VERIFY_WITH_TIMEOUT(isDialogOpen(), dialogTimeout);
    QTRY_VERIFY(asked(1));
    QVERIFY(isTyped(u"wrong"_s));
    QTRY_VERIFY_WITH_TIMEOUT(asked(2), dialogTimeout);
    QVERIFY(!answer.isFinished());
    QVERIFY(isTyped(qEnvironmentVariable("KEYRING_PASSWORD")));
    QCOMPARE(idOf(answer), u"ok"_s);
    QVERIFY(answer.result()->reveal() == QByteArrayView("kept"));
    QTRY_VERIFY(!isDialogOpen());
    monitor.kill();
    monitor.waitForFinished();
}

// A home without a keyring: writing asks for a password for a new one.
void KeychainPromptTest::theUserDeclinesToMakeAKeyring()
{
    QVERIFY(Keyring::kill());
    QVERIFY(QFile::remove(qEnvironmentVariable("XDG_DATA_HOME") + u"/keyrings/login.keyring"_s));
    QVERIFY(QProcess::execute(u"gnome-keyring-daemon"_s, {u"--start"_s, u"--components=secrets"_s})
        == 0);
    QTRY_VERIFY(Keyring::isThere());
    QCOMPARE(answerOf(m_store.state()).value(), KeychainState::NoCollection);
    const auto answer = m_store.write(m_ref, Secret("new"));
    QTRY_VERIFY_WITH_TIMEOUT(isDialogOpen(), dialogTimeout);
    QCOMPARE(m_prompts.count(), 1);
    QTRY_VERIFY(tell({u"key"_s, u"Escape"_s}) && answer.isFinished());
    QCOMPARE(idOf(answer), u"keychain.declined"_s);
    QCOMPARE(answerOf(m_store.state()).value(), KeychainState::NoCollection); // nothing was made
}

QTEST_GUILESS_MAIN(KeychainPromptTest)
#include "tst_keychainprompt.moc"
