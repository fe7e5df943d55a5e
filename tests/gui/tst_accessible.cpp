// SPDX-License-Identifier: MIT
// What a screen reader is told on every page, and what it must never be told.
#include "app/mainwindow.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/blockpage.h"
#include "wizard/theme.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using Journey::Edition;
using Journey::Method;

namespace {
/// Everything that is told about one thing on the screen.
struct Told
{
    QAccessible::Role role;
    bool isFocusable;
    bool isOffscreen;
    QString name;
    QString everything;
};

QString all(QAccessibleInterface *thing)
{
    QString text;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value,
             QAccessible::Help, QAccessible::Accelerator}) {
        text += thing->text(kind) + u'\n';
    }
    if (auto *content = thing->textInterface()) {
        text += content->text(0, content->characterCount()) + u'\n';
    }
    if (auto *value = thing->valueInterface()) {
        text += value->currentValue().toString() + u'\n';
    }
    return text;
}

void gather(QAccessibleInterface *thing, QList<Told> &told)
{
    if (!thing || !thing->isValid() || thing->state().invisible) {
        return;
    }
    told.append({thing->role(), bool(thing->state().focusable), bool(thing->state().offscreen),
        thing->text(QAccessible::Name), all(thing)});
    for (int i = 0; i < thing->childCount(); ++i) {
        gather(thing->child(i), told);
    }
}

QList<Told> tell(QWidget *window)
{
    QList<Told> told;
    gather(QAccessible::queryAccessibleInterface(window), told);
    return told;
}

QAccessible::Role roleOf(QObject *object)
{
    return QAccessible::queryAccessibleInterface(object)->role();
}

bool needsName(const Told &thing)
{
    switch (thing.role) {
    case QAccessible::PushButton:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::SpinBox:
    case QAccessible::ProgressBar:
    case QAccessible::Link:
    case QAccessible::Border:
    case QAccessible::Grouping:
    case QAccessible::List:
        return true;
    default:
        return thing.isFocusable;
    }
}
} // namespace

class AccessibleTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(Theme::light());
        QAccessible::setActive(true);
    }

    void namesEveryControl_data();
    void namesEveryControl();
    void keepsSecretsToItself();
    void saysWhatIsWrong();
    void readsNoMarkdown_data() { namesEveryControl_data(); }
    void readsNoMarkdown();
    void readsANoticeAsAnAlert();
    void survivesAQuestionForAChildThatIsGone();
    void announcesTheFirstPage();
    void saysTheVerdictWithTheLastPage();
    void announcesWhatKeepsFromGoingOn();
    void tellsWindowViewsAndHeadingsApart();
    void tellsWhatIsUnfolded();
    void readsAPageBeforeTheRail();
    void namesButtonsByTheirWords();
    void readsInTheOrderOfTheLayout();
    void leavesNamelessFramesOut();
    void namesTheListOfAChoice();
};

void AccessibleTest::namesEveryControl_data()
{
    QTest::addColumn<QString>("locale");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Chinese") << u"zh_CN"_s;
}

void AccessibleTest::namesEveryControl()
{
    QFETCH(const QString, locale);
    QStringList found;
    for (const Plan &plan : {Plan{Method::Managed, Method::Scan, Edition::Team}, Plan{Method::Scan},
             Plan{Method::Provider}}) {
        Desk desk(locale);
        Driver driver = desk.driver(plan);
        for (;;) {
            QVERIFY(driver.fill());
            const QList<Told> told = tell(desk.wizard.get());
            QVERIFY(told.size() > 20);
            for (const Told &thing : told) {
                if (needsName(thing) && thing.name.trimmed().isEmpty()) {
                    found += desk.step()
                        + u": role %1: %2"_s.arg(int(thing.role)).arg(thing.everything.trimmed());
                }
                if (thing.role == QAccessible::NoRole) {
                    found += desk.step() + u": no role: "_s + thing.everything;
                }
            }
            if (desk.step() == Step::Done) {
                break;
            }
            QVERIFY(driver.next());
        }
    }
    found.removeDuplicates();
    for (const QString &line : std::as_const(found)) {
        qWarning("%s", qPrintable(line));
    }
    QVERIFY(found.isEmpty());
}

void AccessibleTest::keepsSecretsToItself()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    const auto secrets = [&desk] {
        const Exercise &world = *desk.session->exercise();
        return QStringList{world.appSecret, QString::fromLatin1(world.keyPem).section(u'\n', 2, 2)};
    };
    QVERIFY(driver.goTo(Step::Secret));
    QTest::keyClicks(desk.find<QLineEdit>("appSecret"), desk.session->exercise()->appSecret);
    for (;;) {
        for (const Told &thing : tell(desk.wizard.get())) {
            for (const QString &secret : secrets()) {
                QVERIFY(!secret.isEmpty());
                QVERIFY2(!thing.everything.contains(secret), qPrintable(desk.step()));
            }
        }
        if (desk.step() == Step::Done) {
            break;
        }
        QVERIFY(driver.fill());
        QVERIFY(driver.next());
    }
}

