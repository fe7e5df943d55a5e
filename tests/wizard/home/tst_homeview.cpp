// SPDX-License-Identifier: MIT
// Home over a real journal: what there is, what is under way, another name, out of the way and
// back.
#include "app/composition.h"
#include "tests/gui/audit.h"
#include "tests/gui/shown.h"
#include "wizard/home/choicebutton.h"
#include "wizard/home/homeview.h"
#include "wizard/theme.h"
#include "wizard/widgets/textline.h"

#include <QAbstractButton>
#include <QApplication>
#include <QListView>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class HomeViewTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }
    void init();
    void cleanup();
    void newcomerSeesTheQuestionAlone();
    void rowSaysWhatIsUnderWay();
    void rowSaysWhatIsOpenAtTheEnd();
    void journeyWithoutAMiniProgramIsNotLost();
    void namesCannotTurnTheLineRound();
    void enterInTheSearchOpensTheFirst();
    void unfinishedJourneyIsNeverOutOfReach();
    void renames();
    void emptyNameIsNotTaken();
    void putsAwayAndTakesOut();
    void changesNothingWhileItAsks();
    void needsNoMouse();
    void readsWellInBothLanguages();
    void fitsASmallWindow();
    void goesOnWithoutScrolling();

private:
    QString start(const QString &name, const QString &step = u"method"_s);
    void open();
    QAbstractButton *button(const char *name) const
    {
        return m_home->findChild<QAbstractButton *>(QLatin1String(name));
    }
    QListView *list() const { return m_home->findChild<QListView *>(u"journeys"_s); }
    QStringList rows(int role = Qt::AccessibleTextRole) const
    {
        QStringList texts;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            texts.append(list()->model()->index(row, 0).data(role).toString());
        }
        return texts;
    }

    std::unique_ptr<Language> m_language;
    std::unique_ptr<Composition> m_world;
    std::unique_ptr<HomeView> m_home;
};

void HomeViewTest::init()
{
    m_language = std::make_unique<Language>(u"en"_s);
    m_world = std::move(*Composition::practice({}, *m_language));
}

void HomeViewTest::cleanup()
{
    m_home.reset();
    m_world.reset();
    m_language.reset();
}

QString HomeViewTest::start(const QString &name, const QString &step)
{
    const auto events = m_world->journal().start(u"certify"_s, false,
        {{EventKind::AnswerSet, {{u"name"_s, name}}},
            {EventKind::StepEntered, {{u"step"_s, step}}}});
    return events ? events->first().journeyId : QString();
}

void HomeViewTest::open()
{
    m_home = std::make_unique<HomeView>(m_world->tools());
    m_home->resize(1040, 720);
    m_home->show();
    m_home->activateWindow();
    m_home->toTop();
    QTRY_VERIFY(m_home->isActiveWindow());
}

void HomeViewTest::newcomerSeesTheQuestionAlone()
{
    open();
    QVERIFY(!list()->isVisible());
    QSignalSpy opened(m_home.get(), &HomeView::journeyRequested);
    QSignalSpy practise(m_home.get(), &HomeView::practiceRequested);
    QTRY_VERIFY(button("register")->hasFocus()); // what a newcomer begins with
    for (const Journey::Spec *spec : Journey::journeys()) {
        QTest::keyClick(button(spec->id), Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toString(), Journey::idOf(*spec));
    }
    QTest::keyClick(button("practise"), Qt::Key_Space);
    QTRY_VERIFY(shown<QMenu>());
    QCOMPARE(shown<QMenu>()->actions().size(), qsizetype(Journey::journeys().size()));
    QCOMPARE(shown<QMenu>()->actions().first()->text(), button("register")->text());
    shown<QMenu>()->actions().first()->trigger();
    shown<QMenu>()->close();
    button("chooseExercise")->setFocus();
    QTest::keyClick(button("chooseExercise"), Qt::Key_Return);
    QTRY_VERIFY(shown<QMenu>());
    shown<QMenu>()->close();
    QCOMPARE(practise.value(0),
        QVariantList({QString(), u"register"_s})); // the exercise where all goes well
    QVERIFY(!start(u"My shop"_s).isEmpty());
    QVERIFY(list()->isVisible()); // it is one no longer
}

