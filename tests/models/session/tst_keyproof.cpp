// SPDX-License-Identifier: MIT
#include "models/session/keyproof.h"
#include "tests/gui/desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;
using State = KeyProof::State;

/// Without a window: a practice world, and a session for its mini program.
class KeyProofTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsAsWeChatSays_data();
    void endsAsWeChatSays();
    void namesTheKeyOnceItIsKept();
    void onlyTheLastKeyCounts();
    void refusesAFolder();
    void takesWhatIsDropped();
};

namespace {
struct World
{
    explicit World(const QString &exerciseId)
        : practice(std::move(*Composition::practice(exerciseId, language)))
        , session(practice->tools(), Journey::kCertify)
    {
        session.answers().set(Keys::appId, session.exercise()->appId);
    }
    Secret key() const { return Secret(QByteArrayView(session.exercise()->keyPem)); }

    Language language{u"en"_s};
    std::unique_ptr<Composition> practice;
    Session session;
    KeyProof proof{session};
};
} // namespace

void KeyProofTest::endsAsWeChatSays_data()
{
    QTest::addColumn<State>("state");
    QTest::newRow("all-well") << State::Accepted;
    QTest::newRow("other-key") << State::Refused;
    QTest::newRow("damaged-key") << State::Refused;
    QTest::newRow("offline") << State::Unproved;
}

void KeyProofTest::endsAsWeChatSays()
{
    QFETCH(State, state);
    World world(QString::fromLatin1(QTest::currentDataTag()));
    QSignalSpy told(&world.proof, &KeyProof::told);
    world.proof.take(world.key(), world.session.exercise()->keyFileName);
    QTRY_COMPARE(world.proof.state(), state);
    QCOMPARE(told.size(), state == State::Accepted ? 0 : 1);
    QCOMPARE(world.proof.obstacle().isEmpty(), state == State::Accepted);
    if (state == State::Accepted) {
        QVERIFY(!world.proof.owner().isEmpty());
        QCOMPARE(world.proof.appId(), world.session.exercise()->appId);
    }
}

void KeyProofTest::namesTheKeyOnceItIsKept()
{
    World world(u"all-well"_s);
    world.proof.take(world.key(), u"private.key"_s);
    QTRY_COMPARE(world.proof.state(), State::Accepted);
    QVERIFY(world.session.answers()[Keys::keyFingerprint].isEmpty());
    QSignalSpy kept(&world.proof, &KeyProof::kept);
    const Future<> keeping = world.proof.keep(false);
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(world.session.answers()[Keys::keyFingerprint], world.proof.key().fingerprint);
    QCOMPARE(world.session.answers()[Keys::keyFileName], u"private.key"_s);
    QCOMPARE(world.session.secretPlace(u"upload-key"_s).isEmpty(), false);
}

void KeyProofTest::onlyTheLastKeyCounts()
{
    World world(u"all-well"_s);
    world.proof.take(world.key());
    world.proof.take(Secret("no key at all"));
    QCOMPARE(world.proof.state(), State::Refused);
    QVERIFY(world.proof.key().pem.isEmpty());
    world.proof.take(world.key());
    QTRY_COMPARE(world.proof.state(), State::Accepted);
    world.proof.forget();
    QCOMPARE(world.proof.state(), State::None);
}

void KeyProofTest::refusesAFolder()
{
    World world(u"all-well"_s);
    QSignalSpy told(&world.proof, &KeyProof::told);
    world.proof.readFile(QStringLiteral(SOURCE_DIR));
    QCOMPARE(world.proof.state(), State::Refused);
    QCOMPARE(told.value(0).value(0).value<Finding>().id, u"key.unreadable"_s);
}

void KeyProofTest::takesWhatIsDropped()
{
    World world({});
    QMimeData dropped;
    QVERIFY(!KeyProof::accepts(dropped));
    dropped.setText(QString::fromUtf8(world.session.exercise()->keyPem));
    QVERIFY(KeyProof::accepts(dropped));
    world.proof.drop(dropped);
    QVERIFY(!world.proof.key().pem.isEmpty());
    QCOMPARE(world.proof.obstacle(), u"WeChat is being asked about the key…"_s);
    dropped.setUrls({QUrl::fromLocalFile(u"/nowhere/private.key"_s)}); // the file counts
    world.proof.drop(dropped);
    QCOMPARE(world.proof.state(), State::Refused);
}

QTEST_MAIN(KeyProofTest)
#include "tst_keyproof.moc"
