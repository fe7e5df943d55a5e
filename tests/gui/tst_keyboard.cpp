// SPDX-License-Identifier: MIT
// The whole way without a mouse.
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/blockpage.h"
#include "wizard/blocks/tickblocks.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace {
constexpr int kMostTabs = 120;

void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
}

/// Tabs until a widget that \a isWanted has the focus.
template <typename Wanted>
bool tabTo(Wanted isWanted, int key = Qt::Key_Tab)
{
    for (int i = 0; i < kMostTabs; ++i) {
        if (isWanted(QApplication::focusWidget())) {
            return true;
        }
        press(key);
    }
    return false;
}

bool tabTo(const QString &name)
{
    return tabTo([&name](const QWidget *widget) { return widget->objectName() == name; });
}

bool isControl(const QWidget *widget)
{
    const bool takesKeys = qobject_cast<const QAbstractButton *>(widget)
        || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QLineEdit *>(widget);
    return takesKeys && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled()
        && widget->isVisible() && widget->objectName() != "qt_spinbox_lineedit"_L1;
}

// Radio buttons of a group share one stop: arrow keys go on from there.
bool isReached(const QWidget *widget, const QSet<const QWidget *> &visited)
{
    const auto *radio = qobject_cast<const QRadioButton *>(widget);
    if (!radio || !radio->group()) {
        return visited.contains(widget);
    }
    const QList<QAbstractButton *> group = radio->group()->buttons();
    return std::any_of(
        group.begin(), group.end(), [&](const QAbstractButton *b) { return visited.contains(b); });
}

QString nameOf(const QWidget *widget)
{
    return widget ? QString::fromLatin1(widget->metaObject()->className()) + u' '
            + widget->objectName() + u' ' + widget->accessibleName()
                  : u"nothing"_s;
}

/// Answers the current page with keys alone.
bool answer(Desk &desk)
{
    const auto choose = [](const QString &box, int downs) {
        if (!tabTo(box)) {
            return false;
        }
        for (int i = 0; i < downs; ++i) {
            press(Qt::Key_Down);
        }
        return true;
    };
    if (desk.step() == Step::Overview || desk.step() == Step::Method) {
        return true; // practice and the recommendation have chosen already
    }
    if (desk.find<QAbstractButton>("practiceFill")) {
        if (!tabTo(u"practiceFill"_s)) {
            return false;
        }
        press(Qt::Key_Space);
    }
    if (desk.step() == Step::MiniProgram && !choose(u"subject"_s, 1)) {
        return false;
    }
    for (QCheckBox *box : desk.page()->findChildren<QCheckBox *>()) {
        if (box->isVisible() && !box->isChecked() && box->objectName() != "goOnAnyway"_L1) {
            if (!tabTo(box->objectName())) {
                return false;
            }
            press(Qt::Key_Space);
        }
    }
    return QTest::qWaitFor([&desk] { return isReady(*desk.wizard); });
}
} // namespace

class KeyboardTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tabGoesToTheChosenRadioButton();
    void initTestCase() { applyTheme(Theme::light()); }

    void walksTheManagedPath();
    void pressesTheFocusedButtonWithEnter();
    void commitsOnceForManyEnters();
    void startsAtTheFieldThatIsAskedFor();
    void goesBackAndSwitchesLanguage();
    void goesFromThePageToNextAfterAResume();
    void goesRowByRowThroughWhatIsHandedOver();
    void reachesWhatANoticeOffersBeforeNext();
    void goesFromThePageToTheButtonsAndThenToTheRail();
    void entersAGroupAtTheChosenOne();
    void startsWhereSomethingIsEntered();
};

void KeyboardTest::walksTheManagedPath()
{
    Desk desk(u"en"_s);
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    for (;;) {
        const QString where = desk.step();
        QApplication::processEvents();
        QWidget *first = QApplication::focusWidget();
        QVERIFY2(first && first->isVisible() && first->isEnabled(),
            qPrintable(where + u" begins at "_s + nameOf(first)));
        QVERIFY2(desk.page()->isAncestorOf(first)
                || first == desk.wizard->button(QWizard::NextButton)
                || first == desk.wizard->button(QWizard::FinishButton),
            qPrintable(where + u" begins at "_s + nameOf(first)));
        if (first == desk.find<QWidget>("pageTitle")) { // its first field is not in sight
            press(Qt::Key_Tab);
            first = QApplication::focusWidget();
            QVERIFY2(desk.page()->isAncestorOf(first), qPrintable(where + nameOf(first)));
        }
        QSet<const QWidget *> visited;
        for (int i = 0; i < kMostTabs && !visited.contains(QApplication::focusWidget()); ++i) {
            visited.insert(QApplication::focusWidget());
            press(Qt::Key_Tab);
        }
        for (const auto *widget : desk.wizard->findChildren<QWidget *>()) {
            if (isControl(widget) && widget->window() == desk.wizard.get()) {
                QVERIFY2(isReached(widget, visited),
                    qPrintable(where + u": no Tab leads to "_s + nameOf(widget)));
            }
        }
        QVERIFY(tabTo([first](const QWidget *widget) { return widget == first; }, Qt::Key_Backtab));
        QVERIFY2(answer(desk), qPrintable(where));
        auto *next = desk.wizard->button(
            desk.step() == Step::Done ? QWizard::FinishButton : QWizard::NextButton);
        QVERIFY2(
            tabTo([next](const QWidget *widget) { return widget == next; }), qPrintable(where));
        if (desk.step() == Step::Done) {
            break;
        }
        const QString before = desk.step();
        press(Qt::Key_Return);
        QVERIFY2(QTest::qWaitFor([&] { return desk.step() != before; }), qPrintable(where));
    }
    press(Qt::Key_Return);
    QTRY_VERIFY(desk.wizard->isFinished());
}

