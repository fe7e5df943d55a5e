// SPDX-License-Identifier: MIT
// What pages say stays true when something before them changes.
#include "models/session/report.h"
#include "tests/gui/audit.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/blockpage.h"
#include "wizard/railrow.h"
#include "wizard/theme.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using Journey::Method;

namespace {
const QString kSecret = u"app-secret"_s;

void walkBack(const Desk &desk, QString step)
{
    Q_EMIT desk.session->stepRequested(step);
    QCOMPARE(desk.step(), step);
}

QList<Event> events(const Desk &desk)
{
    return *desk.world->journal().events(desk.session->state().id);
}

/// What the next start of the program finds: secrets of this session are gone.
void endTheSession(Desk &desk)
{
    const auto kept = desk.session->keepSecret(
        kSecret, Secret(desk.session->exercise()->appSecret.toUtf8()), true);
    QTRY_VERIFY(kept.isFinished());
    (void)desk.world->tools().sessionSecrets.remove({desk.session->state().id, kSecret});
    desk.reopen();
}

bool isRowFailed(const Desk &desk, const QString &name)
{
    const auto *row = desk.page()->findChild<QWidget *>(name);
    return row && row->accessibleName().startsWith(u"✕"_s);
}

Rail::State railState(const Desk &desk, const QString &shortTitle)
{
    for (const RailRow *row : desk.wizard->findChildren<RailRow *>()) {
        if (row->text() == shortTitle) {
            return row->step().state;
        }
    }
    return Rail::State::ToCome;
}

/// Where the window says that all is done, in either language.
QStringList saysNothingIsLeft(const Desk &desk)
{
    QStringList said{desk.wizard->windowTitle()};
    for (const QLabel *label : desk.page()->findChildren<QLabel *>()) {
        if (label->isVisibleTo(desk.page())) {
            said.append(label->text());
        }
    }
    for (const RailRow *row : desk.wizard->findChildren<RailRow *>()) {
        said.append(row->text());
    }
    static const QRegularExpression done(
        u"^(Done|完成)($| )|Nothing more to do|不用再做|发布\\*\\*"_s);
    return said.filter(done);
}
} // namespace

class TruthTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void takesATickBackWhenItsPremiseChanges();
    void keepsDomainsThatAPageDoesNotShow();
    void asksForTheCheckFileOfBusinessDomains();
    void saysAtItsFieldWhatTheCheckFileIs();
    void aSessionSecretOfAnEarlierRunIsGone();
    void handOverSaysWhatIsGoneAndLeadsThere();
    void exchangesTheExerciseInPlace();
    void anOverriddenFailureIsNotDone();
    void domainsLeftForLaterAreSaidAtTheEnd();
    void theWindowIsNamedAsItsPageEnds();
    void aRepeatedRunAddsLittle();
    void anUnknownEditionIsNotALowOne();
    void whatIsInUseIsChosenByWhoKnows();
    void anOlderJourneyIsAskedWhatIsInUseOnlyOnThatPage();
    void practiceNamesNoKeychain();
    void theHandOverWarnsInEitherLanguage();
    void theRailGoesOnFromAStepThatIsNotNeededAnyMore();
    void linksWhatAPageTellsToOpen_data();
    void linksWhatAPageTellsToOpen();
    void saysWhatTheCodeIsNotFor();
    void copiedBelongsToTheButtonPressedLast();
};

void TruthTest::takesATickBackWhenItsPremiseChanges()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::HandOver));
    QVERIFY(driver.fill());
    walkBack(desk, Step::ManagedDomains);
    auto *tick = desk.find<QCheckBox>("domainsEntered");
    auto *edit = desk.find<QPlainTextEdit>("domains-request");
    QVERIFY(tick->isChecked());
    const QString before = edit->toPlainText();
    edit->setPlainText(before + u"\nhttps://new.shop.example"_s);
    QVERIFY(!tick->isChecked());
    QVERIFY(!isReady(*desk.wizard));
    edit->setPlainText(before); // the tick was about these
    QVERIFY(tick->isChecked());
    QVERIFY(desk.session->counted()[Journey::Keys::submitted]);
    desk.session->answers().set(Journey::Keys::name, u"Another shop"_s);
    QVERIFY(!desk.session->counted()[Journey::Keys::submitted]);
    QVERIFY(driver.goTo(Step::HandOver));
    QVERIFY(!desk.find<QCheckBox>("hand.name")->isChecked());
    QVERIFY(desk.find<QCheckBox>("hand.appid")->isChecked());
    QVERIFY(!desk.find<QCheckBox>("submitted")->isChecked());
}

