// SPDX-License-Identifier: MIT
// Values are proved where they are entered: by their own button or by Next, with the result in
// place.
#include "models/rulebook/filling.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/blockpage.h"
#include "wizard/theme.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/notice.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
namespace Keys = Journey::Keys;

namespace {
const QString kGood = u"https://files.shop.example"_s;
const QString kExpired = u"https://api.shop.example"_s;

QAbstractButton *next(const Desk &desk)
{
    return desk.wizard->button(QWizard::NextButton);
}

QString reason(const Desk &desk)
{
    return desk.find<QLabel>("nextReason")->text();
}

bool isBusy(const Desk &desk)
{
    return static_cast<BlockPage *>(desk.page())->isBusy();
}

CheckRow *row(const Desk &desk, const QString &domain)
{
    return desk.page()->findChild<CheckRow *>(u"domain:request:"_s + domain);
}

/// The mark before what the row says: "✓", "✕", "?".
QString mark(const Desk &desk, const QString &domain)
{
    const CheckRow *found = row(desk, domain);
    return found ? found->accessibleName().left(1) : QString();
}

/// At the domains, which are typed but neither checked nor ticked.
void typeDomains(Desk &desk, Driver &driver, const QStringList &domains = {kExpired, kGood})
{
    QVERIFY(driver.goTo(Step::ManagedDomains));
    desk.find<QPlainTextEdit>("domains-request")->setPlainText(domains.join(u'\n'));
}

/// How many runs of checks the journal has.
qsizetype runs(const Desk &desk)
{
    const auto events = *desk.world->journal().events(desk.session->state().id);
    return std::count_if(events.begin(), events.end(),
        [](const Event &event) { return event.kind == EventKind::ChecksFinished; });
}

QString statusOf(const Desk &desk, const QString &checkId, const QString &subject)
{
    for (const CheckResult &check : desk.session->checks()) {
        if (check.id == checkId && check.subject == subject) {
            return statusId(check.status);
        }
    }
    return {};
}

qint64 calls(const Desk &desk)
{
    return desk.session->exercise()->scenario.counter;
}

void backTo(Desk &desk, const QString &step)
{
    while (desk.step() != step) {
        desk.wizard->back();
    }
}

Secret secretOf(const Desk &desk)
{
    return Secret(QByteArrayView(desk.session->exercise()->appSecret.toUtf8()));
}
} // namespace

class ProveTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void checksDomainsByTheirButton();
    void aChangedLineLosesItsResult();
    void stopsChecking();
    void nextChecksBeforeItAsksForTheTick();
    void nextStaysWhereSomethingFailed();
    void whatCannotBeCheckedIsSaidAndLetsGoOn();
    void cancelsWhatNextChecks();
    void goesToTheLine();
    void foldsNoWrongLineAway();
    void showsWhatTheFinalCheckFound();
    void provesAnAppIdWithASecretThatWaits();
    void saysWhenAValueWasProved();
    void anUnprovedSecretTakesTheProofBack();
    void countsTheSecondsOfAWait();
    void saysWhyAMethodIsRecommended();
};

void ProveTest::checksDomainsByTheirButton()
{
    Desk desk(u"en"_s, u"expired-certificate"_s, false);
    Driver driver = desk.driver();
    typeDomains(desk, driver);
    const qsizetype before = runs(desk);
    QVERIFY(!row(desk, kGood));
    desk.find<QAbstractButton>("runAgain")->click();
    QTRY_COMPARE(mark(desk, kExpired), u"✕"_s);
    QTRY_COMPARE(mark(desk, kGood), u"✓"_s);
    QCOMPARE(runs(desk), before + 1);
    QCOMPARE(statusOf(desk, u"domain.tls"_s, kExpired), u"failed"_s);
    QCOMPARE(statusOf(desk, u"domain.http"_s, kGood), u"passed"_s);
    const QString said = row(desk, kExpired)->accessibleName();
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(row(desk, kExpired)->accessibleName() != said);
    QTRY_VERIFY(desk.find<QCheckBox>("goOnAnyway")->isVisibleTo(desk.page()));
    desk.find<QAbstractButton>("practiceRepairAll")->click();
    QTRY_COMPARE(mark(desk, kExpired), u"✓"_s);
    QVERIFY(!desk.find<QCheckBox>("goOnAnyway")->isVisibleTo(desk.page()));
}

