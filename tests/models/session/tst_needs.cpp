// SPDX-License-Identifier: MIT
// What the overview says one needs is what the steps that come will ask for.
#include "app/composition.h"
#include "models/journey/journeys/publish.h"
#include "models/journey/journeys/register.h"
#include "models/session/card.h"
#include "models/session/needs.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Journey::Edition;
using Journey::InUse;
using Journey::Method;
namespace Keys = Journey::Keys;

class NeedsTest final : public QObject
{
    Q_OBJECT
private:
    Language m_language{u"en"_s};
    std::unique_ptr<Composition> m_world{std::move(*Composition::practice({}, m_language))};
    Session m_session{m_world->tools(), Journey::kCertify};

    Journey::Answers by(Method method) const
    {
        Journey::Answers answers = m_session.answers();
        answers.set(Keys::method, method);
        return answers;
    }

    /// The line of whoever is called so; empty if they are not named.
    QString line(Method method, const QString &person)
    {
        for (const QString &each : needsOf(m_session, by(method)).split(u'\n')) {
            if (each.startsWith(u"- "_s + person)) {
                return each;
            }
        }
        return {};
    }

private Q_SLOTS:
    void init() { m_session.answers() = {}; }

    void cleanup() { m_language.setLocale(u"en"_s); }

    void scanNeedsTheMainAccount()
    {
        QVERIFY(line(Method::Scan, u"The main-account holder"_s).endsWith(u"holder"_s));
    }

    // Whatever may be chosen at the fork is a way; a journey without a fork has one.
    void aWayIsWhatMayBeChosen()
    {
        const auto open = [](const QList<Way> &ways) {
            QStringList titles;
            for (const Way &way : ways) {
                titles += way.isPossible ? way.title : QString();
            }
            titles.removeAll(QString());
            return titles;
        };
        QCOMPARE(
            open(waysOf(m_session)), QStringList({u"Scan authorisation"_s, u"Fully managed"_s}));
        m_session.answers().set(Keys::method, Method::Provider);
        QCOMPARE(open(waysOf(m_session)), QStringList({u"Service provider"_s}));
        Session registering(m_world->tools(), Journey::kRegister);
        QCOMPARE(open(waysOf(registering)).size(), 2);
        QVERIFY(needsOf(registering, waysOf(registering).first().answers)
                    .contains(u"The legal representative"_s));
        Journey::Spec plain = Journey::kRegister;
        plain.fork = {};
        Session straight(m_world->tools(), plain);
        QCOMPARE(waysOf(straight).size(), 1);
        QCOMPARE(waysOf(straight).first().title, QString());
    }

    // What is asked only of some is needed only of them.
    void aThingIsNamedWhereItIsAskedFor()
    {
        Session publishing(m_world->tools(), Journey::kPublish);
        const auto needs = [&](Method method) {
            Journey::Answers answers;
            answers.set(Keys::certifiedBy, method);
            return needsOf(publishing, answers);
        };
        const QString lists = u"Two IP whitelists switched off"_s;
        QVERIFY2(needs(Method::Managed).contains(lists), qPrintable(needs(Method::Managed)));
        QVERIFY(!needs(Method::Scan).contains(lists));
        for (const Journey::Spec *spec : Journey::journeys()) {
            const Session session(m_world->tools(), *spec);
            const QString all = needsOf(session, waysOf(session).first().answers);
            const QString things = all.section(u"**What they need**"_s, 1);
            QVERIFY2(things.contains(u"\n- "_s), spec->id);
        }
    }

    // Fully-managed certification does without, unless there is something to upgrade or to leave.
    void theMainAccountIsNamedOnlyWhereItMustAct()
    {
        const QString perhaps = line(Method::Managed, u"The main-account holder"_s);
        QVERIFY2(perhaps.contains(u"(only for “Leave other method” and “Edition”)"_s),
            qPrintable(perhaps));
        m_session.answers().set(Keys::edition, Edition::Enterprise);
        m_session.answers().set(Keys::inUse, InUse::None);
        QCOMPARE(line(Method::Managed, u"The main-account holder"_s), QString());
        QVERIFY(!line(Method::Managed, u"A user of the cloud account"_s).isEmpty());
        m_session.answers().set(Keys::edition, Edition::Team);
        QCOMPARE(
            line(Method::Managed, u"The main-account holder"_s), u"- The main-account holder"_s);
    }

    void saysWhoAPersonIs()
    {
        const QString all = whoIsWho(m_session);
        QCOMPARE(all.count(m_session.words().whoIs(u"administrator"_s)), 1);
        QVERIFY(all.contains(u"- **The main-account holder**: Whoever"_s));
        QVERIFY2(!all.contains(u"You, at this computer"_s), qPrintable(all));
        m_language.setLocale(u"zh_CN"_s);
        QVERIFY2(line(Method::Managed, u"主账号持有人"_s)
                     .contains(u"（仅用于“退出原方式”和“套餐版本”）"_s),
            qPrintable(needsOf(m_session, by(Method::Managed))));
    }

    void cardsGoToThoseWhoAreSurelyAsked()
    {
        QVERIFY(!rolesToAsk(m_session, by(Method::Managed)).contains(u"main-account"_s));
        m_session.answers().set(Keys::inUse, InUse::Scan);
        QVERIFY(rolesToAsk(m_session, by(Method::Managed)).contains(u"main-account"_s));
    }
};

QTEST_MAIN(NeedsTest)
#include "tst_needs.moc"
