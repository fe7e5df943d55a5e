// SPDX-License-Identifier: MIT
#include "wizard/widgets/inlinelabel.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using Marks = InlineLabel::Marks;

class InlineLabelTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAsLargeAsALabelOfQt_data();
    void isAsLargeAsALabelOfQt();
    void looksLikeALabelOfQt_data();
    void looksLikeALabelOfQt();
    void saysItsTextWithoutMarks();
    void leavesOtherMarksToQt_data();
    void leavesOtherMarksToQt();
    void drawsParagraphsAndLists();
    void followsItsTextAndFont();
    void letsItsTextBeSelected();
    void letsAClickThroughThatIsNotForIt();
};

namespace {
const QString kLong = u"The administrator signs in to the console and opens **Development > "
                      "Development Management**. There the AppSecret is made anew; the old one "
                      "stops at once."_s;

void addTexts()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one word") << u"Name"_s;
    QTest::newRow("English") << kLong;
    QTest::newRow("Chinese") << u"管理员登录控制台，打开**开发 > 开发管理**。AppSecret "
                                "在这里重置，旧的立即失效；请先问清楚谁还在使用它。"_s;
    QTest::newRow("escaped") << u"Two \\* three \\[four\\] \\\\ five"_s;
}

std::unique_ptr<QLabel> qtLabel(const QString &text)
{
    auto label = std::make_unique<QLabel>();
    label->setTextFormat(Qt::MarkdownText);
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

std::unique_ptr<InlineLabel> ownLabel(const QString &text)
{
    auto label = std::make_unique<InlineLabel>(Marks::Markdown);
    label->setText(text);
    return label;
}
} // namespace

void InlineLabelTest::isAsLargeAsALabelOfQt_data()
{
    addTexts();
}

void InlineLabelTest::isAsLargeAsALabelOfQt()
{
    QFETCH(const QString, text);
    const auto qt = qtLabel(text);
    const auto own = ownLabel(text);
    const int lineHeight = qt->fontMetrics().lineSpacing();
    for (const int width : {80, 160, 300, 480, 900}) {
        QVERIFY2(qAbs(own->heightForWidth(width) - qt->heightForWidth(width)) <= lineHeight / 2,
            qPrintable(u"%1: %2, Qt %3"_s.arg(width)
                           .arg(own->heightForWidth(width))
                           .arg(qt->heightForWidth(width))));
    }
    QVERIFY(qAbs(own->minimumSizeHint().width() - qt->minimumSizeHint().width()) <= 2);
    QCOMPARE(own->textFormat(), Qt::PlainText); // none of it was Qt's work
}

void InlineLabelTest::looksLikeALabelOfQt_data()
{
    addTexts();
    QTest::newRow("slanted")
        << u"*管理员登录控制台以后可以在这里重置密钥旧的密钥立即失效请先问清楚谁还"
           "在使用它然后再点击确定按钮并把新的密钥保存到安全的地方去*"_s;
}

// Ink in the same number of pixels, give or take how a line is rounded.
void InlineLabelTest::looksLikeALabelOfQt()
{
    QFETCH(const QString, text);
    const auto inkOf = [](QLabel &label) {
        label.resize(320, 200);
        const QImage image = label.grab().toImage().convertToFormat(QImage::Format_Grayscale8);
        const uchar paper = *image.constScanLine(image.height() - 1);
        double ink = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                ink += qAbs(image.pixelColor(x, y).value() - paper);
            }
        }
        return ink;
    };
    const double own = inkOf(*ownLabel(text));
    const double qt = inkOf(*qtLabel(text));
    QVERIFY(qt > 0);
    QVERIFY2(qAbs(own / qt - 1) < 0.03, qPrintable(QString::number(own / qt)));
}

void InlineLabelTest::saysItsTextWithoutMarks()
{
    QCOMPARE(ownLabel(u"Click **Add** now \\*"_s)->plain(), u"Click Add now *"_s);
    InlineLabel foreign(Marks::None);
    foreign.setText(u"C:\\**new**"_s);
    QCOMPARE(foreign.plain(), u"C:\\**new**"_s);
}

void InlineLabelTest::leavesOtherMarksToQt_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("list") << u"1. Open the page.\n2. Click **Add**."_s;
    QTest::newRow("text, then a list") << u"First\n1. open"_s;
    QTest::newRow("list in a list") << u"- one\n  - two"_s;
    QTest::newRow("stars") << u"* one\n* two"_s;
    QTest::newRow("break") << u"one\\\ntwo"_s;
    QTest::newRow("link") << u"See [the page](https://example.com)."_s;
    QTest::newRow("nested") << u"**bold *and italic* text**"_s;
    QTest::newRow("open") << u"5 ** 3"_s;
    QTest::newRow("nothing") << u"****"_s;
    QTest::newRow("entity") << u"a &amp; b"_s;
    QTest::newRow("right to left") << u"Certify · חנות לדוגמה מאוד **ארוכה** בעיר"_s;
}