void AccessibleTest::saysWhatIsWrong()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::AppId));
    auto *field = desk.find<QLineEdit>("appId");
    QTest::keyClicks(field, u"wx12"_s);
    auto *thing = QAccessible::queryAccessibleInterface(field);
    QCOMPARE(thing->role(), QAccessible::EditableText);
    QVERIFY(thing->text(QAccessible::Name).contains(u"AppID"_s));
    const QString wrong = thing->text(QAccessible::Description);
    QVERIFY(wrong.contains(u"18 characters"_s)); // the hint, too
    field->clear();
    QTest::keyClicks(field, desk.session->exercise()->appId);
    QVERIFY(thing->text(QAccessible::Description) != wrong);
}

void AccessibleTest::readsNoMarkdown()
{
    QFETCH(const QString, locale);
    static const QRegularExpression signs(u"(?<!\\*)\\*\\*(?!\\*)|`|\\]\\(http"_s);
    for (const Plan &plan :
        {Plan{Method::Managed, Method::Scan, Edition::Team}, Plan{Method::Scan}}) {
        Desk desk(locale);
        Driver driver = desk.driver(plan);
        for (;;) {
            QVERIFY(driver.fill());
            for (const Told &thing : tell(desk.wizard.get())) {
                QVERIFY2(!thing.everything.contains(signs), qPrintable(thing.everything));
            }
            if (desk.step() == Step::Done) {
                break;
            }
            QVERIFY(driver.next());
        }
    }
}

void AccessibleTest::readsANoticeAsAnAlert()
{
    Desk desk(u"en"_s, u"wrong-secret"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(driver.fill());
    desk.wizard->button(QWizard::NextButton)->click();
    auto *notice = desk.find<Notice>("pageNotice");
    QTRY_VERIFY(notice->isVisible());
    auto *thing = QAccessible::queryAccessibleInterface(notice);
    QCOMPARE(thing->role(), QAccessible::AlertMessage);
    QCOMPARE(thing->text(QAccessible::Name), notice->title());
    QVERIFY(thing->text(QAccessible::Description).contains(u"1. "_s)); // what to do
}

// A screen reader asks by numbers that it counted a moment ago; a scroll bar may have come or gone.
void AccessibleTest::survivesAQuestionForAChildThatIsGone()
{
    Desk desk(u"en"_s);
    const QList<QScrollArea *> areas = desk.wizard->findChildren<QScrollArea *>();
    QVERIFY(!areas.isEmpty());
    for (QScrollArea *area : areas) {
        const QAccessibleInterface *read = QAccessible::queryAccessibleInterface(area);
        QVERIFY(read && read->childCount() > 0 && read->child(0));
        QVERIFY(!read->child(read->childCount()));
        QVERIFY(!read->child(-1));
    }
}

void AccessibleTest::announcesTheFirstPage()
{
    Desk desk(u"en"_s);
    const auto *page = static_cast<BlockPage *>(desk.page());
    QVERIFY(page->spoken(true).startsWith(u"Practice:"_s));
    QVERIFY(page->spoken(true).contains(page->accessibleName()));
    QVERIFY(desk.wizard->findChild<QTimer *>(u"announceSoon"_s)); // it will be said
}

void AccessibleTest::saysTheVerdictWithTheLastPage()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Done));
    const auto *end = static_cast<BlockPage *>(desk.page());
    QVERIFY(end->spoken(false).contains(desk.find<Notice>("verdict")->title()));
}

// The checks of the domains page end after Next was pressed: only then it is known what to do.
void AccessibleTest::announcesWhatKeepsFromGoingOn()
{
    Desk desk(u"en"_s, u"expired-certificate"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::ManagedDomains));
    driver.fill();
    desk.wizard->button(QWizard::NextButton)->click();
    auto *anyway = desk.find<QCheckBox>("goOnAnyway");
    QTRY_VERIFY(anyway->hasFocus());
    QVERIFY(desk.find<QLabel>("nextReason")->text().contains(u"tick the box"_s));
}

void AccessibleTest::tellsWindowViewsAndHeadingsApart()
{
    Desk desk(u"en"_s);
    MainWindow window;
    window.present(desk.wizard.get());
    QCOMPARE(roleOf(&window), QAccessible::Window);
    QCOMPARE(roleOf(desk.wizard.get()), QAccessible::Pane);
    QVERIFY(!QAccessible::queryAccessibleInterface(desk.wizard.get())
                 ->text(QAccessible::Name)
                 .isEmpty());
    QCOMPARE(roleOf(desk.find<QLabel>("pageTitle")), QAccessible::Heading);
    QVERIFY(desk.driver().goTo(Step::MiniProgram));
    QCOMPARE(QAccessible::queryAccessibleInterface(desk.page())->text(QAccessible::Name),
        desk.find<QLabel>("pageTitle")->text());
    window.layout()->removeWidget(desk.wizard.get());
    desk.wizard->setParent(nullptr);
}