void ProveTest::aChangedLineLosesItsResult()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    typeDomains(desk, driver);
    auto *edit = desk.find<QPlainTextEdit>("domains-request");
    desk.find<QAbstractButton>("runAgain")->click();
    QTRY_COMPARE(mark(desk, kExpired), u"✓"_s);
    edit->setPlainText(kGood + u"\nhttps://other.shop.example"_s);
    QTRY_VERIFY(!row(desk, kExpired));
    QVERIFY(!row(desk, u"https://other.shop.example"_s));
    QTRY_COMPARE(mark(desk, kGood), u"✓"_s);
    QVERIFY(desk.find<QLabel>("checkSummary")->text().contains(u"1 domain "_s));
    const qsizetype before = runs(desk);
    edit->setPlainText(kExpired); // as it was when it was checked
    QTRY_COMPARE(mark(desk, kExpired), u"✓"_s);
    QCOMPARE(runs(desk), before);
}

void ProveTest::stopsChecking()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    typeDomains(desk, driver);
    desk.find<QAbstractButton>("runAgain")->click();
    QVERIFY(!isReady(*desk.wizard));
    desk.find<QAbstractButton>("stopChecks")->click();
    QTRY_VERIFY(desk.find<QAbstractButton>("runAgain")->isVisibleTo(desk.page()));
    QVERIFY(statusOf(desk, u"domain.http"_s, kGood).isEmpty());
    QVERIFY(desk.find<QLabel>("checkSummary")->text().contains(u"2 domains"_s));
}

void ProveTest::nextChecksBeforeItAsksForTheTick()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    typeDomains(desk, driver);
    const qsizetype before = runs(desk);
    next(desk)->click();
    QVERIFY(isBusy(desk));
    QTRY_COMPARE(desk.find<QWidget>("domainsEntered")->property("state").toString(), u"bad"_s);
    QCOMPARE(desk.step(), Step::ManagedDomains);
    QCOMPARE(statusOf(desk, u"domain.http"_s, kGood), u"passed"_s);
    desk.find<QAbstractButton>("domainsEntered")->click();
    next(desk)->click();
    QCOMPARE(desk.step(), Step::Preflight); // at once: all has been checked
    QCOMPARE(runs(desk), before + 1);
}

void ProveTest::nextStaysWhereSomethingFailed()
{
    Desk desk(u"en"_s, u"expired-certificate"_s, false);
    Driver driver = desk.driver();
    typeDomains(desk, driver);
    desk.find<QAbstractButton>("domainsEntered")->click();
    next(desk)->click();
    auto *anyway = desk.find<QCheckBox>("goOnAnyway");
    QTRY_COMPARE(anyway->property("state").toString(), u"bad"_s); // where one goes on
    QVERIFY(!isBusy(desk) && anyway->isVisibleTo(desk.page()) && !reason(desk).isEmpty());
    QCOMPARE(desk.step(), Step::ManagedDomains);
    next(desk)->click();
    QVERIFY(!isBusy(desk) && !reason(desk).isEmpty());
    anyway->click();
    QVERIFY(reason(desk).isEmpty());
    next(desk)->click();
    QCOMPARE(desk.step(), Step::Preflight);
}

void ProveTest::whatCannotBeCheckedIsSaidAndLetsGoOn()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    typeDomains(desk, driver);
    desk.session->exercise()->scenario.offline = true;
    desk.find<QAbstractButton>("domainsEntered")->click();
    next(desk)->click();
    QTRY_COMPARE(mark(desk, kGood), u"?"_s);
    QTRY_VERIFY(desk.find<QLabel>("checkSummary")->text().startsWith(u"Nothing failed"_s));
    QCOMPARE(desk.step(), Step::ManagedDomains);
    QVERIFY(isReady(*desk.wizard));
    next(desk)->click();
    QCOMPARE(desk.step(), Step::Preflight);
    desk.session->exercise()->scenario.offline = false;
    desk.wizard->back();
    desk.reopen(); // another visit asks anew
    QCOMPARE(desk.step(), Step::ManagedDomains);
    QVERIFY(!row(desk, kGood));
    QVERIFY(desk.find<QLabel>("checkSummary")->text().contains(u"2 domains"_s));
}