void HomeViewTest::rowSaysWhatIsUnderWay()
{
    start(u"My shop"_s);
    const QString finished = start(u"Old shop"_s);
    QVERIFY(m_world->journal().append(finished,
        {{EventKind::AnswerSet, {{u"method"_s, u"scan"_s}, {u"authorised"_s, true}}},
            {EventKind::Closed, {}}}));
    open();
    const QString step = m_language->words().step(u"certify"_s, u"method"_s).shortTitle;
    QVERIFY(!step.isEmpty());
    QVERIFY2(rows().value(0).contains(u"Finished"_s), qPrintable(rows().value(0)));
    QVERIFY2(rows().value(1).contains(step), qPrintable(rows().value(1)));
    // Which of its journeys it is; no way is chosen yet, so how long it is, nobody knows.
    QVERIFY2(rows().value(1).contains(u"Certify · "_s), qPrintable(rows().value(1)));
    QVERIFY2(rows().value(1).contains(u"· step 4,"_s), qPrintable(rows().value(1)));
    QVERIFY(rows().value(1).contains(u"My shop"_s));
    const QString chosen = start(u"Chosen shop"_s, u"scan-bind"_s);
    QVERIFY(
        m_world->journal().append(chosen, {{EventKind::AnswerSet, {{u"method"_s, u"scan"_s}}}}));
    QVERIFY2(rows().value(0).contains(u"· step 6 of 10,"_s), qPrintable(rows().value(0)));
    QVERIFY(m_world->journal().append(
        chosen, {{EventKind::StepEntered, {{u"step"_s, u"scan-authorise"_s}}}}));
    QVERIFY2(rows().value(0).contains(u"· step 7 of 10,"_s), qPrintable(rows().value(0)));
    QVERIFY(m_world->journal().append(
        chosen, {{EventKind::AnswerSet, {{u"authorised"_s, true}}}, {EventKind::Closed, {}}}));
    m_language->setLocale(u"zh_CN"_s);
    QTRY_VERIFY(rows().value(0).contains(u"已完成"_s));
}

// Whether it was closed with Finish or only left there.
void HomeViewTest::rowSaysWhatIsOpenAtTheEnd()
{
    const auto atTheEnd = [this](const QString &name, const QJsonObject &answers) {
        const QString id = start(name, u"done"_s);
        return m_world->journal().append(id, {{EventKind::AnswerSet, answers}}) ? id : QString();
    };
    const QString certified =
        atTheEnd(u"My shop"_s, {{u"method"_s, u"scan"_s}, {u"authorised"_s, true}});
    const QString cinema =
        atTheEnd(u"Cinema"_s, {{u"method"_s, u"managed"_s}, {u"submitted"_s, true}});
    open();
    QVERIFY2(rows().value(0).contains(u"Not finished: no domain"_s), qPrintable(rows().value(0)));
    QVERIFY(m_world->journal().append(cinema, {{EventKind::Closed, {}}}));
    QVERIFY2(rows().value(0).contains(u"Not finished: no domain"_s), qPrintable(rows().value(0)));
    QVERIFY(!rows().value(0).contains(u"Finished"_s));
    QVERIFY(
        m_world->journal().append(cinema, {{EventKind::StepEntered, {{u"step"_s, u"appid"_s}}}}));
    QVERIFY2(rows().value(0).contains(u"Not finished: no domain"_s), qPrintable(rows().value(0)));
    m_language->setLocale(u"zh_CN"_s);
    QTRY_VERIFY2(
        rows().value(0).contains(u"还没有完成：尚未填写域名"_s), qPrintable(rows().value(0)));
    QVERIFY(m_world->journal().append(certified, {{EventKind::Closed, {}}}));
    QTRY_VERIFY2(rows().value(0).contains(u"已完成"_s), qPrintable(rows().value(0)));
    static const QRegularExpression plainDate(u"20\\d\\d年\\d+月\\d+日 \\d\\d:\\d\\d$"_s);
    QVERIFY2(plainDate.match(rows().value(0)).hasMatch(), qPrintable(rows().value(0)));
}

