// SPDX-License-Identifier: MIT
// Closing the window at any moment loses nothing, and the language changes in the open window.
#include "tests/gui/audit.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/home/homeview.h"
#include "wizard/theme.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Journey::Edition;
using Journey::Method;

Q_DECLARE_METATYPE(Plan)

namespace {
void addPlans()
{
    QTest::addColumn<Plan>("plan");
    QTest::newRow("managed") << Plan{Method::Managed, Method::Scan, Edition::Team};
    QTest::newRow("scan") << Plan{Method::Scan, Method::Managed, Edition::Free};
    QTest::newRow("provider") << Plan{Method::Provider};
}

// One more character in every field that takes text, as if the window were closed in the middle of
// typing.
void typeIntoEveryField(const Desk &desk)
{
    for (auto *line : desk.page()->findChildren<QLineEdit *>()) {
        if (line->isVisibleTo(desk.page()) && !line->isReadOnly()
            && line->echoMode() == QLineEdit::Normal) {
            const QString name = line->objectName(); // what is not right is not kept
            QTest::keyClicks(line,
                name == "appId"_L1            ? u"wx7777777777777777"_s
                    : name == "originalId"_L1 ? u"gh_777777777777"_s
                                              : u"7"_s);
        }
    }
    for (auto *edit : desk.page()->findChildren<QPlainTextEdit *>()) {
        if (edit->isVisibleTo(desk.page())) {
            QTest::keyClicks(edit, u"https://seven.example"_s);
        }
    }
}

QStringList texts(const Desk &desk)
{
    QCoreApplication::processEvents(); // LanguageChange is posted
    QStringList list = visibleTexts(desk.wizard.get());
    list.prepend(desk.wizard->windowTitle());
    return list;
}
} // namespace

class ResumeTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void continuesAtEveryStep_data() { addPlans(); }
    void continuesAtEveryStep();
    void goesBackWithAnswersKept_data() { addPlans(); }
    void goesBackWithAnswersKept();
    void speaksTheOtherLanguageAtOnce_data() { addPlans(); }
    void speaksTheOtherLanguageAtOnce();
    void translatesWhatWentWrong();
    void keepsMiniProgramsApart();
};

void ResumeTest::continuesAtEveryStep()
{
    QFETCH(const Plan, plan);
    Desk desk(u"en"_s, {}, false);
    for (;;) {
        const QString step = desk.step();
        typeIntoEveryField(desk);
        const QStringList typed = inputs(desk.page());
        const Journey::Answers draft = desk.session->answers();
        if (step != Step::Overview) { // nothing is begun before it
            desk.reopen();
            QCOMPARE(desk.step(), step);
            QVERIFY2(desk.session->answers() == draft, qPrintable(step));
            QCOMPARE(inputs(desk.page()), typed);
        }
        Driver driver = desk.driver(plan);
        QVERIFY2(driver.fill(), qPrintable(step + u": "_s + driver.reason()));
        if (step == Step::Done) {
            break;
        }
        QVERIFY(driver.next());
    }
}

void ResumeTest::goesBackWithAnswersKept()
{
    QFETCH(const Plan, plan);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver(plan);
    QMap<QString, QStringList> entered;
    QList<QString> visited;
    for (;;) {
        QVERIFY(driver.fill());
        visited.append(desk.step());
        entered.insert(desk.step(), inputs(desk.page()));
        if (desk.step() == Step::Done) {
            break;
        }
        QVERIFY(driver.next());
    }
    desk.reopen();
    const Journey::Answers draft = desk.session->answers();
    visited.clear();
    for (const Journey::Step *step : Journey::path(Journey::kCertify, draft)) {
        visited.append(Journey::idOf(*step)); // the edition is high enough by now
    }
    while (visited.size() > 1) {
        visited.removeLast();
        desk.wizard->button(QWizard::BackButton)->click();
        QCOMPARE(desk.step(), visited.last());
        QVERIFY(desk.session->answers() == draft);
        if (desk.step() != Step::Overview
            && desk.step() != Step::Account) { // the edition was raised since
            QCOMPARE(inputs(desk.page()), entered.value(desk.step()));
        }
        const auto state = desk.world->journal().load(desk.session->state().id);
        QVERIFY(state);
        QCOMPARE(state->step, desk.step()); // a start after a crash now would come here
    }
    QVERIFY(!desk.wizard->button(QWizard::BackButton)->isEnabled());
}

void ResumeTest::speaksTheOtherLanguageAtOnce()
{
    QFETCH(const Plan, plan);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver(plan);
    for (;;) {
        QVERIFY(driver.fill());
        const QStringList english = texts(desk);
        const QStringList entered = inputs(desk.page());
        auto *language = desk.wizard->findChild<QAbstractButton *>(u"language"_s);
        language->click();
        const QStringList own{desk.session->answers()[Journey::Keys::name],
            desk.session->answers()[Journey::Keys::principal], u"中文"_s};
        QTRY_COMPARE(texts(desk).size(), english.size()); // the report comes after its page
        const QStringList chinese = texts(desk);
        QCOMPARE(inputs(desk.page()), entered);
        for (const QString &text : chinese) {
            QVERIFY2(!english.contains(text) || needsNoTranslation(text, own),
                qPrintable(desk.step() + u": "_s + text));
        }
        const QStringList wrong = textProblems(desk.wizard.get(), u"zh_CN"_s, own);
        QVERIFY2(wrong.isEmpty(), qPrintable(desk.step() + u": "_s + wrong.join(u", "_s)));
        language->click();
        QTRY_COMPARE(texts(desk), english);
        QCOMPARE(inputs(desk.page()), entered);
        if (desk.step() == Step::Done) {
            break;
        }
        QVERIFY(driver.next());
    }
}

