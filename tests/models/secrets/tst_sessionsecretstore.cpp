// SPDX-License-Identifier: MIT
#include "models/secrets/sessionsecretstore.h"

#include <QTest>

using namespace Qt::StringLiterals;

class SessionSecretStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsUntilRemoved()
    {
        SessionSecretStore store;
        const SecretRef ref{u"j1"_s, u"app-secret"_s};
        QCOMPARE(store.read(ref).result().error().id, u"keychain.absent"_s);
        QCOMPARE(store.has(ref).result().error().id, u"keychain.absent"_s);
        QVERIFY(store.write(ref, Secret("0123456789abcdef")).result());
        QVERIFY(store.has(ref).result());
        QCOMPARE(store.read(ref).result()->reveal(), QByteArrayView("0123456789abcdef"));
        QVERIFY(!store.read({u"j2"_s, u"app-secret"_s}).result());
        QVERIFY(store.remove(ref).result());
        QCOMPARE(store.read(ref).result().error().id, u"keychain.absent"_s);
    }
    void hasTheLimitOfTheKeychain()
    {
        SessionSecretStore store;
        const SecretRef ref{u"j1"_s, u"upload-key"_s};
        QVERIFY(store.write(ref, Secret(QByteArray(maxSecretSize, 'k'))).result());
        QCOMPARE(store.write(ref, Secret(QByteArray(maxSecretSize + 1, 'k'))).result().error().id,
            u"keychain.too-big"_s);
        QCOMPARE(store.read(ref).result()->size(), maxSecretSize);
    }
    void refusesAnEmptyOne()
    {
        SessionSecretStore store;
        const SecretRef ref{u"j1"_s, u"app-secret"_s};
        QCOMPARE(store.write(ref, {}).result().error().id, u"keychain.absent"_s);
        QVERIFY(!store.has(ref).result());
    }
    void isAlwaysUnlocked()
    {
        QCOMPARE(SessionSecretStore().state().result().value(), KeychainState::Unlocked);
    }
};

QTEST_GUILESS_MAIN(SessionSecretStoreTest)
#include "tst_sessionsecretstore.moc"