void TruthTest::keepsDomainsThatAPageDoesNotShow()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    const DomainEntry business{DomainKind::Business, u"http://not-allowed.example:8443/x"_s};
    desk.session->answers().set(Journey::Keys::domains, {business});
    QVERIFY(driver.goTo(Step::ManagedDomains));
    desk.find<QPlainTextEdit>("domains-request")->setPlainText(u"https://api.shop.example"_s);
    QVERIFY(desk.session->answers()[Journey::Keys::domains].contains(business));
    QCOMPARE(desk.session->answers()[Journey::Keys::domains].size(), 2);
    QVERIFY(driver.goTo(Step::HandOver)); // it fails no check where no page could correct it
}

void TruthTest::asksForTheCheckFileOfBusinessDomains()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver({Journey::Method::Scan});
    QVERIFY(driver.goTo(Step::ScanDomains));
    const auto isAsked = [&desk] {
        return desk.find<QAbstractButton>("checkVerifyFile")->isVisibleTo(desk.page());
    };
    QVERIFY(!isAsked());
    desk.find<QPlainTextEdit>("domains-business")->setPlainText(u"https://h5.shop.example"_s);
    QVERIFY(isAsked());
}

void TruthTest::saysAtItsFieldWhatTheCheckFileIs()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.driver({Journey::Method::Scan}).goTo(Step::ScanDomains));
    desk.find<QPlainTextEdit>("domains-business")->setPlainText(u"https://h5.shop.example"_s);
    auto *name = desk.find<QLineEdit>("verifyFileName");
    auto *check = desk.find<QAbstractButton>("checkVerifyFile");
    check->click();
    QVERIFY(name->accessibleDescription().contains(u"Choose the check file first"_s));
    QCOMPARE(desk.page()->focusWidget(), desk.find<QWidget>("chooseVerifyFile"));
    QTemporaryDir folder;
    QFile file(folder.filePath(u"aBc123.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("<html>Sign in</html>") > 0);
    file.close();
    desk.find<QAbstractButton>("chooseVerifyFile")->click();
    auto *dialog = desk.page()->findChild<QFileDialog *>();
    Q_EMIT dialog->fileSelected(file.fileName()); // what choosing and accepting does
    dialog->close();
    QCOMPARE(name->text(), u"aBc123.txt"_s);
    QVERIFY(name->accessibleDescription().contains(u"The download is a web page"_s));
    QCOMPARE(name->property("state").toString(), u"bad"_s);
    name->clear();
    QTest::keyClicks(name, u"aBc123.txt"_s);
    QVERIFY(name->accessibleDescription().contains(u"Only the name"_s));
    auto *summary = desk.find<QLabel>("verifyFileSummary");
    QVERIFY(summary->isHidden());
    check->click();
    QTRY_VERIFY(summary->text().startsWith(u"0 of 1"_s));
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(summary->text().startsWith(u"1 个域名"_s));
    QTest::keyClicks(name, u"x"_s);
    QVERIFY2(summary->isHidden(), "it was said about another file");
}

void TruthTest::aSessionSecretOfAnEarlierRunIsGone()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Preflight));
    endTheSession(desk);
    Driver again = desk.driver();
    QCOMPARE(desk.step(), Step::Preflight);
    QTRY_VERIFY(isRowFailed(desk, u"credentials.token"_s));
    QVERIFY(!isReady(*desk.wizard));
    auto *row = desk.page()->findChild<QWidget *>(u"credentials.token"_s);
    row->findChild<QAbstractButton *>(u"goToValue"_s)->click();
    QCOMPARE(desk.step(), Step::Secret);
    auto *said = desk.find<Notice>("secretStored");
    QVERIFY(said->isVisibleTo(desk.page()));
    QCOMPARE(said->finding().id, u"secret.session-ended"_s);
    QVERIFY(!isReady(*desk.wizard)); // it must be entered again
    QVERIFY(again.goTo(Step::HandOver));
}

void TruthTest::handOverSaysWhatIsGoneAndLeadsThere()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::HandOver));
    endTheSession(desk);
    QCOMPARE(desk.step(), Step::HandOver);
    auto *notice = desk.find<Notice>("pageNotice");
    QVERIFY(notice->isVisibleTo(desk.page()));
    QCOMPARE(notice->finding().id, u"secret.session-ended"_s);
    notice->findChild<QAbstractButton *>(u"goToValue"_s)->click();
    QCOMPARE(desk.step(), Step::Secret);
}

