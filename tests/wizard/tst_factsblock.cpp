// SPDX-License-Identifier: MIT
#include "tests/gui/desk.h"

#include <QAccessible>
#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
/// The sentences that are unfolded below \a title.
QList<QLabel *> sentences(const QPushButton *title)
{
    return title->parentWidget()->findChildren<QLabel *>();
}
bool says(const QList<QLabel *> &labels, const QString &text)
{
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel *label) { return label->text().contains(text); });
}
} // namespace

class FactsBlockTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areMadeWhenAskedFor();
    void speakTheLanguageOfTheWindow();
    void followTheAnswers();
    void areMadeAnewOnlyWhenTheyChange();
};

void FactsBlockTest::areMadeWhenAskedFor()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Account));
    auto *title = desk.find<QPushButton>("facts.account");
    QVERIFY(title->isVisible());
    QCOMPARE(title->text(), u"What holds for cloud accounts (10)"_s);
    QVERIFY(sentences(title).isEmpty());
    const auto isUnfolded = [title] {
        return bool(QAccessible::queryAccessibleInterface(title)->state().expanded);
    };
    QVERIFY(!isUnfolded());
    title->click();
    QVERIFY(isUnfolded());
    QCOMPARE(sentences(title).size(), 3 * 10);
    QVERIFY(says(sentences(title), u"uses a single method of certification"_s));
    QVERIFY(
        says(sentences(title), u"from WeDa docs, Certifying a mini program, as of 31 Dec 2024"_s));
    const auto frames = title->parentWidget()->findChildren<QFrame *>();
    QVERIFY(std::any_of(frames.begin(), frames.end(), [](const QFrame *frame) { // is read out
        return frame->accessibleDescription().contains(u"uses a single method of certification"_s);
    }));
    title->click();
    QVERIFY(sentences(title).isEmpty());
}

void FactsBlockTest::speakTheLanguageOfTheWindow()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::Account));
    auto *title = desk.find<QPushButton>("facts.edition");
    title->click();
    desk.language.setLocale(u"zh_CN"_s);
    QTRY_COMPARE(title->text(), u"关于微搭套餐（6）"_s);
    QVERIFY(says(sentences(title), u"来源：微搭文档《退款和欠费》，截至 2024年12月31日"_s));
}

void FactsBlockTest::followTheAnswers()
{
    using Journey::Subject;
    namespace Keys = Journey::Keys;
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    auto *title = desk.find<QPushButton>("facts.subject");
    QVERIFY(!title->isVisible());
    QVERIFY(driver.fill());
    QVERIFY(title->isVisible());
    title->click();
    QVERIFY(says(sentences(title), u"Company: mini programs that can be registered"_s));
    auto *subject = desk.find<QComboBox>("subject");
    subject->setCurrentIndex(subject->findData(valueId(Subject::Media)));
    Q_EMIT subject->activated(subject->currentIndex());
    QCOMPARE(desk.session->answers()[Keys::subject], Subject::Media);
    QVERIFY(says(sentences(title), u"Media: "_s) && !says(sentences(title), u"Company: "_s));
}

void FactsBlockTest::areMadeAnewOnlyWhenTheyChange()
{
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QVERIFY(driver.goTo(Step::MiniProgram));
    QVERIFY(driver.fill());
    auto *title = desk.find<QPushButton>("facts.subject");
    title->click();
    const auto before = sentences(title);
    QVERIFY(driver.next());
    desk.wizard->back();
    QVERIFY(driver.next());
    desk.wizard->back();
    QCOMPARE(desk.step(), QString(Step::MiniProgram));
    QCOMPARE(sentences(title), before);
}

QTEST_MAIN(FactsBlockTest)
#include "tst_factsblock.moc"