void KeyboardTest::pressesTheFocusedButtonWithEnter()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::AppId));
    QVERIFY(driver.fill());
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    auto *back = desk.wizard->button(QWizard::BackButton);
    QVERIFY(tabTo([back](const QWidget *widget) { return widget == back; }));
    press(Qt::Key_Return);
    QTRY_COMPARE(desk.step(), Step::Method);

    QVERIFY(driver.goTo(Step::AppId));
    desk.find<QLineEdit>("appId")->setFocus();
    press(Qt::Key_Return); // Enter in a field is Next
    QTRY_COMPARE(desk.step(), Step::Whitelists);
    QVERIFY(driver.goTo(Step::Secret));
    desk.wizard->button(QWizard::NextButton)->setFocus();
    press(Qt::Key_Return); // too early: back to the field that is empty
    QCOMPARE(desk.step(), Step::Secret);
    QCOMPARE(QApplication::focusWidget(), desk.find<QLineEdit>("appSecret"));
    QVERIFY(tabTo(u"practiceFill"_s));
    press(Qt::Key_Enter);
    QVERIFY(!desk.find<QLineEdit>("appSecret")->text().isEmpty());
    QCOMPARE(desk.step(), Step::Secret);
}

void KeyboardTest::commitsOnceForManyEnters()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(driver.fill());
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    desk.find<QLineEdit>("appSecret")->setFocus();
    const qint64 before = desk.session->exercise()->scenario.counter;
    auto *page = static_cast<BlockPage *>(desk.page());
    QSignalSpy committed(page, &BlockPage::committed);
    for (int i = 0; i < 5; ++i) {
        press(Qt::Key_Return);
    }
    QTRY_COMPARE(desk.step(), Step::UploadKey);
    QCOMPARE(committed.size(), 1);
    const qint64 once = desk.session->exercise()->scenario.counter - before;
    QVERIFY(once > 0);

    Desk other(u"en"_s); // the same with one Enter: as many requests
    Driver otherDriver = other.driver();
    QVERIFY(otherDriver.goTo(Step::Secret));
    QVERIFY(otherDriver.fill());
    const qint64 otherBefore = other.session->exercise()->scenario.counter;
    QVERIFY(otherDriver.next());
    QCOMPARE(once, other.session->exercise()->scenario.counter - otherBefore);
}

void KeyboardTest::startsAtTheFieldThatIsAskedFor()
{
    Desk desk(u"en"_s);
    Driver driver =
        desk.driver({Journey::Method::Managed, Journey::Method::None, Journey::Edition::Team});
    QVERIFY(driver.goTo(Step::Edition));
    QTRY_COMPARE(QApplication::focusWidget(), desk.find<QWidget>("edition"));
    press(Qt::Key_End);
    QTRY_VERIFY(isReady(*desk.wizard));
}

void KeyboardTest::goesBackAndSwitchesLanguage()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Account));
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    QVERIFY(tabTo(u"language"_s));
    press(Qt::Key_Space);
    QCOMPARE(desk.language.locale(), u"zh_CN"_s);
    press(Qt::Key_Return);
    QCOMPARE(desk.language.locale(), u"en"_s);
    press(Qt::Key_Escape); // closes nothing
    QApplication::processEvents();
    QVERIFY(desk.wizard->isVisible());
    desk.wizard->close();
    QCOMPARE(desk.world->journal().load(desk.session->state().id)->step, u"account"_s);
}

void KeyboardTest::goesFromThePageToNextAfterAResume()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.driver().goTo(Step::AppId));
    desk.reopen();
    QCOMPARE(desk.step(), Step::AppId);
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    QVERIFY(desk.page()->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(tabTo([&desk](const QWidget *widget) { return !desk.page()->isAncestorOf(widget); }));
    QCOMPARE(QApplication::focusWidget(), desk.wizard->button(QWizard::NextButton));
}