void TruthTest::exchangesTheExerciseInPlace()
{
    Desk desk(u"en"_s);
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    auto *exercises = desk.find<QComboBox>("exercise");
    exercises->setFocus();
    const SetupWizard *window = desk.wizard.get();
    for (int i = 1; i < 4; ++i) {
        QTest::keyClick(exercises, Qt::Key_Down);
        QCOMPARE(desk.session->exercise()->scenario.id, exerciseIds().at(i));
        QVERIFY(exercises->hasFocus());
    }
    QCOMPARE(desk.wizard.get(), window);
    // The world behind is the chosen one: its AppSecret is frozen.
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(driver.fill());
    desk.wizard->button(QWizard::NextButton)->click();
    QTRY_COMPARE(desk.find<Notice>("pageNotice")->finding().id, u"wechat.40243"_s);
}

void TruthTest::anOverriddenFailureIsNotDone()
{
    Desk desk(u"en"_s, u"expired-certificate"_s, false);
    Driver driver = desk.driver();
    driver.goOnAnyway();
    QVERIFY(driver.goTo(Step::Preflight));
    driver.fill();
    desk.find<QCheckBox>("goOnAnyway")->click();
    QVERIFY(driver.next());
    QCOMPARE(railState(desk, u"Final check"_s), Rail::State::Attention);
    QVERIFY(driver.goTo(Step::Done));
    auto *verdict = desk.find<Notice>("verdict");
    QCOMPARE(verdict->property("state").toString(), u"bad"_s);
    QVERIFY(verdict->title().startsWith(u"1 "_s));
    QVERIFY(verdict->spoken().contains(u"certificate"_s)); // which one it is
    QCOMPARE(railState(desk, u"Final check"_s), Rail::State::Attention);
    QVERIFY(saysNothingIsLeft(desk).isEmpty());
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(desk.wizard->windowTitle().startsWith(u"还没有完成"_s));
    QVERIFY(saysNothingIsLeft(desk).isEmpty());
    desk.language.setLocale(u"en"_s);
    QCOMPARE(desk.find<QLabel>("pageTitle")->text(), verdict->title());
    QTRY_VERIFY(desk.find<QTextBrowser>("report")->toPlainText().contains(verdict->title()));
    repair(*desk.session->exercise());
    verdict->findChild<QAbstractButton *>(u"backToOpen"_s)->click();
    QCOMPARE(desk.step(), Step::Preflight);
    desk.find<QAbstractButton>("runAgain")->click();
    QVERIFY(driver.goTo(Step::Done));
    QCOMPARE(verdict->property("state").toString(), u"good"_s);
    QVERIFY2(verdict->title().contains(u"7 of 7"_s), qPrintable(verdict->title()));
    QCOMPARE(railState(desk, u"Final check"_s), Rail::State::Done);
    QVERIFY(desk.wizard->windowTitle().startsWith(u"Done"_s));
}

void TruthTest::domainsLeftForLaterAreSaidAtTheEnd()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::HandOver));
    desk.session->answers().set(Journey::Keys::domains, {});
    desk.wizard->back();
    QCOMPARE(desk.step(), Step::Preflight);
    desk.find<QAbstractButton>("runAgain")->click();
    QTRY_VERIFY(
        desk.find<QLabel>("checkSummary")->text().contains(u"none was checked"_s)); // not "all"
    QVERIFY(driver.goTo(Step::Done));
    auto *verdict = desk.find<Notice>("verdict");
    QCOMPARE(verdict->property("state").toString(), u"warn"_s);
    QVERIFY2(verdict->title().contains(u"no domain"_s), qPrintable(verdict->title()));
    QCOMPARE(desk.find<QLabel>("pageTitle")->text(), verdict->title());
    QVERIFY(saysNothingIsLeft(desk).isEmpty());
    QTRY_VERIFY(desk.find<QTextBrowser>("report")->toPlainText().contains(verdict->title()));
    QCOMPARE(railState(desk, u"Server domains"_s), Rail::State::Attention);
    QVERIFY(driver.next()); // finished, but not done
    QVERIFY(desk.session->state().closed);
    QCOMPARE(openAtTheEnd(desk.session->state(), desk.session->words()),
        u"Not finished: no domain is entered yet"_s);
    verdict->findChild<QAbstractButton *>(u"backToOpen"_s)->click();
    QCOMPARE(desk.step(), Step::ManagedDomains);
}

// The verdict may change while one looks at it.
void TruthTest::theWindowIsNamedAsItsPageEnds()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.driver().goTo(Step::Done));
    QVERIFY(desk.wizard->windowTitle().startsWith(u"Done"_s));
    CheckResult failed = desk.session->checks().first();
    failed.status = CheckStatus::Failed;
    QVERIFY(desk.session->recordChecks({failed}));
    static_cast<BlockPage *>(desk.page())->refresh();
    QTRY_VERIFY2(
        !desk.wizard->windowTitle().startsWith(u"Done"_s), qPrintable(desk.wizard->windowTitle()));
}