void ResumeTest::translatesWhatWentWrong()
{
    for (const QString &trouble : {u"api-whitelist"_s, u"offline"_s, u"other-key"_s,
             u"upload-whitelist"_s, u"expired-certificate"_s}) {
        Desk desk(u"en"_s, trouble, false);
        Driver driver = desk.driver();
        const QString step = trouble == "expired-certificate"_L1       ? Step::Preflight
            : trouble == "api-whitelist"_L1 || trouble == "offline"_L1 ? Step::Secret
                                                                       : Step::UploadKey;
        driver.goOnAnyway();
        QVERIFY(driver.goTo(step));
        driver.fill();
        if (step == Step::Secret) {
            desk.wizard->next();
        }
        if (step != Step::Preflight) {
            QTRY_VERIFY(desk.find<Notice>("pageNotice")->isVisibleTo(desk.page()));
        }
        const QStringList english = texts(desk);
        desk.language.setLocale(u"zh_CN"_s);
        const QStringList own{desk.session->answers()[Journey::Keys::name],
            desk.session->answers()[Journey::Keys::principal], u"中文"_s};
        for (const QString &text : texts(desk)) {
            QVERIFY2(!english.contains(text) || needsNoTranslation(text, own),
                qPrintable(trouble + u": "_s + text));
        }
        if (auto *repair = desk.find<QAbstractButton>("practiceRepair")) {
            repair->click();
            const QStringList chinese = texts(desk);
            desk.language.setLocale(u"en"_s);
            for (const QString &text : texts(desk)) {
                QVERIFY2(!chinese.contains(text)
                        || needsNoTranslation(text, own + QStringList{u"English"_s}),
                    qPrintable(trouble + u", put right: "_s + text));
            }
        }
    }
}

void ResumeTest::keepsMiniProgramsApart()
{
    Desk desk(u"en"_s, {}, false);
    QMap<QString, QString> ids; // name -> journey
    for (const QString &name : {u"First shop"_s, u"Second shop"_s, u"第三家店"_s}) {
        Session session(desk.world->tools(), Journey::kCertify);
        SetupWizard wizard(session);
        wizard.walkTo(Step::Overview);
        Driver driver(wizard, session, {});
        QVERIFY(driver.goTo(Step::MiniProgram));
        QVERIFY(driver.fill());
        auto *field = driver.find<QLineEdit>("name");
        field->clear();
        QGuiApplication::clipboard()->setText(name);
        field->paste();
        if (name.startsWith(u"Second"_s)) {
            QVERIFY(driver.next());
            QVERIFY(driver.goTo(Step::Method));
        }
        wizard.close();
        ids.insert(name, session.state().id);
    }
    HomeView home(desk.world->tools());
    home.show();
    auto *list = home.findChild<QListView *>(u"journeys"_s);
    auto *filter = home.findChild<QLineEdit *>(u"filter"_s);
    QSignalSpy continued(&home, &HomeView::continueRequested);
    QCOMPARE(list->model()->rowCount(), 3);
    QTest::keyClicks(filter, u"second"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    home.findChild<QAbstractButton *>(u"continueJourney"_s)->click();
    QCOMPARE(continued.size(), 1);
    QCOMPARE(continued.first().first().toString(), ids.value(u"Second shop"_s));
    filter->clear();
    QTest::keyClicks(filter, u"nothing like it"_s);
    QCOMPARE(list->model()->rowCount(), 0);
    QVERIFY(!home.findChild<QAbstractButton *>(u"continueJourney"_s)->isEnabled());
    filter->clear();
    QCOMPARE(list->model()->rowCount(), 3);
    for (const auto &[name, id] : ids.asKeyValueRange()) {
        Session session(desk.world->tools(), Journey::kCertify, *desk.world->journal().load(id));
        SetupWizard wizard(session);
        wizard.walkTo(session.state().step);
        QCOMPARE(session.answers()[Journey::Keys::name], name);
        QCOMPARE(
            wizard.currentStep(), name.startsWith(u"Second"_s) ? Step::Method : Step::MiniProgram);
    }
    const QStringList english = visibleTexts(&home);
    desk.language.setLocale(u"zh_CN"_s);
    QCoreApplication::processEvents();
    const QStringList wrong = textProblems(&home, u"zh_CN"_s, ids.keys());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u", "_s)));
    QVERIFY(visibleTexts(&home) != english);
    home.close();
}

QTEST_MAIN(ResumeTest)
#include "tst_resume.moc"
