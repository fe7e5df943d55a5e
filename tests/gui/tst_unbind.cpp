// SPDX-License-Identifier: MIT
// Unbinding and switching, through the real windows: each way in both languages; what breaks is
// named from the journal before anything is clicked; and what cannot be undone is never done twice
// because the program was closed in between.
#include "models/journey/journeys/switchmethod.h"
#include "models/journey/journeys/unbind.h"
#include "tests/gui/audit.h"
#include "tests/gui/smallwindow.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using Journey::InUse;
using Journey::Tri;
using Journey::Unbinding;
namespace Keys = Journey::Keys;

namespace {
const QString kBegin = u"irreversible.say-begin"_s;
const QString kIsDone = u"irreversible.say-done"_s;
const QString kNotDone = u"irreversible.say-not-done"_s;
const QString kUnclear = u"irreversible.say-unclear"_s;

/// What a person answers on the way.
struct Way
{
    Unbinding act = Unbinding::App;
    InUse inUse = InUse::Scan;
};

QAbstractButton *button(const Desk &desk, const QString &name)
{
    return desk.page()->findChild<QAbstractButton *>(name);
}

bool canClick(const Desk &desk, const QString &name)
{
    return button(desk, name) && button(desk, name)->isVisibleTo(desk.page());
}

QString textOf(const Desk &desk, const QString &name)
{
    return desk.page()->findChild<QLabel *>(name)->text();
}

void fill(const Desk &desk, const Driver &driver, const Way &way)
{
    if (auto *practice = button(desk, u"practiceFill"_s)) {
        practice->click();
    }
    if (desk.step() == "what"_L1) {
        driver.choose("act", Journey::valueId(way.act));
        if (auto *practice = button(desk, u"practiceFill"_s)) {
            practice->click(); // what this way asks besides
        }
    } else if (desk.page()->findChild<QWidget *>(u"inUse"_s)) {
        driver.choose("inUse", Journey::valueId(way.inUse));
    }
    for (QCheckBox *box : desk.page()->findChildren<QCheckBox *>()) {
        if (box->isVisibleTo(desk.page()) && !box->isChecked()) {
            box->click();
        }
    }
}

bool goTo(const Desk &desk, const QString &step, const Way &way)
{
    Driver driver(*desk.wizard, *desk.session, {});
    while (desk.step() != step) {
        fill(desk, driver, way);
        if (!driver.next()) {
            qWarning("stuck at %s: %s", qPrintable(desk.step()), qPrintable(driver.reason()));
            return false;
        }
    }
    return true;
}

QStringList pathOf(const Journey::Spec &spec, const Way &way)
{
    Journey::Answers answers;
    answers.set(Keys::act, way.act);
    answers.set(Keys::inUse, way.inUse);
    QStringList ids;
    for (const Journey::Step *step : Journey::path(spec, answers)) {
        ids.append(Journey::idOf(*step));
    }
    return ids;
}

/// Problems of each page of the way, in this language; the steps that were visited in \a visited.
QStringList walk(const Desk &desk, const Way &way, QStringList *visited)
{
    Driver driver(*desk.wizard, *desk.session, {});
    QStringList problems;
    for (;;) {
        visited->append(desk.step());
        fill(desk, driver, way);
        const QStringList own{desk.session->answers()[Keys::name],
            desk.session->answers()[Keys::principal], desk.session->answers()[Keys::appId],
            desk.session->answers()[Keys::accountId]};
        const auto found = [&] {
            return textProblems(desk.wizard.get(), desk.language.words().locale(), own);
        };
        (void)QTest::qWaitFor([&] { return found().isEmpty(); }, 2000); // some words come later
        for (const QString &problem : found()) {
            problems += desk.step() + u": "_s + problem;
        }
        const QStringList titles{
            desk.session->stepWords(*Journey::stepOf(desk.spec, desk.step())).title,
            desk.session->verdict().in(desk.language.words()).label}; // that of the last page
        if (!titles.contains(desk.page()->findChild<QLabel *>(u"pageTitle"_s)->text())) {
            problems += desk.step() + u": another title"_s;
        }
        if (desk.step() == "done"_L1) {
            return problems;
        }
        if (!driver.next()) {
            return problems << desk.step() + u": "_s + driver.reason();
        }
    }
}

constexpr auto kLocales = {"en", "zh_CN"};
constexpr auto kUnbindings = {Unbinding::App, Unbinding::Certification, Unbinding::Account,
    Unbinding::Authorisation, Unbinding::Platform};
} // namespace

class UnbindTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void unbindsInEveryWay_data();
    void unbindsInEveryWay();
    void switchesInBothWays_data();
    void switchesInBothWays();
    void fitsTheSmallestWindow_data();
    void fitsTheSmallestWindow();
    void entersThePageWhereOneSeesIt();
    void namesTheOthersOfTheAccount();
    void saysWhatIsNotKnown();
    void practisesUnbindingTheBoundOne();
    void notesBeforeAndAfter();
    void asksAfterwards();
    void asksAfterAKill_data();
    void asksAfterAKill();
    void whatIsDoneChangesTheInventory();
};

void UnbindTest::unbindsInEveryWay_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<Unbinding>("act");
    for (const char *locale : kLocales) {
        for (const Unbinding act : kUnbindings) {
            QTest::addRow("%s %s", locale, qPrintable(Journey::valueId(act)))
                << QString::fromLatin1(locale) << act;
        }
    }
}

void UnbindTest::unbindsInEveryWay()
{
    QFETCH(const QString, locale);
    QFETCH(const Unbinding, act);
    Desk desk(locale, {}, true, Journey::kUnbind);
    const Way way{act, InUse::Managed};
    QStringList visited;
    const QStringList problems = walk(desk, way, &visited);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QCOMPARE(visited, pathOf(Journey::kUnbind, way));
    const auto state = desk.world->journal().load(desk.session->state().id);
    QCOMPARE(state->acts.size(), 1);
    QCOMPARE(state->acts.value(u"act."_s + Journey::valueId(act)).outcome, u"done"_s);
}

void UnbindTest::switchesInBothWays_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<InUse>("from");
    for (const char *locale : kLocales) {
        for (const InUse from : {InUse::Scan, InUse::Managed}) {
            QTest::addRow("%s from %s", locale, qPrintable(Journey::valueId(from)))
                << QString::fromLatin1(locale) << from;
        }
    }
}

void UnbindTest::switchesInBothWays()
{
    QFETCH(const QString, locale);
    QFETCH(const InUse, from);
    Desk desk(locale, {}, true, Journey::kSwitch);
    const Way way{Unbinding::Unknown, from};
    QStringList visited;
    const QStringList problems = walk(desk, way, &visited);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QCOMPARE(visited, pathOf(Journey::kSwitch, way));
    QCOMPARE(desk.session->answers()[Keys::inUse], InUse::None); // certify need not ask
    QCOMPARE(desk.session->answers()[Keys::leftMethod], from);
    const auto acts = desk.world->journal().load(desk.session->state().id)->acts;
    QCOMPARE(acts.value(u"act.switch"_s).outcome, u"done"_s);
    QCOMPARE(acts.value(u"act.authorisation"_s).outcome,
        from == InUse::Scan ? u"done"_s : QString()); // there, WeDa was authorised
    desk.reopen();
    QCOMPARE(desk.step(), u"done"_s);
}

void UnbindTest::fitsTheSmallestWindow_data()
{
    QTest::addColumn<QString>("locale");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s;
}

// With text twice as large, as far as the page with the longest texts and the one with the act.
void UnbindTest::fitsTheSmallestWindow()
{
    QFETCH(const QString, locale);
    const DoubledText doubled;
    Desk desk(locale, {}, true, Journey::kUnbind);
    shrink(desk);
    for (const auto &step : {u"what"_s, u"impact"_s, u"unbind-account"_s}) {
        QVERIFY(goTo(desk, step, {Unbinding::Account}));
        const QStringList problems = problemsWhenSmall(desk);
        QVERIFY2(problems.isEmpty(), qPrintable(step + u": "_s + problems.join(u'\n')));
    }
}

// The page of the consequences was made ready while the act was not chosen: it was short then.
void UnbindTest::entersThePageWhereOneSeesIt()
{
    Desk desk(u"en"_s, {}, true, Journey::kUnbind);
    desk.wizard->resize(800, 600);
    QVERIFY(goTo(desk, u"what"_s, {}));
    QTRY_VERIFY(desk.wizard->isNextReady());
    Driver driver = desk.driver();
    fill(desk, driver, {Unbinding::Account});
    QVERIFY(driver.next());
    QTRY_VERIFY(desk.find<QWidget>("consequences")->height() > desk.wizard->height());
    const QWidget *focus = desk.wizard->focusWidget();
    QVERIFY2(!focus->visibleRegion().isEmpty(), qPrintable(focus->objectName()));
}