void TruthTest::aRepeatedRunAddsLittle()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Preflight));
    QVERIFY(driver.fill());
    const auto first = events(desk);
    QCOMPARE(first.last().kind, EventKind::ChecksFinished);
    QVERIFY(!first.last().payload.value("results"_L1).toArray().isEmpty());
    desk.find<QAbstractButton>("runAgain")->click();
    QVERIFY(driver.fill());
    const auto second = events(desk);
    QCOMPARE(second.size(), first.size() + 1);
    QVERIFY(second.last().payload.value("results"_L1).toArray().isEmpty());
    QCOMPARE(desk.session->checks().size(), desk.session->state().checks.size());
}

void TruthTest::anUnknownEditionIsNotALowOne()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver({Method::Managed, Method::None, Journey::Edition::Unknown});
    QVERIFY(driver.goTo(Step::Edition));
    const auto whyNot = [&desk] {
        desk.wizard->button(QWizard::NextButton)->click();
        return desk.find<QLabel>("nextReason")->text();
    };
    QVERIFY(whyNot().contains(u"not known yet"_s));
    QVERIFY(!whyNot().contains(u"Upgrade"_s));
    desk.language.setLocale(u"zh_CN"_s);
    QVERIFY(whyNot().contains(u"还不知道"_s) && !whyNot().contains(u"升级"_s));
    desk.language.setLocale(u"en"_s);
    desk.session->answers().set(Journey::Keys::edition, Journey::Edition::Team);
    QVERIFY(whyNot().contains(u"Upgrade"_s));
    desk.session->answers().set(Journey::Keys::edition, Journey::Edition::Flagship);
    QVERIFY(isReady(*desk.wizard));
}

// Nobody has chosen "none": the advice on the next page must not be given as if somebody had.
void TruthTest::whatIsInUseIsChosenByWhoKnows()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Account));
    auto *inUse = desk.find<QComboBox>("inUse");
    QCOMPARE(inUse->currentText(), u"Please choose"_s);
    desk.wizard->button(QWizard::NextButton)->click();
    QCOMPARE(desk.step(), Step::Account);
    QVERIFY(driver.reason().contains(u"whether the account has certified"_s));
    QTRY_VERIFY(inUse->hasFocus());
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_COMPARE(inUse->currentText(), u"请选择"_s);
    QVERIFY(driver.reason().contains(u"是否认证过小程序"_s));
    driver.choose("inUse", u"none"_s);
    QVERIFY(driver.next());
    QCOMPARE(desk.session->answers()[Journey::Keys::inUse], Journey::InUse::None);
}

// An older version took silence for "none": its journey stays where it was, and the page asks when
// it is gone through again.
void TruthTest::anOlderJourneyIsAskedWhatIsInUseOnlyOnThatPage()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.session->record({{EventKind::AnswerSet,
        {{u"name"_s, u"Shop"_s}, {u"subject"_s, u"company"_s}, {u"method"_s, u"scan"_s}}}}));
    QVERIFY(desk.session->enter(*Journey::stepOf(desk.spec, Step::ScanPeople)));
    desk.reopen();
    QCOMPARE(desk.step(), Step::ScanPeople);
    QVERIFY(desk.driver().fill());
    QVERIFY(desk.driver().next());
    QCOMPARE(desk.step(), Step::ScanBind);
    walkBack(desk, Step::Account);
    desk.wizard->button(QWizard::NextButton)->click();
    QCOMPARE(desk.step(), Step::Account);
    QTRY_VERIFY(desk.find<QComboBox>("inUse")->hasFocus());
}

// What is practised with is kept in memory alone.
void TruthTest::practiceNamesNoKeychain()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    const auto said = [&desk] {
        QStringList all;
        for (const QString &locale : {u"zh_CN"_s, u"en"_s}) {
            desk.language.setLocale(locale);
            QCoreApplication::processEvents();
            all += visibleTexts(desk.wizard.get());
        }
        return all;
    };
    const auto claims = [&said] {
        static const QRegularExpression keychain(u"keychain|密钥环|钥匙串"_s);
        return said().filter(keychain);
    };
    while (desk.step() != Step::Done) {
        QVERIFY(driver.fill());
        QCOMPARE(claims(), QStringList());
        QVERIFY(driver.next());
    }
    QCOMPARE(claims(), QStringList());
    for (const QString &step : {Step::UploadKey, Step::Secret}) {
        walkBack(desk, step);
        QCOMPARE(claims(), QStringList());
        QVERIFY(!said().filter(u"in memory"_s).isEmpty());
        QVERIFY(!said().filter(u"内存"_s).isEmpty());
    }
}

