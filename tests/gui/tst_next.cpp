// SPDX-License-Identifier: MIT
// What Next, Cancel and Escape do: too early, while something is waited for, and afterwards.
#include "app/mainwindow.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/blockpage.h"
#include "wizard/theme.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace {
QAbstractButton *next(const Desk &desk)
{
    return desk.wizard->button(QWizard::NextButton);
}

QLabel *reason(const Desk &desk)
{
    return desk.find<QLabel>("nextReason");
}

bool isInView(const Desk &desk, const QWidget *widget)
{
    const QWidget *view = desk.find<QScrollArea>("pageScroll")->viewport();
    return view->rect().contains(QRect(widget->mapTo(view, QPoint()), widget->size()));
}

BlockPage *pageOf(const Desk &desk)
{
    return static_cast<BlockPage *>(desk.page());
}

/// At the AppSecret with a good value in the field, and WeChat's queue full: Next has to wait.
void waitForWeChat(Desk &desk, Driver &driver)
{
    QVERIFY(driver.goTo(Step::Secret));
    WeChatClient &wechat = desk.session->tools().wechat;
    const auto first = wechat.prove(desk.session->answers()[Journey::Keys::appId],
        Secret(QByteArrayView("0123456789abcdef0123456789abcdef")));
    QTRY_VERIFY(first.isFinished());
    constexpr int longEnoughMs = 600'000;
    wechat.setMinimumInterval(longEnoughMs);
    QVERIFY(driver.fill());
    next(desk)->click();
    QVERIFY(pageOf(desk)->isBusy());
}

/// Lets what is still asked be answered, and the answer arrive.
void letWeChatAnswer(Desk &desk)
{
    WeChatClient &wechat = desk.session->tools().wechat;
    wechat.setMinimumInterval(0);
    const auto last = wechat.prove(desk.session->answers()[Journey::Keys::appId],
        Secret(QByteArrayView("fedcba9876543210fedcba9876543210")));
    QTRY_VERIFY(last.isFinished());
    QApplication::processEvents();
}
/// Counts how often each widget is painted in the next picture of \a window.
class Painted final : public QObject
{
public:
    explicit Painted(QWidget *window)
        : m_window(window)
    {
        qApp->installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_isPainting && watched->isWidgetType()) {
            ++counts[watched];
        } else if (event->type() == QEvent::UpdateRequest && watched == m_window && !isDone) {
            m_isPainting = true;
            watched->event(event);
            m_isPainting = false;
            isDone = true;
            return true;
        }
        return false;
    }
    QHash<QObject *, int> counts;
    bool isDone = false;

private:
    QWidget *m_window;
    bool m_isPainting = false;
};

/// Counts how often a widget gets another size.
class Resizes final : public QObject
{
public:
    explicit Resizes(QWidget *widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject * /*watched*/, QEvent *event) override
    {
        count += event->type() == QEvent::Resize ? 1 : 0;
        return false;
    }
    int count = 0;
};
} // namespace

class NextTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void marksAllThatIsAskedForTogether();
    void initTestCase() { applyTheme(Theme::light()); }

    void marksWhatIsMissingEverywhere();
    void takesTheMarkBackWithTheAnswer();
    void looksLikeWhatItIs();
    void goesOnWithEnterAfterTheLastCheck();
    void restsWhileItWaits();
    void cancels_data();
    void cancels();
    void dropsAnAnswerForAPageThatWasLeft();
    void closesWhileItWaits();
    void keepsAnswersFromTheWheel();
    void takesAClickOnTheWords();
    void repaintsOnlyWhatWasTyped();
    void preparesThePageThatTheAnswersLeadTo();
    void laysOutThePageAheadWithoutMovingThisOne();
    void laysOutThePageAheadForTheSizeOfNow();
    void paintsEachPartOnce();
    void showsTheVerdictBeforeTheReport();
    void scrollsOnceToWhatIsShown();
    void fitsTheScreen();
};