// Two mini programs were certified with one account: each by a journey of its own.
void UnbindTest::namesTheOthersOfTheAccount()
{
    Desk desk(u"en"_s, {}, false, Journey::kUnbind);
    Journal &journal = desk.world->journal();
    const QString number = u"100000000001"_s; // that of practice
    for (const auto &[name, account] :
        {std::pair(u"Front desk"_s, number), {u"Elsewhere"_s, u"100000000002"_s}}) {
        const QString id = *journal.start(u"certify"_s, true);
        QVERIFY(journal.append(
            id, {{EventKind::AnswerSet, {{u"name"_s, name}, {u"accountId"_s, account}}}}));
    }
    QVERIFY(goTo(desk, u"impact"_s, {Unbinding::Account}));
    const QString text = textOf(desk, u"consequences"_s);
    QVERIFY2(text.contains(u"Front desk"_s), qPrintable(text));
    QVERIFY(!text.contains(u"Elsewhere"_s)); // another account
    QVERIFY(
        text.contains(desk.language.words().block(u"consequences"_s, u"breaks.others"_s).label));
    QVERIFY(text.contains(u"WeDa docs, Publishing an app as a mini program"_s));
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(textOf(desk, u"consequences"_s).contains(u"微搭文档《应用发布至小程序》"_s));
}

void UnbindTest::saysWhatIsNotKnown()
{
    Desk desk(u"en"_s, {}, false, Journey::kUnbind);
    QVERIFY(goTo(desk, u"cloud-account"_s, {}));
    Driver driver = desk.driver();
    QVERIFY(driver.next()); // nothing is answered
    QVERIFY(goTo(desk, u"impact"_s, {Unbinding::Certification}));
    const Words &words = desk.language.words();
    const QString text = textOf(desk, u"consequences"_s);
    for (const auto &id : {u"ask.bound"_s, u"ask.others"_s, u"ask.method"_s}) {
        QVERIFY2(text.contains(words.block(u"consequences"_s, id).label), qPrintable(id));
    }
    QVERIFY(!text.contains(words.block(u"consequences"_s, u"head.harmless"_s).label));
    QVERIFY(text.contains(
        u"Perhaps: "_s + words.block(u"consequences"_s, u"breaks.others-certification"_s).label));
}

void UnbindTest::practisesUnbindingTheBoundOne()
{
    Desk desk(u"en"_s, u"bound-one"_s, false, Journey::kUnbind);
    QVERIFY(goTo(desk, u"impact"_s, {Unbinding::App}));
    const Words &words = desk.language.words();
    const QString others = words.block(u"consequences"_s, u"breaks.others-app"_s).label;
    QVERIFY(textOf(desk, u"consequences"_s).contains(u"**"_s + others)); // for sure

    Desk plain(u"en"_s, {}, false, Journey::kUnbind);
    QVERIFY(goTo(plain, u"impact"_s, {Unbinding::App}));
    QVERIFY(!textOf(plain, u"consequences"_s).contains(others));
    QVERIFY(textOf(plain, u"consequences"_s)
                .contains(words.block(u"consequences"_s, u"head.harmless"_s).label));
}

void UnbindTest::notesBeforeAndAfter()
{
    Desk desk(u"en"_s, {}, false, Journey::kUnbind);
    QVERIFY(goTo(desk, u"unbind-app"_s, {Unbinding::App}));
    Driver driver = desk.driver();
    const auto stored = [&desk] {
        return desk.world->journal().load(desk.session->state().id)->acts;
    };
    const auto pressNext = [&desk] { desk.wizard->button(QWizard::NextButton)->click(); };
    pressNext();
    QCOMPARE(desk.step(), u"unbind-app"_s);
    QVERIFY(driver.reason().contains(u"Say first that you begin"_s));
    QVERIFY(stored().isEmpty());
    QVERIFY(canClick(desk, kBegin) && !canClick(desk, kIsDone));

    button(desk, kBegin)->click();
    QVERIFY(stored().contains(u"act.app"_s));
    QCOMPARE(stored().value(u"act.app"_s).outcome, QString()); // on disk before the click outside
    QVERIFY(!canClick(desk, kBegin) && canClick(desk, kIsDone));
    pressNext();
    QCOMPARE(desk.step(), u"unbind-app"_s);
    QVERIFY(driver.reason().contains(u"Say what became of it"_s));

    button(desk, kNotDone)->click();
    QCOMPARE(stored().value(u"act.app"_s).outcome, u"not-done"_s);
    QVERIFY(canClick(desk, kBegin)); // it may be begun anew
    button(desk, kBegin)->click();
    button(desk, kIsDone)->click();
    QCOMPARE(stored().value(u"act.app"_s).outcome, u"done"_s);
    QVERIFY(!canClick(desk, kBegin) && !canClick(desk, kIsDone));
    QVERIFY(driver.next());
    QCOMPARE(desk.step(), u"done"_s);
}