void AccessibleTest::tellsWhatIsUnfolded()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.driver().goTo(Step::Secret));
    auto *phone = desk.find<QAbstractButton>("phone-wechat-console");
    auto *told = QAccessible::queryAccessibleInterface(phone);
    QCOMPARE(told->role(), QAccessible::PushButton);
    QVERIFY(told->state().expandable && told->state().collapsed && !told->state().expanded);
    told->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(told->state().expanded && !told->state().collapsed);
    QVERIFY(told->text(QAccessible::Name).startsWith(phone->text()));
}

void AccessibleTest::readsAPageBeforeTheRail()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.driver().goTo(Step::Secret));
    QStringList read;
    for (const Told &thing : tell(desk.wizard.get())) {
        read.append(thing.name);
    }
    const auto placeOf = [&read](const QString &name) { return read.indexOf(name); };
    const auto *title = desk.find<QLabel>("pageTitle");
    const StepWords words = desk.language.words().step(
        u"certify"_s, Journey::idOf(*Journey::stepOf(Journey::kCertify, Step::Secret)));
    QVERIFY(placeOf(title->text()) >= 0);
    QVERIFY(placeOf(words.chips.first()) > placeOf(title->text()));
    QVERIFY(placeOf(u"AppSecret"_s) > placeOf(words.chips.last()));
    QVERIFY(placeOf(u"Next"_s) > placeOf(u"AppSecret"_s));
    QVERIFY(placeOf(u"AppSecret, you are here"_s) > placeOf(u"Next"_s));
}

// Who speaks to the computer says what stands on a button.
void AccessibleTest::namesButtonsByTheirWords()
{
    for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
        Desk desk(locale, {}, false);
        Driver driver = desk.driver();
        for (;;) {
            QVERIFY(driver.fill());
            for (const auto *button : desk.page()->findChildren<QPushButton *>()) {
                const QString shown = button->text().remove(u'&').remove(u'…');
                QVERIFY2(
                    button->accessibleName().isEmpty() || button->accessibleName().contains(shown),
                    qPrintable(button->accessibleName() + u" / "_s + shown));
            }
            if (desk.step() == Step::Done) {
                break;
            }
            QVERIFY(driver.next());
        }
    }
}

// What comes out of the checks is made first, and stands below the fields.
void AccessibleTest::readsInTheOrderOfTheLayout()
{
    Desk desk(u"en"_s, u"expired-certificate"_s);
    Driver driver = desk.driver();
    const auto placeOf = [&desk](const QString &name) {
        const QList<Told> told = tell(desk.page());
        const auto found = std::find_if(told.begin(), told.end(),
            [&name](const Told &thing) { return thing.name.startsWith(name); });
        return found == told.end() ? -1 : found - told.begin();
    };
    QVERIFY(driver.goTo(Step::Method));
    QVERIFY(placeOf(u"Scan authorisation"_s) < placeOf(u"Fully managed"_s));
    QVERIFY(placeOf(u"Service provider"_s) < placeOf(u"Compare"_s));
    QVERIFY(driver.goTo(Step::ManagedDomains));
    driver.fill();
    desk.wizard->button(QWizard::NextButton)->click();
    const QString tick = u"I know that a check failed"_s;
    QTRY_VERIFY(placeOf(tick) >= 0);
    QVERIFY(placeOf(u"Practice: these"_s) < placeOf(u"request domains"_s));
    QVERIFY(placeOf(u"request domains"_s) < placeOf(u"More kinds"_s));
    QVERIFY(placeOf(u"More kinds"_s) < placeOf(u"1 check failed"_s));
    QVERIFY(placeOf(u"1 check failed"_s) < placeOf(tick));
    auto *field = desk.find<QWidget>("domains-request")->parentWidget();
    auto *thing = QAccessible::queryAccessibleInterface(field);
    QVERIFY(thing->childCount() > 2);
    for (int i = 0; i < thing->childCount(); ++i) {
        QCOMPARE(thing->indexOfChild(thing->child(i)), i);
    }
}

void AccessibleTest::leavesNamelessFramesOut()
{
    QFrame frame;
    QCOMPARE(roleOf(&frame), QAccessible::Client);
    frame.setAccessibleName(u"What to do"_s);
    QCOMPARE(roleOf(&frame), QAccessible::Grouping);
}

void AccessibleTest::namesTheListOfAChoice()
{
    Desk desk(u"en"_s);
    QVERIFY(desk.driver().goTo(Step::Account));
    auto *box = desk.find<QComboBox>("edition");
    const auto *list = QAccessible::queryAccessibleInterface(box)->child(0);
    QTRY_COMPARE(list->text(QAccessible::Name), box->accessibleName());
    const QString english = box->accessibleName();
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(box->accessibleName() != english);
    QTRY_COMPARE(list->text(QAccessible::Name), box->accessibleName());
}

QTEST_MAIN(AccessibleTest)
#include "tst_accessible.moc"