void HomeViewTest::journeyWithoutAMiniProgramIsNotLost()
{
    const auto begun = m_world->journal().start(
        u"certify"_s, false, {{EventKind::StepEntered, {{u"step"_s, u"mini-program"_s}}}});
    QVERIFY(begun);
    open();
    QSignalSpy opened(m_home.get(), &HomeView::continueRequested);
    const QString step = m_language->words().step(u"certify"_s, u"mini-program"_s).shortTitle;
    QVERIFY(button("begun")->isVisible());
    QVERIFY(button("begun")->accessibleDescription().contains(step));
    button("begun")->click();
    QCOMPARE(opened.value(0).value(0).toString(), begun->first().journeyId);
    QVERIFY(m_world->journal().append(
        begun->first().journeyId, {{EventKind::AnswerSet, {{u"name"_s, u"My shop"_s}}}}));
    m_home->toTop(); // as whenever one comes back
    QVERIFY(!button("begun")->isVisible());
    QCOMPARE(rows().size(), 1);
}

void HomeViewTest::namesCannotTurnTheLineRound()
{
    start(u"\u202edrawkcab"_s);
    start(u"  \u3000 "_s);
    open();
    const QString turned = rows(Qt::DisplayRole).value(1);
    QVERIFY(turned.startsWith(QChar(0x2068)));
    QVERIFY(turned.indexOf(QChar(0x2069)) < turned.indexOf(QChar::LineSeparator));
    QVERIFY(rows().value(0).startsWith(u"(no name yet)"_s));
}

// Two journeys about one mini program, and one that its only journey has left.
void HomeViewTest::unfinishedJourneyIsNeverOutOfReach()
{
    const auto appId = [this](const QString &id, const QString &text) {
        return m_world->journal()
            .append(id, {{EventKind::AnswerSet, {{u"appId"_s, text}}}})
            .has_value();
    };
    const QString shop = start(u"My shop"_s);
    const QString finished = start(u"Old shop"_s);
    QVERIFY(appId(finished, u"wx0123456789abcdef"_s));
    QVERIFY(appId(shop, u"wx00000000000000ff"_s) && appId(shop, u"wx0123456789abcdef"_s));
    QVERIFY(m_world->journal().append(finished,
        {{EventKind::AnswerSet, {{u"method"_s, u"scan"_s}, {u"authorised"_s, true}}},
            {EventKind::Closed, {}}}));
    open();
    QSignalSpy opened(m_home.get(), &HomeView::continueRequested);
    QVERIFY2(!rows().value(0).contains(u"Finished"_s), qPrintable(rows().value(0)));
    button("continueJourney")->click();
    QCOMPARE(opened.value(0).value(0).toString(), shop);
    QCOMPARE(rows().size(), 2);
    list()->setCurrentIndex(list()->model()->index(1, 0));
    QVERIFY(!button("continueJourney")->isEnabled());
}

void HomeViewTest::enterInTheSearchOpensTheFirst()
{
    const QString shop = start(u"My shop"_s);
    start(u"Cinema"_s);
    open();
    QSignalSpy opened(m_home.get(), &HomeView::continueRequested);
    auto *filter = m_home->findChild<QLineEdit *>(u"filter"_s);
    QTest::keyClicks(filter, u"shop"_s);
    QCOMPARE(rows().size(), 1);
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(opened.value(0).value(0).toString(), shop);
    QTest::keyClicks(filter, u"nothing like it"_s);
    QTest::keyClick(filter, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QVERIFY(!button("continueJourney")->isEnabled());
    QVERIFY(
        visibleTexts(m_home.get()).contains(u"No mini program has this in its name or AppID."_s));
}

void HomeViewTest::renames()
{
    const QString journey = start(u"My shop"_s);
    open();
    QTest::keyClick(list(), Qt::Key_F2);
    auto *name = m_home->findChild<TextLine *>(u"newName"_s);
    QTRY_VERIFY(name->hasFocus());
    QCOMPARE(name->text(), u"My shop"_s);
    QTest::keyClicks(name, u"Corner shop"_s); // over the old one
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(!name->isVisible());
    QTRY_VERIFY(list()->hasFocus());
    QVERIFY2(rows().value(0).contains(u"Corner shop"_s), qPrintable(rows().value(0)));
    QCOMPARE(m_world->journal().resume(journey)->given()[Journey::Keys::name], u"Corner shop"_s);
}

void HomeViewTest::emptyNameIsNotTaken()
{
    start(u"My shop"_s);
    open();
    button("askToRename")->click();
    auto *name = m_home->findChild<TextLine *>(u"newName"_s);
    name->clear();
    button("rename")->click();
    QVERIFY(name->isVisible());
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!name->isVisible());
    QVERIFY(rows().value(0).contains(u"My shop"_s));
}

