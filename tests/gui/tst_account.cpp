// SPDX-License-Identifier: MIT
// Binding to a cloud account through the real windows: each way in both languages, a ghost that is
// laid, what is let go of only where nothing hangs on it, and a second mini program beside the
// first.
#include "models/journey/journeys/account.h"
#include "models/session/practiceanswers.h"
#include "tests/gui/audit.h"
#include "tests/gui/smallwindow.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using Journey::BoundTo;
using Journey::Grant;
using Journey::Tri;
namespace Keys = Journey::Keys;

namespace {
constexpr auto kLocales = {"en", "zh_CN"};

/// What a person finds in the consoles, and the pages between the account centre and the end.
struct Found
{
    const char *name;
    BoundTo boundTo;
    Tri fromMiniProgram = Tri::No;
    Grant grant = Grant::Whole;
    Tri renewed = Tri::Yes;
    Tri others = Tri::No;
    Tri ownLink = Tri::No;
    const char *pages = "";

    Plan plan() const
    {
        Plan made;
        made.answers.set(Keys::boundTo, boundTo);
        made.answers.set(Keys::accountFromMiniProgram, fromMiniProgram);
        made.answers.set(Keys::grant, grant);
        made.answers.set(Keys::renewed, renewed);
        made.answers.set(Keys::otherMiniPrograms, others);
        made.answers.set(Keys::ownLink, ownLink);
        return made;
    }
    QStringList path() const
    {
        return QStringList{u"overview"_s, u"mini-program"_s, u"account-centre"_s}
        + QString::fromLatin1(pages).split(u' ', Qt::SkipEmptyParts) + QStringList{u"done"_s};
    }
};

const Found kNothing{.name = "nothing", .boundTo = BoundTo::Nothing, .pages = "bind both-sides"};
const Found kGhost{.name = "ghost, nothing helps",
    .boundTo = BoundTo::This,
    .grant = Grant::Missing,
    .renewed = Tri::No,
    .pages = "authorisation authorise-again impact let-go bind both-sides"};
const Found kGhostAmongOthers{.name = "ghost, others may depend on it",
    .boundTo = BoundTo::This,
    .grant = Grant::Missing,
    .renewed = Tri::No,
    .others = Tri::Yes,
    .pages = "authorisation authorise-again support both-sides"};
const Found kAnother{.name = "another one", .boundTo = BoundTo::Another, .pages = "second"};
const Found kAccountOfAnother{.name = "another one, of whose account it is",
    .boundTo = BoundTo::Another,
    .fromMiniProgram = Tri::Yes,
    .ownLink = Tri::Yes,
    .pages = "second own-account collaborator switch-developer"};

const QList<Found> kAll{kNothing, kGhost, kGhostAmongOthers, kAnother, kAccountOfAnother,
    {.name = "whole", .boundTo = BoundTo::This, .pages = "authorisation"},
    {.name = "ghost",
        .boundTo = BoundTo::This,
        .grant = Grant::Missing,
        .pages = "authorisation authorise-again both-sides"},
    {.name = "not all permissions",
        .boundTo = BoundTo::This,
        .grant = Grant::Incomplete,
        .pages = "authorisation authorise-again both-sides"},
    {.name = "official account",
        .boundTo = BoundTo::OfficialAccount,
        .pages = "impact let-go bind both-sides"},
    {.name = "account of an official account",
        .boundTo = BoundTo::OfficialAccount,
        .fromMiniProgram = Tri::Yes,
        .pages = "own-account collaborator switch-developer"}};

/// What the inventory says of the mini program, or of its cloud account.
QString known(const Desk &desk, const QString &kind, const char *key)
{
    const QString id = desk.session->state().entities.value(kind).id;
    const auto entity = desk.world->journal().entity(id);
    return entity ? entity->answers()[QLatin1StringView(key)].toString() : QString();
}

bool isShown(const Desk &desk, const char *name)
{
    const auto *widget = desk.find<QWidget>(name);
    return widget && widget->isVisibleTo(desk.page());
}

/// Whether the page shows this paragraph.
bool isSaid(const Desk &desk, const char *note)
{
    const QString text = desk.session->words().block(u"account"_s, QLatin1StringView(note)).hint;
    const QList<QLabel *> labels = desk.page()->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisibleTo(desk.page()) && label->text() == text;
    });
}

QString textOf(const Desk &desk, const char *name)
{
    return desk.find<QLabel>(name)->text();
}

void click(const Desk &desk, const char *name)
{
    desk.find<QAbstractButton>(name)->click();
}

/// Presses Next; what the page says beside it.
QString pressedTooEarly(const Desk &desk)
{
    desk.wizard->button(QWizard::NextButton)->click();
    return textOf(desk, "nextReason");
}
} // namespace

Q_DECLARE_METATYPE(Found)

class AccountTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void leadsThroughEveryWay_data();
    void leadsThroughEveryWay();
    void fitsTheSmallestWindow_data();
    void fitsTheSmallestWindow();
    void isPractised();
    void aSecondOneIsToldToLeaveTheFirst();
    void saysWhenSubjectsDiffer();
    void namesAnotherThatIsKnown();
    void bindsAnewOnlyOnce();
    void whatIsLetGoOfIsTickedAnew();
    void asksFirstAndSaysWhy();
    void whatIsFoundOutIsNotAskedAgain();
};

void AccountTest::leadsThroughEveryWay_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<Found>("found");
    for (const char *locale : kLocales) {
        for (const Found &found : kAll) {
            QTest::addRow("%s %s", locale, found.name) << QString::fromLatin1(locale) << found;
        }
    }
}

void AccountTest::leadsThroughEveryWay()
{
    QFETCH(const QString, locale);
    QFETCH(const Found, found);
    Desk desk(locale, {}, false, Journey::kAccount);
    Driver driver = desk.driver(found.plan());
    QStringList visited;
    QStringList problems;
    for (;;) {
        visited += desk.step();
        QVERIFY2(driver.fill(), qPrintable(desk.step() + u": "_s + driver.reason()));
        const QStringList own{desk.session->answers()[Keys::name],
            desk.session->answers()[Keys::principal], desk.session->exercise()->appId};
        for (const QString &problem : textProblems(desk.wizard.get(), locale, own)) {
            problems += desk.step() + u": "_s + problem;
        }
        if (desk.step() == "done"_L1) {
            break;
        }
        QVERIFY2(driver.next(), qPrintable(desk.step() + u": "_s + driver.reason()));
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    QCOMPARE(visited, found.path());
    QVERIFY(desk.session->verdict().isGood());
    QVERIFY(desk.find<QWidget>("next-certify") && desk.find<QWidget>("next-publish"));
    const bool isBound = found.boundTo == BoundTo::This || visited.contains(u"bind"_s);
    QCOMPARE(known(desk, EntityKind::MiniProgram, "isBound"), isBound ? u"yes"_s : u"no"_s);
    desk.reopen();
    QCOMPARE(desk.step(), u"done"_s);
}

void AccountTest::fitsTheSmallestWindow_data()
{
    QTest::addColumn<QString>("locale");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("zh_CN") << u"zh_CN"_s;
}

// With text twice as large, as far as the page with the most to tick.
void AccountTest::fitsTheSmallestWindow()
{
    QFETCH(const QString, locale);
    const DoubledText doubled;
    Desk desk(locale, {}, true, Journey::kAccount);
    shrink(desk);
    Driver driver = desk.driver(kAccountOfAnother.plan());
    for (const auto &step : {u"account-centre"_s, u"second"_s, u"collaborator"_s}) {
        QVERIFY(driver.goTo(step));
        const QStringList problems = problemsWhenSmall(desk);
        QVERIFY2(problems.isEmpty(), qPrintable(step + u": "_s + problems.join(u'\n')));
    }
}

void AccountTest::isPractised()
{
    QVERIFY(exerciseIds(u"account"_s).contains(u"ghost-binding"_s));
    QVERIFY(!exerciseIds(u"certify"_s).contains(u"ghost-binding"_s));
    Desk desk(u"en"_s, u"ghost-binding"_s, false, Journey::kAccount);
    QVERIFY(desk.find<QComboBox>("exercise")->findData(u"ghost-binding"_s) > 0);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(u"authorisation"_s));
    QVERIFY(!isSaid(desk, "note.ghost"));
    click(desk, "practiceFill");
    QVERIFY(isSaid(desk, "note.ghost"));
    QVERIFY(driver.goTo(u"authorise-again"_s));
    QVERIFY(driver.goTo(u"done"_s));
    QVERIFY(!desk.session->state().confirmed.contains(u"let-go"_s)); // nothing was let go of
    QVERIFY(desk.session->verdict().isGood());
}

// Nowhere on its way is one told to take off what is bound.
void AccountTest::aSecondOneIsToldToLeaveTheFirst()
{
    Desk desk(u"en"_s, {}, false, Journey::kAccount);
    Driver driver = desk.driver(kAnother.plan());
    QVERIFY(driver.goTo(u"second"_s));
    QVERIFY(!isShown(desk, "ownLink")); // the account may bind
    click(desk, "practiceFill");
    QVERIFY2(pressedTooEarly(desk).startsWith(u"Leave the other one bound"_s),
        qPrintable(pressedTooEarly(desk)));
    click(desk, "leftBound");
    QVERIFY(driver.next());
    QCOMPARE(desk.step(), u"done"_s);
    QCOMPARE(known(desk, EntityKind::CloudAccount, "otherMiniPrograms"), u"yes"_s);
}

void AccountTest::saysWhenSubjectsDiffer()
{
    Desk desk(u"en"_s, {}, false, Journey::kAccount);
    Driver driver = desk.driver(kAnother.plan());
    QVERIFY(driver.goTo(u"second"_s));
    auto *others = desk.find<QLineEdit>("inUsePrincipal");
    QTest::keyClicks(others, u"Another Ltd"_s);
    QTRY_VERIFY(isSaid(desk, "note.subjects-differ"));
    others->clear();
    desk.find<QLineEdit>("principal")->clear();
    for (QLineEdit *line : {others, desk.find<QLineEdit>("principal")}) {
        QTest::keyClicks(line, u"Example Ltd"_s);
    }
    QTRY_VERIFY(!isSaid(desk, "note.subjects-differ"));
}