void ProveTest::cancelsWhatNextChecks()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    typeDomains(desk, driver);
    desk.find<QAbstractButton>("domainsEntered")->click();
    next(desk)->click();
    QVERIFY(isBusy(desk));
    desk.find<QPushButton>("cancelWait")->click();
    QVERIFY(!isBusy(desk));
    QTRY_VERIFY(isReady(*desk.wizard));
    QCOMPARE(desk.step(), Step::ManagedDomains);
    QVERIFY(statusOf(desk, u"domain.http"_s, kGood).isEmpty());
    QVERIFY(driver.next());
    QCOMPARE(desk.step(), Step::Preflight);
}

void ProveTest::goesToTheLine()
{
    Desk desk(u"en"_s, u"expired-certificate"_s);
    Driver driver = desk.driver();
    typeDomains(desk, driver, {kGood, kExpired});
    desk.find<QAbstractButton>("runAgain")->click();
    QTRY_COMPARE(mark(desk, kExpired), u"✕"_s);
    auto *go = row(desk, kExpired)->findChild<QAbstractButton *>(u"goToValue"_s);
    QCOMPARE(go->text(), u"Go to this line"_s);
    go->click();
    auto *edit = desk.find<QPlainTextEdit>("domains-request");
    QCOMPARE(edit->textCursor().selectedText(), kExpired);
    QVERIFY(edit->hasFocus());
}

void ProveTest::foldsNoWrongLineAway()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::ManagedDomains));
    auto *more = desk.find<QAbstractButton>("moreKinds");
    auto *socket = desk.find<QPlainTextEdit>("domains-socket");
    QVERIFY(!socket->isVisible());
    more->click();
    QVERIFY(socket->isVisible());
    socket->setFocus();
    QTest::keyClicks(socket, u"no domain"_s);
    more->click();
    QVERIFY(socket->isVisible());
    desk.wizard->button(QWizard::NextButton)->click();
    QTRY_VERIFY(socket->hasFocus());
    socket->selectAll();
    QTest::keyClick(socket, Qt::Key_Delete);
    more->click();
    QVERIFY(!socket->isVisible());
}

void ProveTest::showsWhatTheFinalCheckFound()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    typeDomains(desk, driver);
    QVERIFY(driver.goTo(Step::Preflight));
    for (auto &domain : desk.session->exercise()->scenario.domains) {
        domain.fault = domain.host == "api.shop.example"_L1 ? u"domain.tls-expired"_s : QString();
    }
    desk.session->exercise()->scenario.domains.append(
        {u"api.shop.example"_s, u"domain.tls-expired"_s});
    QTRY_VERIFY(desk.find<QAbstractButton>("runAgain")->isVisible());
    desk.find<QAbstractButton>("runAgain")->click();
    QTRY_COMPARE(mark(desk, kExpired), u"✕"_s);
    desk.session->goToBlock(u"domains"_s);
    QCOMPARE(desk.step(), Step::ManagedDomains);
    QTRY_COMPARE(mark(desk, kExpired), u"✕"_s);
}

void ProveTest::provesAnAppIdWithASecretThatWaits()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::AppId));
    auto *proof = desk.find<Notice>("appIdProof");
    QVERIFY(!proof->isVisible()); // nothing to prove yet
    QVERIFY(driver.fill());
    QTRY_VERIFY(proof->isVisible());
    QCOMPARE(proof->property("state").toString(), u"info"_s);
    QVERIFY(proof->spoken().contains(u"AppSecret"_s));
    QVERIFY(!desk.find<QWidget>("checkAppId")->isVisible());
    desk.session->tray().put(SecretSpan::Kind::AppSecret, secretOf(desk));
    desk.language.setLocale(u"zh_CN"_s);
    desk.language.setLocale(u"en"_s);
    const qint64 before = calls(desk);
    desk.find<QAbstractButton>("checkAppId")->click();
    QTRY_COMPARE(proof->property("state").toString(), u"good"_s);
    QVERIFY(proof->spoken().contains(desk.session->answers()[Keys::appId]));
    QCOMPARE(calls(desk), before + 1);
    QVERIFY(!desk.session->provedAt(u"credentials.token"_s).isValid()); // it is not kept yet
    desk.session->tray().put(SecretSpan::Kind::AppSecret, Secret(QByteArray(32, '0')));
    desk.find<QAbstractButton>("checkAppId")->click();
    QTRY_VERIFY(desk.find<Notice>("pageNotice")->isVisible());
    QCOMPARE(desk.find<Notice>("pageNotice")->finding().id, u"wechat.40125"_s);
    QCOMPARE(proof->property("state").toString(), u"info"_s);
}

