// SPDX-License-Identifier: MIT
// What can go wrong while a mini program is registered, through the real windows.
#include "models/journey/journeys/register.h"
#include "tests/gui/desk.h"
#include "wizard/theme.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
Plan plan(
    Journey::Subject subject, Journey::Route route, Journey::Proof proof = Journey::Proof::Transfer)
{
    Plan made;
    made.answers.set(Keys::subject, subject);
    made.answers.set(Keys::route, route);
    made.answers.set(Keys::proof, proof);
    return made;
}

/// Presses Next; what the page says beside it.
QString pressedTooEarly(const Desk &desk)
{
    desk.wizard->button(QWizard::NextButton)->click();
    return desk.find<QLabel>("nextReason")->text();
}
} // namespace

class RegisteringTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void saysWhyARouteIsClosed();
    void waitsForTheLegalRepresentative();
    void asksAgainAfterAnotherOwnerWasNamed();
};

void RegisteringTest::saysWhyARouteIsClosed()
{
    Desk desk(u"en"_s, {}, false, Journey::kRegister);
    Driver driver = desk.driver(plan(Journey::Subject::Media, Journey::Route::Platform));
    QVERIFY(driver.goTo(u"route"_s));
    driver.choose("route", u"platform"_s);
    QVERIFY2(pressedTooEarly(desk).startsWith(u"WeDa registers businesses only"_s),
        qPrintable(pressedTooEarly(desk)));
    QCOMPARE(desk.step(), u"route"_s);
    driver.choose("route", u"wechat"_s);
    QVERIFY(!desk.find<QWidget>("proof")->isVisibleTo(desk.page())); // there is nothing to choose
    QVERIFY(driver.next());
    QCOMPARE(desk.step(), u"sign-up"_s);
}

void RegisteringTest::waitsForTheLegalRepresentative()
{
    Desk desk(u"en"_s, u"legal-too-late"_s, false, Journey::kRegister);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(u"legal-check"_s));
    QVERIFY(pressedTooEarly(desk).startsWith(u"Go on once"_s));
    desk.find<QAbstractButton>("practiceFill")->click(); // it was too late
    QVERIFY2(pressedTooEarly(desk).startsWith(u"The application has lapsed"_s),
        qPrintable(pressedTooEarly(desk)));
    desk.reopen(); // the next day
    QCOMPARE(desk.step(), u"legal-check"_s);
    QVERIFY(desk.find<Notice>("legalWait.told")->isVisibleTo(desk.page()));
    QCOMPARE(desk.find<Notice>("legalCheck.told")->finding().id, u"registering.too-late"_s);
    desk.find<Notice>("legalCheck.told")->findChild<QAbstractButton *>(u"goBack"_s)->click();
    QCOMPARE(desk.step(), u"apply"_s);
    QVERIFY(pressedTooEarly(desk).contains(u"once the application is sent"_s)); // anew
    Driver again = desk.driver();
    QVERIFY(again.goTo(u"legal-check"_s));
    QVERIFY2(desk.find<Notice>("legalWait.told")->spoken().contains(u"Application 2"_s),
        qPrintable(desk.find<Notice>("legalWait.told")->spoken()));
    QVERIFY(again.fill()); // this time it is in time
    QVERIFY(again.next());
    QCOMPARE(desk.step(), u"sign-in"_s);
}

// What was paid or handed in for one owner is not so for another.
void RegisteringTest::asksAgainAfterAnotherOwnerWasNamed()
{
    Desk desk(u"en"_s, {}, false, Journey::kRegister);
    Driver driver = desk.driver(plan(Journey::Subject::Company, Journey::Route::WeChat));
    QVERIFY(driver.goTo(u"done"_s));
    QVERIFY(desk.find<QWidget>("next-certify"));
    desk.session->answers().set(Keys::principal, u"Another Ltd"_s);
    QVERIFY(desk.session->save());
    desk.reopen();
    QCOMPARE(desk.step(), u"done"_s);
    QVERIFY(!desk.session->verdict().isGood());
    QVERIFY(!desk.find<QWidget>("next-certify"));
    QCOMPARE(desk.session->stepsInTrouble(), QSet<QString>{u"transfer"_s});
    Q_EMIT desk.session->stepRequested(u"transfer"_s);
    QCOMPARE(desk.step(), u"transfer"_s);
    QVERIFY(pressedTooEarly(desk).startsWith(u"Tick the box once WeChat"_s));
    Driver again = desk.driver();
    QVERIFY(again.goTo(u"done"_s));
    QVERIFY(desk.session->verdict().isGood());
}

QTEST_MAIN(RegisteringTest)
#include "tst_registering.moc"