// Somebody says that there is no other one, but the journal knows one of the same account.
void AccountTest::namesAnotherThatIsKnown()
{
    Desk desk(u"en"_s, {}, false, Journey::kAccount);
    Journal &journal = desk.world->journal();
    const QString id = *journal.start(u"certify"_s, true);
    const QString number = practiceAnswers(*desk.session->exercise())[Keys::accountId];
    QVERIFY(journal.append(
        id, {{EventKind::AnswerSet, {{u"name"_s, u"Front desk"_s}, {u"accountId"_s, number}}}}));
    Driver driver = desk.driver(kGhost.plan());
    QVERIFY(driver.goTo(u"impact"_s));
    QVERIFY2(textOf(desk, "consequences").contains(u"Front desk"_s),
        qPrintable(textOf(desk, "consequences")));
}

void AccountTest::bindsAnewOnlyOnce()
{
    Desk desk(u"en"_s, {}, false, Journey::kAccount);
    Driver driver = desk.driver(kGhost.plan());
    QVERIFY(driver.goTo(u"impact"_s));
    const Words &words = desk.language.words();
    QVERIFY(textOf(desk, "consequences")
                .contains(words.block(u"consequences"_s, u"does.rebind"_s).label));
    QVERIFY(driver.goTo(u"let-go"_s));
    QVERIFY(pressedTooEarly(desk).startsWith(u"Say first that you begin"_s));
    click(desk, "irreversible.say-begin");
    desk.reopen(); // as if the program had been closed in between
    QCOMPARE(desk.step(), u"let-go"_s);
    QVERIFY(!isShown(desk, "irreversible.say-begin"));
    QVERIFY(textOf(desk, "act.rebind").contains(u"Do not do it again"_s));
    click(desk, "irreversible.say-done");
    QCOMPARE(known(desk, EntityKind::MiniProgram, "isBound"), u"no"_s);
    Driver again = desk.driver(kGhost.plan());
    QVERIFY(again.goTo(u"done"_s));
    QCOMPARE(known(desk, EntityKind::MiniProgram, "isBound"), u"yes"_s);
    QVERIFY(desk.session->verdict().isGood());
}

// A binding that was ticked before it was let go of is no binding.
void AccountTest::whatIsLetGoOfIsTickedAnew()
{
    Desk desk(u"en"_s, {}, false, Journey::kAccount);
    Driver first = desk.driver(kNothing.plan());
    QVERIFY(first.goTo(u"done"_s));
    Q_EMIT desk.session->stepRequested(u"account-centre"_s); // weeks later
    QCOMPARE(desk.step(), u"account-centre"_s);
    Driver driver = desk.driver(kGhost.plan());
    QVERIFY(driver.goTo(u"let-go"_s));
    click(desk, "irreversible.say-begin");
    click(desk, "irreversible.say-done");
    QVERIFY(driver.next());
    QCOMPARE(desk.step(), u"bind"_s);
    QVERIFY(pressedTooEarly(desk).startsWith(u"Tick the four steps"_s));
}

void AccountTest::asksFirstAndSaysWhy()
{
    Desk desk(u"en"_s, {}, false, Journey::kAccount);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(u"account-centre"_s));
    QVERIFY2(
        pressedTooEarly(desk).startsWith(u"Look at the row"_s), qPrintable(pressedTooEarly(desk)));
    driver.choose("boundTo", u"nothing"_s);
    QVERIFY2(pressedTooEarly(desk).startsWith(u"Ask the holder of the main account"_s),
        qPrintable(pressedTooEarly(desk)));
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(textOf(desk, "nextReason").startsWith(u"请问主账号持有人"_s));
}

// What binding learnt of the mini program and its account, certifying finds there.
void AccountTest::whatIsFoundOutIsNotAskedAgain()
{
    Desk desk(u"en"_s, {}, false, Journey::kAccount);
    Driver driver = desk.driver(kNothing.plan());
    QVERIFY(driver.goTo(u"done"_s));
    const auto next = desk.world->journal().startAfter(u"certify"_s, desk.session->state());
    QVERIFY(next);
    const Journey::Answers given = next->given();
    QCOMPARE(given[Keys::name], desk.session->answers()[Keys::name]);
    QCOMPARE(given[Keys::appId], desk.session->answers()[Keys::appId]);
    QCOMPARE(given[Keys::accountId], desk.session->answers()[Keys::accountId]);
    QCOMPARE(given[Keys::accountFromMiniProgram], Tri::No);
    QCOMPARE(given[Keys::role], Journey::AccountRole::Main);
    QCOMPARE(given[Keys::isBound], Tri::Yes);
}

QTEST_MAIN(AccountTest)
#include "tst_account.moc"