void NextTest::marksWhatIsMissingEverywhere()
{
    for (const Plan &plan :
        {Plan{Journey::Method::Managed, Journey::Method::Scan, Journey::Edition::Team},
            Plan{Journey::Method::Scan}}) {
        Desk desk(u"en"_s);
        Driver driver = desk.driver(plan);
        QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
        while (desk.step() != Step::Done) {
            const QString where = desk.step();
            QVERIFY2(next(desk)->isEnabled(), qPrintable(where));
            if (!isReady(*desk.wizard) && desk.step() != Step::Preflight) {
                next(desk)->setFocus();
                next(desk)->click();
                QVERIFY2(!reason(desk)->text().isEmpty(), qPrintable(where));
                QCOMPARE(reason(desk)->property("state").toString(), u"bad"_s);
                QWidget *focus = QApplication::focusWidget();
                QVERIFY2(desk.page()->isAncestorOf(focus), qPrintable(where));
                QTRY_VERIFY2(isInView(desk, focus), qPrintable(where));
                const auto *words = desk.find<QLabel>("whyMarked");
                QVERIFY2(words && words->isVisible(), qPrintable(where));
                QCOMPARE(words->text(), reason(desk)->text());
            }
            QVERIFY2(driver.fill(), qPrintable(where));
            QVERIFY2(!desk.find<QLabel>("whyMarked"), qPrintable(where));
            QVERIFY2(driver.next(), qPrintable(where));
        }
    }
}

void NextTest::takesTheMarkBackWithTheAnswer()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    auto *name = desk.find<QLineEdit>("name");
    next(desk)->click();
    QCOMPARE(name->property("state").toString(), u"bad"_s);
    QVERIFY(!name->accessibleDescription().isEmpty());
    desk.language.setLocale(u"zh_CN"_s);
    QCOMPARE(desk.find<QLabel>("whyMarked")->text(), reason(desk)->text());
    QTest::keyClicks(name, u"x"_s);
    QCOMPARE(name->property("state").toString(), QString());
    QVERIFY(reason(desk)->text().isEmpty());
    QVERIFY(!desk.find<QLabel>("whyMarked"));
}

void NextTest::looksLikeWhatItIs()
{
    for (const Theme &theme : {Theme::light(), Theme::darkTheme()}) {
        applyTheme(theme);
        Desk desk(u"en"_s);
        QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
        QAbstractButton *button = next(desk);
        desk.wizard->button(QWizard::HelpButton)->setFocus();
        const QImage plain = button->grab().toImage();
        button->setFocus();
        const QImage focused = button->grab().toImage();
        button->setEnabled(false);
        const QImage disabled = button->grab().toImage();
        QVERIFY(plain != focused);
        const QPoint inside(plain.width() / 2, 4); // above the word
        QCOMPARE(plain.pixelColor(inside), theme.accent);
        QVERIFY(disabled.pixelColor(inside) != theme.accent);
    }
    applyTheme(Theme::light());
}

void NextTest::goesOnWithEnterAfterTheLastCheck()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Preflight));
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    QTRY_VERIFY(isReady(*desk.wizard));
    QCOMPARE(QApplication::focusWidget(), next(desk));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(desk.step(), Step::HandOver);
}

void NextTest::restsWhileItWaits()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    waitForWeChat(desk, driver);
    auto *secret = desk.find<QLineEdit>("appSecret");
    const QString typed = secret->text();
    QVERIFY(!secret->isEnabled());
    QVERIFY(!desk.wizard->button(QWizard::BackButton)->isEnabled());
    QVERIFY(desk.find<QPushButton>("cancelWait")->isVisible());
    QVERIFY(!reason(desk)->text().isEmpty());
    const qint64 asked = desk.session->exercise()->scenario.counter;
    QTest::keyClicks(secret, u"other"_s);
    desk.wizard->button(QWizard::BackButton)->click();
    for (auto *row : desk.wizard->findChildren<QAbstractButton *>()) {
        if (row->inherits("RailRow")) {
            QVERIFY(!row->isEnabled());
            row->click();
        }
    }
    QTest::keyClick(next(desk), Qt::Key_Return); // once more does not ask once more
    QCOMPARE(desk.step(), Step::Secret);
    QCOMPARE(secret->text(), typed);
    QCOMPARE(desk.session->exercise()->scenario.counter, asked);
    desk.wizard->findChild<QAbstractButton *>(u"language"_s)->click(); // the language may change
    QVERIFY(pageOf(desk)->isBusy());
    QVERIFY(!desk.wizard->button(QWizard::BackButton)->isEnabled());
}

