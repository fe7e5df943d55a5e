// SPDX-License-Identifier: MIT
#include "models/checks/check.h"
#include "wizard/theme.h"
#include "wizard/widgets/checklist.h"
#include "wizard/widgets/flowlayout.h"
#include "wizard/widgets/linkbar.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/notice.h"
#include "wizard/widgets/tickbox.h"

#include <QApplication>
#include <QDesktopServices>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

class WidgetsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void drawsAQrCodeWithItsQuietZone();
    void saysWhenNoBrowserStarts();
    void breaksTheLineWhereTheWidthEnds();
    void givesAWrappedButtonItsHeight();
    void wrapsTheTextOfATickBox();
    void callsAPlaceByItsName();
    void showsForeignTextAsText();
    void offersAnAddressOnlyWhereItIsTheUsers();
    void showsTheRowsOfACheckListSliceBySlice();
    void rowsOfACheckListLineUp();

public Q_SLOTS:
    void browse(const QUrl & /*url*/) { }
};

void WidgetsTest::saysWhenNoBrowserStarts()
{
    LinkBar bar({u"console"_s, QUrl(u"https://mp.weixin.qq.com/"_s), {}});
    QSignalSpy opened(&bar, &LinkBar::opened);
    auto *open = bar.findChild<QAbstractButton *>(u"open-console"_s);
    auto *said = bar.findChild<QLabel *>(u"notOpened"_s);
    open->click(); // on this platform there is none
    QCOMPARE(opened.size(), 0);
    QVERIFY(said->isVisibleTo(&bar) && !said->text().isEmpty());
    QCOMPARE(bar.focusWidget(), bar.findChild<QWidget *>(u"copy-console"_s));
    QDesktopServices::setUrlHandler(u"https"_s, this, "browse");
    open->click();
    QDesktopServices::unsetUrlHandler(u"https"_s);
    QCOMPARE(opened.size(), 1);
    QVERIFY(!said->isVisibleTo(&bar));
}

void WidgetsTest::drawsAQrCodeWithItsQuietZone()
{
    constexpr int module = 4;
    const QImage code = qrCode(u"https://mp.weixin.qq.com/"_s, module);
    QVERIFY(!code.isNull());
    QCOMPARE(code.width(), code.height());
    const int modules = code.width() / module;
    QVERIFY((modules - 8 - 17) % 4
        == 0); // ISO/IEC 18004: 17 + 4 × version, and 4 of quiet zone on each side
    for (int i = 0; i < code.width(); ++i) {
        for (const int edge : {0, 4 * module - 1}) {
            QCOMPARE(code.pixelColor(i, edge), QColor(Qt::white));
            QCOMPARE(code.pixelColor(edge, i), QColor(Qt::white));
            QCOMPARE(code.pixelColor(i, code.height() - 1 - edge), QColor(Qt::white));
            QCOMPARE(code.pixelColor(code.width() - 1 - edge, i), QColor(Qt::white));
        }
    }
    QCOMPARE(code.pixelColor(4 * module, 4 * module),
        QColor(Qt::black)); // the corner of the finder pattern
    QVERIFY(qrCode(QString(4000, u'x'), module).isNull());
}

void WidgetsTest::breaksTheLineWhereTheWidthEnds()
{
    QWidget box;
    auto *flow = new FlowLayout(8, &box);
    QList<QPushButton *> buttons;
    for (int i = 0; i < 4; ++i) {
        buttons.append(new QPushButton(u"Button"_s, &box));
        flow->addWidget(buttons.last());
    }
    buttons[3]->setVisible(false);
    const int width = buttons[0]->sizeHint().width();
    const int height = buttons[0]->sizeHint().height();
    QVERIFY(flow->hasHeightForWidth());
    QCOMPARE(flow->heightForWidth(4 * width),
        height + flow->contentsMargins().top() + flow->contentsMargins().bottom());
    QVERIFY(flow->heightForWidth(width + 30)
        >= 3 * height); // one below the other; what is hidden takes no place
    QVERIFY(flow->heightForWidth(width + 30) < 4 * height + 60);
    box.resize(2 * width + 40, 300);
    box.show();
    QCOMPARE(buttons[0]->y(), buttons[1]->y());
    QVERIFY(buttons[2]->y() >= buttons[0]->y() + height);
    QVERIFY(!buttons[0]->geometry().intersects(buttons[1]->geometry()));
}

void WidgetsTest::givesAWrappedButtonItsHeight()
{
    QWidget box;
    auto *flow = new FlowLayout(8, &box);
    auto *button = makeLinkButton(&box, u"long"_s);
    button->setText(u"Clear the clipboard: it still holds the message with a secret"_s);
    flow->addWidget(button);
    const QSize line = button->sizeHint();
    box.resize(line.width() / 2, 200);
    box.show();
    QVERIFY(QTest::qWaitForWindowExposed(&box));
    QCOMPARE(button->width(), box.width());
    QVERIFY2(button->height() > line.height(), qPrintable(QString::number(button->height())));
}