namespace {
/// What Tab goes to after \a from, until \a to.
QWidgetList between(QWidget *from, const QWidget *to)
{
    QWidgetList stops;
    for (QWidget *each = from->nextInFocusChain(); each != to && each != from;
         each = each->nextInFocusChain()) {
        if ((each->focusPolicy() & Qt::TabFocus) && each->isVisible() && each->isEnabled()) {
            stops.append(each);
        }
    }
    return stops;
}
} // namespace

void KeyboardTest::goesRowByRowThroughWhatIsHandedOver()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.driver().goTo(Step::HandOver));
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    press(Qt::Key_Tab); // the order is made when the key is pressed
    const auto boxes = desk.page()->findChild<TicksBlock *>()->findChildren<QCheckBox *>();
    const QList<qsizetype> stopsBelow{2, 2, 1}; // value and Copy, value and Copy, Copy
    for (qsizetype row = 0; row < stopsBelow.size(); ++row) {
        QCOMPARE(between(boxes.at(row), boxes.at(row + 1)).size(), stopsBelow.at(row));
    }
}

void KeyboardTest::reachesWhatANoticeOffersBeforeNext()
{
    Desk desk(u"en"_s, u"api-whitelist"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(driver.fill());
    desk.wizard->button(QWizard::NextButton)->click();
    const auto isOffered = [&desk] { // a layout shows later what it was given
        const auto *button = desk.find<QAbstractButton>("goOnUnproved");
        return button && button->isVisible();
    };
    QTRY_VERIFY(isOffered());
    desk.find<QLineEdit>("appSecret")->setFocus();
    QSet<QString> met;
    QVERIFY(tabTo([&](const QWidget *widget) {
        met.insert(widget->objectName());
        return widget == desk.wizard->button(QWizard::NextButton);
    }));
    QVERIFY(met.contains(u"goOnUnproved"_s) && met.contains(u"practiceRepair"_s));
}

void KeyboardTest::goesFromThePageToTheButtonsAndThenToTheRail()
{
    Desk desk(u"en"_s, u"expired-certificate"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::ManagedDomains));
    driver.fill(); // rows of a check that were made late
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    auto *next = desk.wizard->button(QWizard::NextButton);
    const auto isNext = [next](const QWidget *widget) { return widget == next; };
    desk.find<QAbstractButton>("practiceFill")->setFocus();
    QVERIFY(tabTo([&](const QWidget *widget) {
        return isNext(widget) || !desk.page()->isAncestorOf(widget);
    }));
    QCOMPARE(QApplication::focusWidget(), next);
    press(Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), desk.wizard->button(QWizard::BackButton));
    for (const auto which : {QWizard::CustomButton1, QWizard::HelpButton}) {
        press(Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), desk.wizard->button(which));
    }
    press(Qt::Key_Tab);
    QVERIFY(QApplication::focusWidget()->inherits("RailRow"));
    QVERIFY(tabTo([&](const QWidget *widget) { return !widget->inherits("RailRow"); }));
    QCOMPARE(QApplication::focusWidget(), desk.wizard->findChild<QWidget *>(u"openPaste"_s));
}

void KeyboardTest::entersAGroupAtTheChosenOne()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.driver().goTo(Step::Method));
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    auto *last = desk.find<QRadioButton>("method.provider");
    auto *chosen = desk.find<QRadioButton>("method.managed");
    chosen->setChecked(true);
    QVERIFY(!last->isChecked());
    desk.wizard->button(QWizard::NextButton)->setFocus();
    QVERIFY(
        tabTo([](const QWidget *widget) { return qobject_cast<const QRadioButton *>(widget); }));
    QCOMPARE(QApplication::focusWidget(), chosen);
}

void KeyboardTest::startsWhereSomethingIsEntered()
{
    Desk desk(u"en"_s);
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    QCOMPARE(QApplication::focusWidget(), desk.find<QWidget>("exercise"));
    const QTemporaryDir folder;
    const auto world = Composition::real(folder.path(), {}, desk.language);
    // There is no exercise to choose: Next.
    Session session((*world)->tools(), Journey::kCertify);
    SetupWizard wizard(session);
    wizard.walkTo(Step::Overview);
    wizard.show();
    wizard.activateWindow();
    QTRY_COMPARE(QApplication::focusWidget(), wizard.button(QWizard::NextButton));
}

void KeyboardTest::tabGoesToTheChosenRadioButton()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Whitelists));
    const auto stops = [&] {
        QStringList names;
        const auto *question = desk.find<QWidget>("apiWhitelistOff");
        for (const auto *each : question->findChildren<QRadioButton *>()) {
            names += each->focusPolicy() & Qt::TabFocus ? QStringList(each->text()) : QStringList();
        }
        return names;
    };
    QCOMPARE(stops(), QStringList(u"I don't know yet"_s));
    QVERIFY(driver.fill());
    QCOMPARE(stops().size(), 1);
    QVERIFY(stops() != QStringList(u"I don't know yet"_s));
}

QTEST_MAIN(KeyboardTest)
#include "tst_keyboard.moc"