void NextTest::cancels_data()
{
    QTest::addColumn<bool>("byEscape");
    QTest::newRow("button") << false;
    QTest::newRow("Escape") << true;
}

void NextTest::cancels()
{
    QFETCH(const bool, byEscape);
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    waitForWeChat(desk, driver);
    QSignalSpy committed(pageOf(desk), &BlockPage::committed);
    if (byEscape) {
        QTest::keyClick(desk.wizard.get(), Qt::Key_Escape);
    } else {
        desk.find<QPushButton>("cancelWait")->click();
    }
    QVERIFY(!pageOf(desk)->isBusy());
    QVERIFY(desk.wizard->isVisible());
    QVERIFY(desk.find<QLineEdit>("appSecret")->isEnabled());
    QVERIFY(desk.wizard->button(QWizard::BackButton)->isEnabled());
    letWeChatAnswer(desk);
    QCOMPARE(desk.step(), Step::Secret);
    QCOMPARE(committed.size(), 0);
    QVERIFY(desk.session->secretPlace(u"app-secret"_s).isEmpty());
    QVERIFY(driver.next()); // and it can be asked anew
    QTRY_COMPARE(desk.step(), Step::UploadKey);
}

void NextTest::dropsAnAnswerForAPageThatWasLeft()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    waitForWeChat(desk, driver);
    desk.wizard->back();
    QCOMPARE(desk.step(), Step::Whitelists);
    letWeChatAnswer(desk);
    QCOMPARE(desk.step(), Step::Whitelists);
    QCOMPARE(desk.world->journal().load(desk.session->state().id)->step, Step::Whitelists);
    QVERIFY(desk.session->secretPlace(u"app-secret"_s).isEmpty());
}

void NextTest::closesWhileItWaits()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    waitForWeChat(desk, driver);
    QSignalSpy closed(desk.wizard.get(), &SetupWizard::closed);
    desk.wizard->close();
    QCOMPARE(closed.size(), 1);
    letWeChatAnswer(desk);
    QVERIFY(desk.session->secretPlace(u"app-secret"_s).isEmpty());
    desk.reopen();
    QCOMPARE(desk.step(), Step::Secret);
}

void NextTest::keepsAnswersFromTheWheel()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver(
        {Journey::Method::Managed, Journey::Method::Managed, Journey::Edition::Enterprise});
    QVERIFY(driver.goTo(Step::Account));
    QVERIFY(driver.fill());
    const Journey::Answers before = desk.session->answers();
    for (QWidget *widget : desk.page()->findChildren<QWidget *>()) {
        if (!qobject_cast<QComboBox *>(widget) && !qobject_cast<QSpinBox *>(widget)) {
            continue;
        }
        widget->setFocus();
        const QPointF at = widget->rect().center();
        QWheelEvent wheel(at, widget->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &wheel);
    }
    QVERIFY(desk.session->answers() == before);
    QCOMPARE(desk.find<QSpinBox>("certifiedCount")->value(), before[Journey::Keys::certifiedCount]);
}