void ProveTest::saysWhenAValueWasProved()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::ManagedDomains));
    const QString today = dateText(QDate::currentDate(), QLocale(u"en"_s));
    desk.wizard->back();
    QVERIFY(desk.find<Notice>("keyStored")->spoken().contains(u"confirmed it on"_s));
    desk.wizard->back();
    const auto *kept = desk.find<Notice>("secretStored");
    QVERIFY(kept->spoken().contains(u"confirmed it on"_s));
    QCOMPARE(kept->property("state").toString(), u"good"_s);
    backTo(desk, Step::AppId);
    const auto *proof = desk.find<Notice>("appIdProof");
    QTRY_COMPARE(proof->property("state").toString(), u"good"_s);
    QVERIFY(proof->spoken().contains(today));
    QVERIFY(desk.find<QWidget>("checkAppId")->isVisible()); // with the one that is kept
    desk.session->answers().set(Keys::appId, u"wx0000000000000000"_s);
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_COMPARE(proof->property("state").toString(), u"info"_s);
    QVERIFY(!desk.find<QWidget>("checkAppId")->isVisible()); // that one is of another AppID
}

void ProveTest::anUnprovedSecretTakesTheProofBack()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::UploadKey));
    QVERIFY(desk.session->provedAt(u"credentials.token"_s).isValid());
    desk.session->exercise()->scenario.offline = true;
    desk.wizard->back();
    desk.find<QAbstractButton>("practiceFill")->click();
    next(desk)->click();
    QTRY_VERIFY(desk.find<QAbstractButton>("goOnUnproved"));
    QVERIFY(desk.session->provedAt(u"credentials.token"_s).isValid()); // the one kept so far
    desk.find<QAbstractButton>("goOnUnproved")->click();
    QTRY_COMPARE(desk.step(), Step::UploadKey);
    QVERIFY(!desk.session->provedAt(u"credentials.token"_s).isValid());
    QCOMPARE(
        statusOf(desk, u"credentials.token"_s, desk.session->answers()[Keys::appId]), u"unknown"_s);
}

void ProveTest::countsTheSecondsOfAWait()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    WeChatClient &wechat = desk.session->tools().wechat;
    const auto first = wechat.prove(
        desk.session->answers()[Keys::appId], Secret(QByteArrayView("0123456789abcdef01234567")));
    QTRY_VERIFY(first.isFinished());
    constexpr int longEnoughMs = 600'000;
    wechat.setMinimumInterval(longEnoughMs);
    QVERIFY(driver.fill());
    next(desk)->click();
    const QRegularExpression number(u"in (\\d+) seconds"_s);
    const auto seconds = [&] { return number.match(reason(desk)).captured(1).toInt(); };
    const int before = seconds();
    QVERIFY2(before > 500, qPrintable(reason(desk)));
    QTRY_VERIFY(seconds() > 0 && seconds() < before);
    desk.find<QPushButton>("cancelWait")->click();
    backTo(desk, Step::AppId); // the same there
    desk.session->tray().put(SecretSpan::Kind::AppSecret, secretOf(desk));
    desk.language.setLocale(u"zh_CN"_s);
    desk.find<QAbstractButton>("checkAppId")->click();
    QTRY_VERIFY(desk.find<Notice>("appIdProof")->spoken().contains(u" 秒后"_s));
    desk.find<QAbstractButton>("checkAppId")->click(); // stop
    QTRY_VERIFY(!desk.find<Notice>("appIdProof")->spoken().contains(u" 秒后"_s));
    QTRY_COMPARE(wechat.msUntilAsked(), 0);
}

void ProveTest::saysWhyAMethodIsRecommended()
{
    for (const auto &[locale, words] :
        {std::pair(u"en"_s, u"Recommended because"_s), std::pair(u"zh_CN"_s, u"推荐原因"_s)}) {
        Desk desk(locale, {}, false);
        Driver driver = desk.driver({Journey::Method::Managed, Journey::Method::Managed});
        QVERIFY(driver.goTo(Step::Method));
        const auto says = [&](const char *card) {
            return desk.find<QWidget>(card)->accessibleDescription();
        };
        QVERIFY2(says("method.managed").contains(words), qPrintable(says("method.managed")));
        QVERIFY(!says("method.scan").contains(words));
    }
}

QTEST_MAIN(ProveTest)
#include "tst_prove.moc"