void UnbindTest::asksAfterwards()
{
    Desk desk(u"en"_s, {}, false, Journey::kUnbind);
    QVERIFY(goTo(desk, u"unbind-account"_s, {Unbinding::Account}));
    button(desk, kBegin)->click();
    desk.reopen();
    QCOMPARE(desk.step(), u"unbind-account"_s);
    QVERIFY2(textOf(desk, u"act.account"_s).contains(u"Do not do it again"_s),
        qPrintable(textOf(desk, u"act.account"_s)));
    QVERIFY(!canClick(desk, kBegin)); // not to be done twice
    button(desk, kUnclear)->click();
    QVERIFY(textOf(desk, u"act.account"_s).contains(u"Do not do it again"_s));
    Driver driver = desk.driver();
    driver.setPatience(200);
    QVERIFY(!driver.next());
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(textOf(desk, u"act.account"_s).contains(u"不要再做一次"_s));
    button(desk, kIsDone)->click();
    desk.reopen();
    QVERIFY(!canClick(desk, kBegin) && !canClick(desk, kIsDone));
}

// Nothing is closed: the window and its session are as if they had gone at once.
void UnbindTest::asksAfterAKill_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("act");
    QTest::newRow("leaving") << u"delete"_s << u"act.switch"_s;
    QTest::newRow("cancelling") << u"console"_s << u"act.authorisation"_s;
}

void UnbindTest::asksAfterAKill()
{
    QFETCH(const QString, step);
    QFETCH(const QString, act);
    Desk desk(u"en"_s, {}, false, Journey::kSwitch);
    QVERIFY(goTo(desk, step, {Unbinding::Unknown, InUse::Scan}));
    if (step == "console"_L1) {
        QVERIFY(!canClick(desk, kBegin)); // perhaps nothing is to be cancelled
        desk.page()->findChild<QWidget *>(u"cancels"_s)->findChild<QAbstractButton *>()->click();
        QVERIFY(desk.page()->findChild<QLabel *>(u"consequences"_s)->isVisibleTo(desk.page()));
    }
    button(desk, kBegin)->click();
    const auto state = desk.world->journal().load(desk.session->state().id);
    QVERIFY(state);
    Session after(desk.world->tools(), Journey::kSwitch, *state);
    SetupWizard window(after);
    window.walkTo(state->step);
    window.grab();
    QCOMPARE(window.currentStep(), step);
    const QWidget *page = window.currentPage();
    QVERIFY(page->findChild<QLabel *>(act)->text().contains(u"Do not do it again"_s));
    QVERIFY(!page->findChild<QWidget *>(kBegin)->isVisibleTo(page));
}

void UnbindTest::whatIsDoneChangesTheInventory()
{
    Desk desk(u"en"_s, {}, false, Journey::kUnbind);
    QVERIFY(goTo(desk, u"cloud-account"_s, {}));
    desk.session->answers().set(Keys::isBound, Tri::Yes);
    Driver driver = desk.driver();
    QVERIFY(driver.next());
    QVERIFY(goTo(desk, u"unbind-account"_s, {Unbinding::Account}));
    button(desk, kBegin)->click();
    button(desk, kIsDone)->click();
    const QString program = desk.session->state().entities.value(EntityKind::MiniProgram).id;
    QCOMPARE(desk.world->journal().entity(program)->answers().value("isBound"_L1), u"no"_s);
    QVERIFY(desk.session->counted()[Keys::impactRead]); // what was read is what was done
}

QTEST_MAIN(UnbindTest)
#include "tst_unbind.moc"
