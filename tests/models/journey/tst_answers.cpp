// SPDX-License-Identifier: MIT
#include "models/journey/keys.h"

#include <QFile>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
void registering(Answers &d)
{
    d.set(Keys::route, Route::WeChat);
    d.set(Keys::proof, Proof::Transfer);
    d.set(Keys::subjectFinal, true);
    d.set(Keys::applicationSent, true);
    d.set(Keys::legalCheck, LegalCheck::Passed);
    d.set(Keys::legalConfirmation, {u"me"_s, u"did-it"_s});
    d.set(Keys::signInSet, true);
    d.set(Keys::cameVerified, Tri::No);
    d.set(Keys::signUp, {u"sign-up.open"_s});
    d.set(Keys::identity, {u"identity.kind"_s});
    d.set(Keys::transferred, true);
    d.set(Keys::transferConfirmation, {u"me"_s, u"did-it"_s});
    d.set(Keys::verified, true);
    d.set(Keys::verifyConfirmation, {u"me"_s, u"did-it"_s});
    d.set(Keys::membersEntered, Tri::No);
    d.set(Keys::needsSignIn, Tri::Yes);
    d.set(Keys::inWeCom, Tri::Yes);
    d.set(Keys::wecomLinked, true);
}

void takingApart(Answers &d)
{
    for (const Key<Tri> &key :
        {Keys::isBound, Keys::environmentBound, Keys::isDevelopment, Keys::livePlugin,
            Keys::otherMiniPrograms, Keys::platformLinked, Keys::platformCustomers}) {
        d.set(key, Tri::Yes);
    }
    d.set(Keys::accountId, u"100000000001"_s);
    d.set(Keys::platformName, u"Platform"_s);
    d.set(Keys::act, Unbinding::Account);
    d.set(Keys::grantee, Grantee::WeDa);
    d.set(Keys::impactRead, true);
    d.set(Keys::actConfirmation, {u"me"_s, u"did-it"_s});
    d.set(Keys::leftMethod, InUse::Scan);
    d.set(Keys::leaving, {u"leave.list"_s});
    d.set(Keys::cleaned, {u"clean.key"_s});
    d.set(Keys::cancels, Tri::Yes);
    d.set(Keys::cancelConfirmation, {u"me"_s, u"did-it"_s});
    d.set(Keys::switched, true);
}

void binding(Answers &d)
{
    d.set(Keys::boundTo, BoundTo::OfficialAccount);
    d.set(Keys::grant, Grant::Whole);
    d.set(Keys::policies, Policies::Chosen);
    for (const Key<Tri> &key : {Keys::renewed, Keys::ownLink}) {
        d.set(key, Tri::Yes);
    }
    for (const Key<bool> &key :
        {Keys::supportAsked, Keys::leftBound, Keys::takenOff, Keys::developerSwitched}) {
        d.set(key, true);
    }
    for (const Key<QStringList> &key :
        {Keys::renewal, Keys::linkSeen, Keys::ownAccount, Keys::invited}) {
        d.set(key, {u"a"_s});
    }
    d.set(Keys::ownAccountId, u"100000000002"_s);
    d.set(Keys::invitedConfirmation, {u"me"_s, u"did-it"_s});
}

Answers full()
{
    Answers d;
    d.set(Keys::name, u"示例商城"_s);
    d.set(Keys::originalId, u"gh_0123456789ab"_s);
    d.set(Keys::subject, Subject::SoleTrader);
    d.set(Keys::principal, u"示例公司"_s);
    d.set(Keys::basicInfo, Tri::Yes);
    d.set(Keys::adminPhone, Tri::No);
    d.set(Keys::role, AccountRole::Sub);
    d.set(Keys::accountFromMiniProgram, Tri::Yes);
    d.set(Keys::edition, Edition::Flagship);
    d.set(Keys::inUse, InUse::Scan);
    d.set(Keys::certifiedCount, 3);
    d.set(Keys::inUsePrincipal, u"另一公司"_s);
    d.set(Keys::method, Method::Managed);
    d.set(Keys::undoConfirmed, true);
    d.set(Keys::ready, {u"a"_s});
    d.set(Keys::bound, {u"b"_s, u"c"_s});
    d.set(Keys::bindConfirmation, {u"王芳"_s, u"saw-it"_s});
    d.set(Keys::authorised, true);
    d.set(Keys::authoriseConfirmation, {u"李雷"_s, u"was-told"_s});
    d.set(Keys::appId, u"wx0123456789abcdef"_s);
    d.set(Keys::keyFileName, u"private.wx0123456789abcdef.key"_s);
    d.set(Keys::keyFingerprint, u"0011223344556677"_s);
    d.set(Keys::apiWhitelistOff, Tri::Yes);
    d.set(Keys::uploadWhitelistOff, Tri::No);
    d.set(Keys::domains,
        {{DomainKind::Request, u"https://api.example.com"_s},
            {DomainKind::Business, u"https://h5.example.com"_s}});
    d.set(Keys::domainsEntered, true);
    d.set(Keys::handedOver, {u"appid"_s});
    d.set(Keys::submitted, true);
    d.set(Keys::submitConfirmation, {u"me"_s, u"did-it"_s});
    d.set(Keys::secretKept, u"2026-11-21T08:00:00Z"_s);
    d.set(Keys::category, Tri::Yes);
    d.set(Keys::filed, Tri::No);
    d.set(Keys::privacyGuideline, Tri::Yes);
    d.set(Keys::reviewRunning, Tri::No);
    d.set(Keys::certifiedBy, Method::Scan);
    d.set(Keys::connected, {u"connected.bound"_s});
    d.set(Keys::keyInWeDa, true);
    d.set(Keys::appReady, {u"app.data"_s});
    d.set(Keys::published, true);
    d.set(Keys::publishTrouble, PublishTrouble::Plugin);
    d.set(Keys::trialSeen, true);
    d.set(Keys::trialTrouble, TrialTrouble::Domain);
    d.set(Keys::inReview, true);
    d.set(Keys::inReviewSince, u"2026-11-20"_s);
    d.set(Keys::reviewConfirmation, {u"me"_s, u"did-it"_s});
    d.set(Keys::submitTrouble, SubmitTrouble::Privacy);
    d.set(Keys::review, Review::Rejected);
    d.set(Keys::rejection, Rejection::SignIn);
    d.set(Keys::released, true);
    d.set(Keys::releaseConfirmation, {u"me"_s, u"did-it"_s});
    d.set(Keys::releaseTrouble, ReleaseTrouble::Filing);
    d.set(Keys::premises, {{u"submitted"_s, u"0123456789abcdef"_s}});
    registering(d);
    takingApart(d);
    binding(d);
    return d;
}
} // namespace

class AnswersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKeyIsListedOnce()
    {
        QFile header(QStringLiteral(SOURCE_DIR "/models/journey/keys.h"));
        QVERIFY(header.open(QIODevice::ReadOnly));
        QCOMPARE(qsizetype(Keys::all().size()), header.readAll().count("constexpr Key<"));
        QSet<QString> ids;
        for (const AnyKey &key : Keys::all()) {
            QVERIFY2(!ids.contains(QString::fromLatin1(key.id)), key.id);
            ids.insert(QString::fromLatin1(key.id));
            QVERIFY2(full().json().contains(QLatin1StringView(key.id)), key.id);
        }
        QCOMPARE(full().json().size(), ids.size());
    }
    void whatIsReadBackIsTheSame()
    {
        const Answers again(full().json());
        QCOMPARE(again[Keys::subject], Subject::SoleTrader);
        QCOMPARE(again[Keys::certifiedCount], 3);
        QCOMPARE(again[Keys::bound], QStringList({u"b"_s, u"c"_s}));
        QCOMPARE(again[Keys::bindConfirmation], (Confirmation{u"王芳"_s, u"saw-it"_s}));
        QCOMPARE(again[Keys::domains].last(),
            (DomainEntry{DomainKind::Business, u"https://h5.example.com"_s}));
        QCOMPARE(again[Keys::premises].value(u"submitted"_s), u"0123456789abcdef"_s);
        QVERIFY(again[Keys::authorised]);
    }
    /// These texts stand in journals.
    void journalsHoldNamesInSmallLetters()
    {
        QCOMPARE(full().json().value("subject"_L1), u"soletrader"_s);
        QCOMPARE(full().json().value("inUse"_L1), u"scan"_s);
        QCOMPARE(full().json().value("uploadWhitelistOff"_L1), u"no"_s);
    }
    void onlyChangesAreReported()
    {
        Answers edited = full();
        edited.set(Keys::principal, u"新名称"_s);
        QCOMPARE(edited.changesSince(full()), (QJsonObject{{u"principal"_s, u"新名称"_s}}));
        QVERIFY(full().changesSince(full()).isEmpty());
    }
    void whatWasNeverAnsweredNeedNotBeSaidToBeEmpty()
    {
        Answers answers;
        answers.set(Keys::name, QString());
        answers.set(Keys::edition, Edition::Unknown);
        QVERIFY(answers.json().isEmpty());
        answers.set(Keys::name, u"Shop"_s);
        answers.set(Keys::name, QString()); // taken back: that is an answer
        QCOMPARE(answers.json(), (QJsonObject{{u"name"_s, QString()}}));
    }
    void whatANewerVersionWroteSurvives()
    {
        Answers answers(
            QJsonObject{{u"subject"_s, u"robot"_s}, {u"edition"_s, 7}, {u"newKey"_s, 1}});
        QCOMPARE(answers[Keys::subject], Subject::Unknown);
        QCOMPARE(answers[Keys::edition], Edition::Unknown);
        answers.set(Keys::name, u"Shop"_s);
        QCOMPARE(answers.json().value("subject"_L1), u"robot"_s);
        QCOMPARE(answers.json().value("newKey"_L1), 1);
    }
    void ownersAreKnown()
    {
        QCOMPARE(ownerOf(u"appId"_s), Owner::MiniProgram);
        QCOMPARE(ownerOf(u"edition"_s), Owner::CloudAccount);
        QCOMPARE(ownerOf(u"of-a-newer-version"_s), Owner::Journey);
    }
};

QTEST_APPLESS_MAIN(AnswersTest)
#include "tst_answers.moc"
