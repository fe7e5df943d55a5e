// SPDX-License-Identifier: MIT
#include "app/composition.h"
#include "models/journey/journeys/certify.h"
#include "models/session/offer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Kind = FoundValue::Kind;
namespace Keys = Journey::Keys;

namespace {
const FoundValue kAppId{.kind = Kind::AppId, .text = u"wx0123456789abcdef"_s};
const FoundValue kSecret{.kind = Kind::AppSecret, .secret = Secret(QByteArrayView("x")), .size = 1};
const FoundValue kDomain{.kind = Kind::Domain, .text = u"api.shop.example"_s};

Journey::Answers on(Journey::Method method)
{
    Journey::Answers answers;
    answers.set(Keys::method, method);
    answers.set(Keys::edition, Journey::Edition::Enterprise);
    return answers;
}

/// A journey with these answers.
struct Open
{
    explicit Open(const Journey::Answers &answers = {})
        : world(std::move(*Composition::practice({}, language)))
        , session(world->tools(), Journey::kCertify)
    {
        session.answers() = answers;
    }

    Language language{u"en"_s};
    std::unique_ptr<Composition> world;
    Session session;
};

Offer offered(const FoundValue &value, const Journey::Answers &answers)
{
    return offerOf(value, Open(answers).session);
}

QString pageOf(const FoundValue &value, const Journey::Answers &answers)
{
    const Offer offer = offered(value, answers);
    return offer.page ? Journey::idOf(*offer.page) : QString();
}
} // namespace

class OfferTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesThePage()
    {
        using Journey::Method;
        const FoundValue name{.kind = Kind::Name, .text = u"Shop"_s};
        QCOMPARE(pageOf(kAppId, {}), u"appid"_s); // the way is not decided yet
        QCOMPARE(pageOf(kAppId, on(Method::Managed)), u"appid"_s);
        QCOMPARE(pageOf(kSecret, on(Method::Managed)), u"secret"_s);
        QCOMPARE(pageOf({.kind = Kind::UploadKey}, on(Method::Managed)), u"upload-key"_s);
        QCOMPARE(pageOf(kDomain, on(Method::Managed)), u"managed-domains"_s);
        QCOMPARE(pageOf(kDomain, on(Method::Scan)), u"scan-domains"_s);
        QCOMPARE(pageOf(name, on(Method::Provider)), u"mini-program"_s);
        for (const FoundValue &value : {kAppId, kSecret}) {
            QCOMPARE(pageOf(value, on(Method::Scan)), QString());
            QVERIFY(!offered(value, on(Method::Scan)).isOpen());
        }
    }

    void knowsWhatIsThere()
    {
        Journey::Answers answers = on(Journey::Method::Managed);
        QVERIFY(offered(kAppId, answers).isOpen());
        answers.set(Keys::appId, u"wxfedcba9876543210"_s);
        QCOMPARE(offered(kAppId, answers).before, u"wxfedcba9876543210"_s);
        QVERIFY(offered(kAppId, answers).isOpen());
        answers.set(Keys::appId, kAppId.text);
        QVERIFY(offered(kAppId, answers).isThere);
        QVERIFY(!offered(kAppId, answers).isOpen());
    }

    void asksForTheRightList()
    {
        FoundValue domain = kDomain;
        domain.list = DomainKind::Business;
        QVERIFY(!offered(domain, on(Journey::Method::Managed)).isOpen());
        QVERIFY(offered(domain, on(Journey::Method::Scan)).isOpen());
        domain.list = DomainKind::Socket;
        domain.text += u":8443"_s;
        QCOMPARE(offered(domain, on(Journey::Method::Scan)).trouble.id, u"domain.port"_s);
        QVERIFY(!offered(domain, on(Journey::Method::Scan)).isOpen());
    }

    void leavesBusinessDomainsUntilAMethodAsksForThem()
    {
        FoundValue domain = kDomain;
        domain.list = DomainKind::Business;
        domain.isCertain = false;
        Open open;
        const auto about = [&] { return aboutOf(offerOf(domain, open.session), open.session); };
        QVERIFY(!offerOf(domain, open.session).isOpen());
        QVERIFY2(about().contains(u"Choose the method first"_s), qPrintable(about()));
        open.session.answers() = on(Journey::Method::Managed);
        QVERIFY2(about().contains(u"Not needed"_s), qPrintable(about()));
        open.session.answers() = on(Journey::Method::Scan);
        QVERIFY2(about().contains(u"shows its pages"_s), qPrintable(about()));
    }

    void takesOverWhatIsOpen()
    {
        Open open(on(Journey::Method::Managed));
        Session &session = open.session;
        takeOver({.kind = Kind::Domain, .text = u"192.0.2.1"_s}, session);
        QCOMPARE(session.answers(), on(Journey::Method::Managed));
        FoundValue socket = kDomain;
        socket.list = DomainKind::Socket;
        for (const FoundValue &value : {kAppId, kDomain, kDomain, socket, kSecret}) {
            takeOver(value, session);
        }
        QCOMPARE(session.answers()[Keys::appId], kAppId.text);
        QCOMPARE(session.answers()[Keys::domains],
            QList<DomainEntry>({{DomainKind::Request, u"https://api.shop.example"_s},
                {DomainKind::Socket, u"wss://api.shop.example"_s}}));
        QVERIFY(offerOf(socket, session).isThere);
        QCOMPARE(session.tray().take(SecretSpan::Kind::AppSecret), kSecret.secret);
    }

    void leavesSecretsThatTheWayDoesNotAskFor()
    {
        Open open(on(Journey::Method::Scan));
        takeOver(kSecret, open.session);
        QVERIFY(open.session.tray().take(SecretSpan::Kind::AppSecret).isEmpty());
    }

    void knowsASecretThatIsKept()
    {
        Open open(on(Journey::Method::Managed));
        const FoundValue key{.kind = Kind::UploadKey, .text = u"0123456789abcdef"_s};
        QVERIFY(offerOf(key, open.session).isNew());
        open.session.answers().set(Keys::appId, kAppId.text);
        const auto kept = open.session.keepSecret(u"upload-key"_s, kSecret.secret, true);
        QTRY_VERIFY(kept.isFinished());
        QVERIFY(kept.result());
        QVERIFY(offerOf(key, open.session).isKept && !offerOf(key, open.session).isNew());
        open.session.answers().set(Keys::keyFingerprint, key.text);
        QVERIFY(offerOf(key, open.session).isThere);
        QVERIFY(offerOf(kSecret, open.session).isNew());
    }
};

QTEST_MAIN(OfferTest)
#include "tst_offer.moc"