void InlineLabelTest::leavesOtherMarksToQt()
{
    QFETCH(const QString, text);
    const auto own = ownLabel(text);
    const auto qt = qtLabel(text);
    QCOMPARE(own->heightForWidth(300), qt->heightForWidth(300));
    QCOMPARE(own->textFormat(), Qt::MarkdownText);
    own->setText(u"plain again"_s);
    QVERIFY(own->heightForWidth(300) <= 2 * own->fontMetrics().lineSpacing());
}

void InlineLabelTest::drawsParagraphsAndLists()
{
    const auto list = ownLabel(
        u"**People**\n\n- the administrator\n- "_s + kLong + u"\n\nAbout 40 minutes\nin all."_s);
    const auto item = ownLabel(kLong);
    const int line = ownLabel(u"x"_s)->sizeHint().height();
    constexpr int width = 400;
    const int bullet = list->fontMetrics().horizontalAdvance(u"• "_s);
    const int lines = 5; // the heading, an item, an empty line, and the last paragraph
    const int expected = item->heightForWidth(width - bullet) + (lines - 1) * line;
    QVERIFY(qAbs(list->heightForWidth(width) - expected) <= 2 * lines);
    QCOMPARE(list->textFormat(), Qt::PlainText); // none of it was Qt's work
    const auto code = ownLabel(u"- a file named `private.<AppID>.key`"_s);
    QVERIFY(code->heightForWidth(width) > 0);
    QCOMPARE(code->textFormat(), Qt::PlainText);
    list->resize(width, list->heightForWidth(width));
    const QImage picture = list->grab().toImage();
    const QColor ground = picture.pixelColor(width - 1, 0);
    const auto isInk = [&](int from, int to) { // in the lines that follow the item's first
        for (int y = 3 * line; y < 2 * line + item->heightForWidth(width - bullet); ++y) {
            for (int x = from; x < to; ++x) {
                if (picture.pixelColor(x, y) != ground) {
                    return true;
                }
            }
        }
        return false;
    };
    QVERIFY(!isInk(0, bullet - 1));
    QVERIFY(isInk(bullet - 1, 3 * bullet));
}

void InlineLabelTest::followsItsTextAndFont()
{
    InlineLabel label(Marks::Markdown);
    label.setText(u"short"_s);
    const int one = label.heightForWidth(300);
    label.setText(kLong);
    const int many = label.heightForWidth(300);
    QVERIFY(many > 2 * one);
    QFont larger = label.font();
    larger.setPointSizeF(larger.pointSizeF() * 2);
    label.setFont(larger);
    QVERIFY(label.heightForWidth(300) > 2 * many);
    label.setText({});
    QVERIFY(label.heightForWidth(300) <= one * 3);
}

void InlineLabelTest::letsItsTextBeSelected()
{
    InlineLabel label(Marks::Markdown);
    label.setText(u"Click **Add** now"_s);
    label.resize(400, 40);
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    QTest::mousePress(&label, Qt::LeftButton, {}, QPoint(1, 20));
    QTest::mouseMove(&label, QPoint(390, 20));
    QTest::mouseRelease(&label, Qt::LeftButton, {}, QPoint(390, 20));
    QCOMPARE(label.selectedText(), u"Click Add now"_s);
    QCOMPARE(label.plain(), u"Click Add now"_s);
}

void InlineLabelTest::letsAClickThroughThatIsNotForIt()
{
    QWidget card;
    auto *column = new QVBoxLayout(&card);
    auto *quiet = new InlineLabel(Marks::Markdown, &card);
    quiet->setTextInteractionFlags(Qt::NoTextInteraction);
    quiet->setText(u"the whole **card**"_s);
    column->addWidget(quiet);
    card.show();
    QMouseEvent press(QEvent::MouseButtonPress, QPointF(5, 5), QPointF(5, 5), Qt::LeftButton,
        Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(quiet, &press);
    QVERIFY(!press.isAccepted());
    QCOMPARE(quiet->focusPolicy(), Qt::NoFocus);
    QVERIFY(!quiet->hasSelectedText());
}

QTEST_MAIN(InlineLabelTest)
#include "tst_inlinelabel.moc"