void TruthTest::theHandOverWarnsInEitherLanguage()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::HandOver));
    desk.find<QAbstractButton>("copySecret")->click();
    const auto isSaid = [&desk](const QString &part) {
        return !visibleTexts(desk.page()).filter(part).isEmpty();
    };
    QTRY_VERIFY(isSaid(u"cleared after 60 seconds"_s));
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(isSaid(u"60 秒后"_s));
    QVERIFY(!isSaid(u"cleared after 60 seconds"_s));
    walkBack(desk, Step::Preflight);
    QVERIFY(driver.goTo(Step::HandOver));
    QVERIFY(!isSaid(u"60 秒后"_s)); // it was about another visit
}

void TruthTest::theRailGoesOnFromAStepThatIsNotNeededAnyMore()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver({Method::Managed, Method::None, Journey::Edition::Team});
    QVERIFY(driver.goTo(Step::Edition));
    QVERIFY(driver.fill()); // high enough: the way does not need this step any more
    QTRY_COMPARE(railState(desk, u"AppID"_s), Rail::State::ToCome);
    QStringList titles;
    for (const RailRow *row : desk.wizard->findChildren<RailRow *>()) {
        if (row->isVisibleTo(desk.wizard.get())) {
            titles.append(row->text());
        }
    }
    QCOMPARE(titles.removeDuplicates(), 0);
    QCOMPARE(titles.indexOf(u"AppID"_s), titles.indexOf(u"Edition"_s) + 1);
}

void TruthTest::linksWhatAPageTellsToOpen_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("link");
    QTest::newRow("mini program") << Method::Managed << Step::MiniProgram << u"wechat-console"_s;
    QTest::newRow("account") << Method::Managed << Step::Account << u"account-center"_s;
    QTest::newRow("managed domains")
        << Method::Managed << Step::ManagedDomains << u"weda-certification"_s;
    QTest::newRow("edition") << Method::Managed << Step::Edition << u"weda-certification"_s;
    QTest::newRow("scan domains") << Method::Scan << Step::ScanDomains << u"weda-certification"_s;
}

void TruthTest::linksWhatAPageTellsToOpen()
{
    QFETCH(const Method, method);
    QFETCH(const QString, step);
    QFETCH(const QString, link);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver({method, Method::None,
        step == Step::Edition ? Journey::Edition::Unknown : Journey::Edition::Enterprise});
    QVERIFY(driver.goTo(step));
    QVERIFY(desk.page()->findChild<QAbstractButton *>(u"open-"_s + link));
    desk.wizard->button(QWizard::HelpButton)->click();
    auto *help = desk.wizard->findChild<QWidget *>(u"help"_s);
    QVERIFY(help && help->findChild<QAbstractButton *>(u"open-"_s + link));
}

void TruthTest::saysWhatTheCodeIsNotFor()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver({Method::Scan});
    QVERIFY(driver.goTo(Step::ScanAuthorise));
    auto *caption = desk.find<QLabel>("codeCaption");
    QVERIFY(!caption->isVisibleTo(desk.page()));
    auto *bar = caption->parentWidget();
    for (auto *button : bar->findChildren<QAbstractButton *>()) {
        if (button->text() == u"Open on the phone"_s) {
            button->click();
        }
    }
    QVERIFY(caption->isVisibleTo(desk.page()));
    QVERIFY(caption->text().contains(u"not the code to authorise"_s));
}

void TruthTest::copiedBelongsToTheButtonPressedLast()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::HandOver));
    const auto copied = [&desk] {
        QStringList names;
        for (auto *button : desk.page()->findChildren<QAbstractButton *>()) {
            if (button->text() == u"Copied"_s) {
                names.append(button->accessibleName());
            }
        }
        return names;
    };
    const auto press = [&desk](const QString &name) {
        for (auto *button : desk.page()->findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == name) {
                button->click();
            }
        }
    };
    press(u"Copy: Name of the mini program"_s);
    QCOMPARE(copied(), QStringList{u"Copy: Name of the mini program"_s});
    press(u"Copy: AppID of the mini program"_s);
    QCOMPARE(copied(), QStringList{u"Copy: AppID of the mini program"_s});
    desk.find<QAbstractButton>("copySecret")->click();
    QTRY_COMPARE(copied(), QStringList());
}

QTEST_MAIN(TruthTest)
#include "tst_truth.moc"