void NextTest::takesAClickOnTheWords()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver({Journey::Method::Scan});
    const auto clickWords = [&desk](const QWidget *control) {
        for (auto *label : control->parentWidget()->findChildren<QLabel *>()) {
            if (label->property("role").isNull() || label->property("role") == u"muted"_s) {
                desk.find<QScrollArea>("pageScroll")->ensureWidgetVisible(label);
                // The one that lies there gets it, as with a mouse.
                QWidget *window = desk.wizard.get();
                const QPoint at = label->mapTo(window, label->rect().center());
                QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, at);
                return;
            }
        }
    };
    QVERIFY(driver.goTo(Step::Method));
    QVERIFY(QTest::qWaitForWindowActive(desk.wizard.get()));
    auto *scan = desk.find<QRadioButton>("method.scan");
    auto *managed = desk.find<QRadioButton>("method.managed");
    QRadioButton *other = scan->isChecked() ? managed : scan;
    clickWords(other);
    QVERIFY(other->isChecked());
    QCOMPARE(QApplication::focusWidget(), other);
    QVERIFY(driver.goTo(Step::ScanPeople));
    auto *tick = desk.find<QCheckBox>("ready.administrator");
    QApplication::processEvents();
    clickWords(tick);
    QVERIFY(tick->isChecked());
    QCOMPARE(QApplication::focusWidget(), tick);
}

void NextTest::repaintsOnlyWhatWasTyped()
{
    struct Counter final : QObject
    {
        bool eventFilter(QObject *, QEvent *event) override
        {
            shown += event->type() == QEvent::Hide || event->type() == QEvent::Show;
            return false;
        }
        int shown = 0;
    } counter;
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    QVERIFY(driver.fill());
    QVERIFY(QTest::qWaitForWindowExposed(desk.wizard.get()));
    next(desk)->installEventFilter(&counter);
    desk.wizard->button(QWizard::BackButton)->installEventFilter(&counter);
    QTest::keyClicks(desk.find<QLineEdit>("name"), u"twenty letters here "_s);
    QCOMPARE(counter.shown, 0);
}

void NextTest::preparesThePageThatTheAnswersLeadTo()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver({Journey::Method::Managed});
    QVERIFY(driver.goTo(Step::Method));
    QVERIFY(driver.fill());
    const auto isReady = [&desk](const QString &step) {
        const auto index =
            Journey::stepOf(Journey::kCertify, step) - Journey::kCertify.steps.data();
        const auto *page = static_cast<BlockPage *>(desk.wizard->page(static_cast<int>(index)));
        return page && page->isPrepared();
    };
    QTRY_VERIFY(isReady(Step::AppId));
    QVERIFY(!isReady(Step::ScanPeople));
    desk.find<QAbstractButton>("method.scan")->click();
    QTRY_VERIFY(isReady(Step::ScanPeople));
}

// Its labels stand where they will stand, and what one reads meanwhile stays as it is.
void NextTest::laysOutThePageAheadWithoutMovingThisOne()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Account));
    QVERIFY(driver.fill());
    QApplication::processEvents();
    Resizes moved(desk.page());
    QTRY_VERIFY(desk.wizard->isNextReady());
    QCOMPARE(moved.count, 0);
    const QWidget *ahead = desk.wizard->page(desk.wizard->nextId());
    const auto *title = ahead->findChild<QLabel *>(u"pageTitle"_s);
    const QRect place = QRect(title->mapTo(ahead, QPoint()), title->size());
    QCOMPARE(ahead->size(), desk.page()->size());
    QVERIFY(driver.next());
    QApplication::processEvents();
    QCOMPARE(QRect(title->mapTo(ahead, QPoint()), title->size()), place);
}

void NextTest::laysOutThePageAheadForTheSizeOfNow()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Account));
    QVERIFY(driver.fill());
    QTRY_VERIFY(desk.wizard->isNextReady());
    desk.wizard->resize(desk.wizard->size() - QSize(40, 40));
    QTRY_VERIFY(desk.wizard->isNextReady());
    QCOMPARE(desk.wizard->page(desk.wizard->nextId())->size(), desk.page()->size());
}

// QWizard has all its parts painted anew; Qt would paint those with a ground of their own twice.
void NextTest::paintsEachPartOnce()
{
    MainWindow window;
    Desk desk(u"en"_s, {}, false);
    window.present(desk.wizard.get());
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    QVERIFY(driver.fill());
    QTRY_VERIFY(desk.wizard->isNextReady());
    const Painted painted(&window);
    next(desk)->click();
    QTRY_VERIFY(painted.isDone);
    QCOMPARE(painted.counts.value(desk.page()), 1);
    for (auto it = painted.counts.cbegin(); it != painted.counts.cend(); ++it) {
        QVERIFY2(it.value() == 1, it.key()->metaObject()->className());
    }
}