void WidgetsTest::wrapsTheTextOfATickBox()
{
    TickBox box;
    box.setText(u"A sentence that is far too long for one line of a narrow window"_s);
    box.ensurePolished();
    const QSize line = box.sizeHint();
    QVERIFY(box.minimumSizeHint().width() < line.width());
    QCOMPARE(box.heightForWidth(line.width() + 4), line.height());
    QVERIFY(box.heightForWidth(line.width() / 3) > 2 * box.fontMetrics().height());
    box.resize(line.width() / 3, box.heightForWidth(line.width() / 3));
    box.show();
    const QImage narrow = box.grab().toImage();
    // Something is drawn in the last line: the text was not cut.
    bool drawn = false;
    for (int x = 0; x < narrow.width() && !drawn; ++x) {
        for (int y = narrow.height() - box.fontMetrics().height();
             y < narrow.height() - 4 && !drawn; ++y) {
            drawn = qGray(narrow.pixel(x, y)) < 100;
        }
    }
    QVERIFY(drawn);
    QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(box.width() / 2, box.height() / 2));
    QVERIFY(box.isChecked());
}

void WidgetsTest::callsAPlaceByItsName()
{
    const QUrl url(u"https://console.cloud.tencent.com/developer"_s);
    LinkBar bar({u"account-center"_s, url, {}, u"账号中心"_s, u"account centre"_s});
    const auto *open = bar.findChild<QPushButton *>(u"open-account-center"_s);
    QVERIFY(open->text().endsWith(u"account centre"_s));
    QCOMPARE(open->toolTip(), url.toString());
    const QLocale before;
    QLocale::setDefault(QLocale(u"zh_CN"_s));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&bar, &change);
    QVERIFY(open->text().endsWith(u"账号中心"_s));
    QLocale::setDefault(before);
}

void WidgetsTest::showsForeignTextAsText()
{
    Notice notice;
    notice.showText(u"good"_s, u"<b>Saved</b>"_s, u"/tmp/*a*_<img src=x>_`b`"_s);
    QStringList shown;
    for (const auto *label : notice.findChildren<QLabel *>()) {
        if (!label->isHidden()) {
            QVERIFY(label->textFormat() == Qt::PlainText);
            shown += label->text();
        }
    }
    QCOMPARE(shown, QStringList({u"<b>Saved</b>"_s, u"/tmp/*a*_<img src=x>_`b`"_s}));
}

void WidgetsTest::offersAnAddressOnlyWhereItIsTheUsers()
{
    const Words words(u"en"_s);
    const auto offersToCopy = [&](const QString &id, const QJsonObject &facts) {
        Notice notice;
        notice.showFinding({id, facts, {}}, words);
        const auto buttons = notice.findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) {
            return !button->isHidden() && button->text().contains("IP"_L1);
        });
    };
    const QJsonObject ip{{u"ip"_s, u"203.0.113.7"_s}};
    QVERIFY(offersToCopy(u"wechat.40164"_s, ip));
    QVERIFY(offersToCopy(u"upload.-10008"_s, ip));
    QVERIFY(!offersToCopy(u"wechat.40164"_s, {}));
    QVERIFY(!offersToCopy(u"domain.tls-expired"_s, ip)); // the server's address
}

// Rows that a layout shows later come all in one turn of the event loop, and the window stands
// still.
void WidgetsTest::showsTheRowsOfACheckListSliceBySlice()
{
    const Words words(u"en"_s);
    QList<CheckResult> results;
    for (int i = 0; i < 200; ++i) {
        CheckResult result;
        result.id = u"domain.syntax"_s;
        result.subject = u"https://d%1.shop.example"_s.arg(i);
        results.append(result);
    }
    CheckList list(nullptr);
    list.show();
    qsizetype shown = 0;
    qsizetype slices = 0;
    const auto count = [&] {
        const auto rows = list.findChildren<CheckRow *>();
        QVERIFY(std::all_of(
            rows.begin(), rows.end(), [](const CheckRow *row) { return row->isVisible(); }));
        slices += rows.size() > shown ? 1 : 0;
        shown = rows.size();
    };
    connect(&list, &CheckList::updated, this, count);
    list.start(results, words);
    QTRY_COMPARE(shown, results.size());
    QVERIFY(slices > 1);
}

void WidgetsTest::rowsOfACheckListLineUp()
{
    const Words words(u"en"_s);
    QWidget window;
    window.resize(700, 300);
    auto *column = new QVBoxLayout(&window);
    const auto resultAt = [&](const CheckResult &result) {
        auto *row = new CheckRow(&window);
        column->addWidget(row);
        row->showResults({result}, words);
        return row;
    };
    CheckResult passed{
        u"domain.tls"_s, u"https://files.shop.example"_s, CheckStatus::Passed, {}, {}};
    CheckResult failed = passed;
    failed.subject = u"https://api.shop.example"_s;
    failed.status = CheckStatus::Failed;
    failed.finding = {u"domain.tls-wrong-host"_s, {}, {}};
    const CheckRow *rows[]{resultAt(passed), resultAt(failed)};
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto resultX = [](const CheckRow *row) {
        return row->findChildren<QLabel *>(Qt::FindDirectChildrenOnly).at(1)->x();
    };
    QCOMPARE(resultX(rows[1]), resultX(rows[0]));
}

QTEST_MAIN(WidgetsTest)
#include "tst_widgets.moc"