void HomeViewTest::putsAwayAndTakesOut()
{
    start(u"My shop"_s);
    open();
    QVERIFY(!button("showPutAway")->isVisible());
    button("putAway")->click();
    QVERIFY(rows().isEmpty());
    QVERIFY(list()->isVisible()); // a newcomer would not have anything put away
    button("showPutAway")->click();
    QCOMPARE(rows().size(), 1);
    QVERIFY(list()->currentIndex().isValid());
    QCOMPARE(button("putAway")->text(), u"Take out again"_s);
    button("putAway")->click();
    QVERIFY(rows().isEmpty());
    button("showPutAway")->click();
    QCOMPARE(rows().size(), 1);
    QVERIFY(!button("showPutAway")->isVisible());
}

void HomeViewTest::changesNothingWhileItAsks()
{
    start(u"My shop"_s);
    start(u"Cinema"_s);
    open();
    button("askToDelete")->click();
    QVERIFY(button("keep")->hasFocus()); // Enter deletes nothing
    for (const char *name : {"askToRename", "putAway", "askToDelete"}) {
        QVERIFY(!button(name)->isEnabled());
    }
    QTest::keyClick(button("keep"), Qt::Key_Escape);
    QVERIFY(!button("keep")->isVisible());
    QCOMPARE(rows().size(), 2);
    QVERIFY(button("askToDelete")->isEnabled());
}

// Tab reaches everything that can be pressed, in the order in which it is read.
void HomeViewTest::needsNoMouse()
{
    start(u"My shop"_s);
    open();
    button("settings")->setFocus();
    QStringList met;
    for (int i = 0; i < 20; ++i) {
        met.append(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QStringList order{u"settings"_s, u"language"_s, u"filter"_s, u"journeys"_s,
        u"askToRename"_s, u"putAway"_s, u"askToDelete"_s, u"continueJourney"_s, u"register"_s,
        u"certify"_s, u"publish"_s, u"account"_s, u"switch"_s, u"unbind"_s, u"practise"_s,
        u"chooseExercise"_s};
    QCOMPARE(met.first(order.size()), order);
    QCOMPARE(met.at(order.size()), u"settings"_s);
}

void HomeViewTest::readsWellInBothLanguages()
{
    start(u"My shop"_s);
    open();
    button("askToDelete")->click();
    for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
        m_language->setLocale(locale);
        QApplication::processEvents();
        const QStringList own{QChar(0x2068) + u"My shop"_s + QChar(0x2069)};
        QCOMPARE(textProblems(m_home.get(), locale, own).join(u"; "_s), QString());
        QTRY_COMPARE(layoutProblems(m_home.get()).join(u"; "_s), QString());
        for (const auto *control : m_home->findChildren<QWidget *>()) {
            if (control->isVisible() && (control->focusPolicy() & Qt::TabFocus)) {
                const auto *pushed = qobject_cast<const QAbstractButton *>(control);
                QVERIFY2(!control->accessibleName().isEmpty()
                        || (pushed && !pushed->text().isEmpty())
                        || control->inherits("QScrollArea"),
                    control->metaObject()->className());
            }
        }
    }
}

void HomeViewTest::fitsASmallWindow()
{
    start(u"My shop"_s);
    open();
    m_home->resize(760, 560);
    QApplication::processEvents();
    QCOMPARE(tooWide(m_home.get(), 760).join(u"; "_s), QString());
    QTRY_COMPARE(layoutProblems(m_home.get()).join(u"; "_s), QString());
    QVERIFY(list()->height() >= list()->minimumHeight());
}

void HomeViewTest::goesOnWithoutScrolling()
{
    start(u"My shop"_s);
    open();
    m_home->resize(800, 600);
    QTRY_COMPARE(button("continueJourney")->visibleRegion().boundingRect(),
        button("continueJourney")->rect());
}

QTEST_MAIN(HomeViewTest)
#include "tst_homeview.moc"