// The report is long: to lay it out is no part of Next.
void NextTest::showsTheVerdictBeforeTheReport()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::HandOver));
    QVERIFY(driver.fill());
    next(desk)->click();
    QCOMPARE(desk.step(), Step::Done);
    QVERIFY(!desk.find<Notice>("verdict")->title().isEmpty());
    const auto *report = desk.find<QTextBrowser>("report");
    QVERIFY(report->document()->isEmpty());
    const QString name = desk.session->answers()[Journey::Keys::name];
    QTRY_VERIFY(report->toPlainText().contains(name));
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_VERIFY(report->toPlainText().contains(desk.find<Notice>("verdict")->title()));
}

void NextTest::scrollsOnceToWhatIsShown()
{
    Desk desk(u"en"_s, u"wrong-secret"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Method));
    desk.find<QAbstractButton>("compare")->click();
    const auto *scroll = desk.find<QScrollArea>("pageScroll");
    QTRY_VERIFY(scroll->verticalScrollBar()->value() > 0); // the table is below the fold
    QVERIFY(driver.goTo(Step::Secret));
    QVERIFY(driver.fill());
    desk.wizard->resize(desk.wizard->width(), 520);
    next(desk)->click();
    auto *notice = desk.find<Notice>("pageNotice");
    QTRY_VERIFY(notice->isVisible());
    scroll = desk.find<QScrollArea>("pageScroll");
    QTRY_VERIFY(scroll->verticalScrollBar()->value() > 0);
    QTRY_VERIFY(!notice->visibleRegion().isEmpty());
    bool settled = false; // the page may scroll once more, in the next turn of the event loop
    QTimer::singleShot(0, notice,
        [&settled, notice] { QTimer::singleShot(0, notice, [&settled] { settled = true; }); });
    QTRY_VERIFY(settled);
    scroll->verticalScrollBar()->setValue(0); // the reader goes back to the top
    const int before = scroll->verticalScrollBar()->maximum();
    desk.find<QAbstractButton>("practiceRepair")->hide(); // the page changes its length
    notice->layout()->setContentsMargins(0, 60, 0, 60);
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() != before);
    QApplication::processEvents();
    QCOMPARE(scroll->verticalScrollBar()->value(), 0);
}

void NextTest::fitsTheScreen()
{
    QVERIFY(fitting({1040, 720}, {1366, 768}) == QSize(1040, 720));
    const QSize small = fitting({1040, 720}, {800, 600}); // 1600x1200 at 200 %
    QVERIFY(small.width() < 800 && small.height() < 560);
    for (const QString &locale : {u"en"_s, u"zh_CN"_s}) {
        Desk desk(locale);
        const QSize room = desk.wizard->screen()->availableSize();
        QVERIFY(desk.wizard->width() < room.width() && desk.wizard->height() < room.height());
        const QSize least = desk.wizard->minimumSizeHint();
        QVERIFY(least.width() <= small.width() && least.height() <= small.height());
    }
}

void NextTest::marksAllThatIsAskedForTogether()
{
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Whitelists));
    desk.wizard->button(QWizard::NextButton)->click();
    for (const char *list : {"apiWhitelistOff", "uploadWhitelistOff"}) {
        QCOMPARE(desk.find<QWidget>(list)->property("state").toString(), u"bad"_s);
    }
    QCOMPARE(desk.page()->findChildren<QLabel *>(u"whyMarked"_s).size(), 2);
    desk.find<QWidget>("apiWhitelistOff")->findChild<QAbstractButton *>()->click();
    QVERIFY(!desk.find<QLabel>("whyMarked"));
}

QTEST_MAIN(NextTest)
#include "tst_next.moc"
