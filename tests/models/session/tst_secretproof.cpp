// SPDX-License-Identifier: MIT
#include "models/session/secretproof.h"
#include "tests/gui/desk.h"

#include <QTest>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
const QString kChat = u"AppSecret："_s;

Secret secretOf(const QString &text)
{
    return Secret(QByteArrayView(text.toUtf8()));
}
} // namespace

/// Without a window: a practice world, and a session with an AppID.
class SecretProofTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void sortsAPaste();
    void saysWhatIsWrong();
    void provesAndKeeps();
    void keepsUnprovedWhenToldTo();
    void sendsAnotherFormOnlyWhenTold();
    void isNotKeptWhenNobodyWaits();

private:
    Future<> prove(SecretProof &proof, const QString &text, bool isWaitedFor = true)
    {
        const auto waits = [isWaitedFor] { return isWaitedFor; };
        return proof.prove(secretOf(text), waits);
    }
    QString right() const { return m_session->exercise()->appSecret; }

    std::unique_ptr<Language> m_language;
    std::unique_ptr<Composition> m_world;
    std::unique_ptr<Session> m_session;
};

void SecretProofTest::init()
{
    m_language = std::make_unique<Language>(u"en"_s);
    m_world = std::move(*Composition::practice({}, *m_language));
    m_session = std::make_unique<Session>(m_world->tools(), Journey::kCertify);
    m_session->answers().set(Keys::appId, m_session->exercise()->appId);
}

void SecretProofTest::cleanup()
{
    m_session.reset();
    m_world.reset();
    m_language.reset();
}

void SecretProofTest::sortsAPaste()
{
    SecretProof proof(*m_session);
    QCOMPARE(proof.sortOut(secretOf(right())), secretOf(right()));
    QVERIFY(proof.remark().isEmpty());
    QCOMPARE(proof.sortOut(secretOf(kChat + right() + u" 请查收"_s)), secretOf(right()));
    QVERIFY(proof.remark().contains(u"the rest was left out"_s));
    const QString other = u"wxfedcba9876543210 "_s;
    QCOMPARE(proof.sortOut(secretOf(other + kChat + right())), secretOf(right()));
    QVERIFY(proof.remark().contains(other.trimmed()));
    proof.begin();
    QVERIFY(proof.remark().isEmpty());
    m_session->tray().put(SecretSpan::Kind::AppSecret, secretOf(right()));
    QCOMPARE(proof.takeWaiting(), secretOf(right()));
    QVERIFY(!proof.remark().isEmpty());
    QVERIFY(proof.takeWaiting().isEmpty());
}

void SecretProofTest::saysWhatIsWrong()
{
    SecretProof proof(*m_session);
    QVERIFY(proof.problem({}).isEmpty());
    QVERIFY(proof.problem(secretOf(right())).isEmpty());
    QVERIFY(proof.problem(secretOf(u' ' + right() + u'\n')).isEmpty()); // is repaired
    QVERIFY(proof.problem(secretOf(u"dec0de12"_s)).contains(u"instead of 32"_s));
    QVERIFY(proof.problem(secretOf(QString(32, u'z'))).contains(u"but not only digits"_s));
    QCOMPARE(proof.problem(secretOf(m_session->exercise()->appId)),
        m_session->words().finding({u"secret.is-appid"_s, {}, {}}).title);
    proof.refuse(20'000);
    QVERIFY(proof.problem({}).contains(u"too long"_s));
    proof.begin();
    QVERIFY(proof.problem({}).isEmpty());
    proof.refuse(20'000); // the next one comes from a message
    m_session->tray().put(SecretSpan::Kind::AppSecret, secretOf(right()));
    QVERIFY(proof.problem(proof.takeWaiting()).isEmpty());
}

void SecretProofTest::provesAndKeeps()
{
    SecretProof proof(*m_session);
    QVERIFY(proof.outcome().isEmpty());
    const auto kept = prove(proof, right());
    QTRY_VERIFY(kept.isFinished());
    QVERIFY(kept.result());
    QVERIFY(!m_session->secretPlace(u"app-secret"_s).isEmpty());
    QVERIFY(m_session->provedAt(u"credentials.token"_s).isValid());
    QVERIFY(proof.outcome().contains(u"accepts"_s));
}

void SecretProofTest::keepsUnprovedWhenToldTo()
{
    m_session->exercise()->scenario.offline = true;
    SecretProof proof(*m_session);
    const auto asked = prove(proof, right());
    QTRY_VERIFY(asked.isFinished());
    QVERIFY(!asked.result());
    QVERIFY(m_session->secretPlace(u"app-secret"_s).isEmpty());
    const auto kept = proof.keepUnproved(asked.result().error());
    QTRY_VERIFY(kept.isFinished());
    QVERIFY(kept.result());
    QVERIFY(!m_session->secretPlace(u"app-secret"_s).isEmpty());
    QVERIFY(!m_session->provedAt(u"credentials.token"_s).isValid());
    QVERIFY(proof.outcome().contains(u"not proved"_s));
}

void SecretProofTest::sendsAnotherFormOnlyWhenTold()
{
    SecretProof proof(*m_session);
    const qint64 before = m_session->exercise()->scenario.counter;
    const auto refused = prove(proof, u"dec0de12"_s);
    QVERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().id, u"secret.format"_s);
    QVERIFY(proof.mayBeSent(refused.result().error()));
    QCOMPARE(m_session->exercise()->scenario.counter, before);
    proof.sendAsItIs();
    const auto sent = prove(proof, u"dec0de12"_s);
    QTRY_VERIFY(sent.isFinished());
    QCOMPARE(sent.result().error().id, u"wechat.40125"_s);
    const auto key = prove(proof, m_session->exercise()->appId);
    QVERIFY(key.isFinished() && !proof.mayBeSent(key.result().error()));
}

void SecretProofTest::isNotKeptWhenNobodyWaits()
{
    SecretProof proof(*m_session);
    const auto asked = prove(proof, right(), false);
    QTRY_VERIFY(asked.isFinished());
    QVERIFY(m_session->secretPlace(u"app-secret"_s).isEmpty());
}

QTEST_MAIN(SecretProofTest)
#include "tst_secretproof.moc"
