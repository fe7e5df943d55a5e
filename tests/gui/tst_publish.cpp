// SPDX-License-Identifier: MIT
// Publishing through the real window: the way to the release, what goes wrong on it, and a review
// that is refused and waited for once more.
#include "models/journey/journeys/publish.h"
#include "tests/gui/audit.h"
#include "tests/gui/desk.h"
#include "wizard/theme.h"
#include "wizard/widgets/notice.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Journey;

namespace {
/// A window of the journey, and what a person does in it.
struct Publishing : Desk
{
    explicit Publishing(
        const QString &locale = u"en"_s, Method method = Method::Scan, const QString &exercise = {})
        : Desk(locale, exercise, false, kPublish)
        , m_method(valueId(method))
    {
    }

    bool goTo(const QString &wanted)
    {
        Driver hand = driver();
        while (step() != wanted) {
            if (!fill() || !hand.next()) {
                qWarning("stuck at %s: %s", qPrintable(step()), qPrintable(hand.reason()));
                return false;
            }
        }
        return true;
    }
    bool fill() const
    {
        Driver hand(*wizard, *session, {});
        const bool isFilled = hand.fill();
        if (step() == "mini-program"_L1) {
            hand.choose("certifiedBy", m_method);
        }
        return isFilled;
    }
    void choose(const char *question, const QString &value)
    {
        driver().choose(question, value);
        QCoreApplication::processEvents();
    }
    void untick(const char *name) const
    {
        auto *box = find<QCheckBox>(name);
        if (box->isChecked()) {
            box->click();
        }
    }
    Notice *told(const char *name) const { return find<Notice>(name); }
    bool isTold(const char *name) const
    {
        return told(name)->isVisibleTo(page()) && told(name)->parentWidget()->isVisibleTo(page());
    }
    void goBack(const char *name) const
    {
        told(name)->findChild<QAbstractButton *>(u"goBack"_s)->click();
    }
    QString reason() { return driver().reason(); }

private:
    QString m_method;
};

constexpr auto kLocales = {"en", "zh_CN"};

/// The step, its question and its tick, if it has one, for each remedy of the journey.
struct Question
{
    const char *step;
    const Remedy *remedy;
    QString tick;
};

QList<Question> questions()
{
    QList<Question> all;
    for (const Journey::Step &step : kPublish.steps) {
        QString tick;
        for (const Block &block : step.blocks) {
            if (const auto *box = std::get_if<Tick>(&block.part)) {
                tick = QString::fromLatin1(box->key.id);
            } else if (const auto *remedy = std::get_if<Remedy>(&block.part)) {
                all.append({step.id, remedy, tick});
            }
        }
    }
    return all;
}
} // namespace

class PublishTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void leadsToTheRelease_data();
    void leadsToTheRelease();
    void saysWhatToDoAndLeadsBack_data();
    void saysWhatToDoAndLeadsBack();
    void aRefusedReviewIsWaitedForOnceMore();
    void waitsWithItsClock();
    void waitsWhileTheWindowIsClosed();
    void nextSaysThatItIsStillWaitedFor();
    void takesADayOnlyThatCanBe();
    void knowsHowItWasCertified_data();
    void knowsHowItWasCertified();
    void isPractised_data();
    void isPractised();
};

void PublishTest::leadsToTheRelease_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<Method>("method");
    for (const char *locale : kLocales) {
        for (const Method method : {Method::Scan, Method::Managed, Method::Provider}) {
            QTest::addRow("%s %s", locale, qPrintable(valueId(method)))
                << QString::fromLatin1(locale) << method;
        }
    }
}

void PublishTest::leadsToTheRelease()
{
    QFETCH(const QString, locale);
    QFETCH(const Method, method);
    Publishing desk(locale, method);
    const QStringList own{
        u"示例商城"_s, desk.session->exercise()->appId, desk.session->answers()[Keys::name]};
    QStringList visited;
    QStringList problems;
    for (const Journey::Step &step : kPublish.steps) {
        QCOMPARE(desk.step(), idOf(step));
        QVERIFY2(desk.fill(), qPrintable(desk.step() + u": "_s + desk.reason()));
        for (const QString &problem : textProblems(desk.wizard.get(), locale, own)) {
            problems += desk.step() + u": "_s + problem;
        }
        QCOMPARE(desk.find<QLabel>("pageTitle")->text().isEmpty(), false);
        visited += desk.step();
        QVERIFY2(desk.driver().next(), qPrintable(desk.step() + u": "_s + desk.reason()));
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
    const auto state = desk.world->journal().load(desk.session->state().id);
    QVERIFY(state && state->closed);
    for (const QString &step : std::as_const(visited)) {
        QVERIFY2(state->confirmed.contains(step), qPrintable(step));
    }
    QVERIFY(state->given()[Keys::released]);
    QVERIFY(state->rounds.isEmpty());
}

void PublishTest::saysWhatToDoAndLeadsBack_data()
{
    QTest::addColumn<int>("question");
    QTest::addColumn<int>("trouble");
    const QList<Question> all = questions();
    for (int i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < all.at(i).remedy->troubles.size(); ++j) {
            QTest::addRow("%s %s", all.at(i).step, all.at(i).remedy->troubles[j].option)
                << i << int(j);
        }
    }
}

void PublishTest::saysWhatToDoAndLeadsBack()
{
    QFETCH(const int, question);
    QFETCH(const int, trouble);
    const Question asked = questions().at(question);
    const Trouble &met = asked.remedy->troubles[std::size_t(trouble)];
    const QByteArray name = QByteArray(asked.remedy->key.id) + ".told";
    const char *told = name.constData();
    Publishing desk;
    QVERIFY(desk.goTo(QString::fromLatin1(asked.step)));
    if (!asked.tick.isEmpty()) {
        desk.untick(asked.tick.toLatin1().constData());
    }
    if (qstrcmp(asked.remedy->key.id, "rejection") == 0) {
        desk.choose("review", u"rejected"_s);
    }
    QVERIFY(!desk.isTold(told));
    desk.choose(asked.remedy->key.id, QString::fromLatin1(met.option));
    QVERIFY(desk.isTold(told));
    QCOMPARE(desk.told(told)->finding().id, QString::fromLatin1(met.finding));
    QVERIFY(!isReady(*desk.wizard)); // it is in the way
    auto *back = desk.told(told)->findChild<QAbstractButton *>(u"goBack"_s);
    QCOMPARE(back != nullptr, *met.step != 0);
    if (back) {
        QVERIFY(back->text().contains(
            desk.language.words().shortTitle(u"publish"_s, QString::fromLatin1(met.step))));
        back->click();
        QCOMPARE(desk.step(), QString::fromLatin1(met.step));
        QCOMPARE(desk.session->state().rounds.size(), 1);
        QVERIFY(desk.goTo(QString::fromLatin1(asked.step)));
        QVERIFY(!desk.isTold(told)); // that is over
    }
    QVERIFY(desk.goTo(u"done"_s));
}

void PublishTest::aRefusedReviewIsWaitedForOnceMore()
{
    Publishing desk;
    QVERIFY(desk.goTo(u"waiting"_s));
    desk.choose("review", u"rejected"_s);
    desk.wizard->button(QWizard::NextButton)->click();
    QCOMPARE(desk.step(), u"waiting"_s);
    QVERIFY2(desk.reason().contains(u"why"_s), qPrintable(desk.reason()));
    desk.choose("rejection", u"content"_s);
    desk.goBack("rejection.told");

    QCOMPARE(desk.step(), u"publish"_s);
    QVERIFY(!desk.find<QCheckBox>("published")->isChecked()); // it is another version
    desk.reopen();
    QCOMPARE(desk.step(), u"publish"_s);
    QVERIFY(desk.goTo(u"submit"_s));
    QVERIFY(!desk.find<QCheckBox>("inReview")->isChecked());
    QVERIFY(desk.goTo(u"waiting"_s));
    QCOMPARE(desk.find<QComboBox>("review")->currentData().toString(), u"waiting"_s);
    QVERIFY2(desk.told("reviewWait.told")->spoken().contains(u"Round 2, rejected so far: 1"_s),
        qPrintable(desk.told("reviewWait.told")->spoken()));
    QVERIFY(desk.goTo(u"done"_s));
    QVERIFY2(desk.told("reviewWait.told")->spoken().contains(u"Rounds: 2, rejected: 1"_s),
        qPrintable(desk.told("reviewWait.told")->spoken()));
}

void PublishTest::waitsWithItsClock()
{
    Publishing desk;
    QVERIFY(desk.goTo(u"submit"_s));
    QVERIFY(desk.fill());
    const QDate longAgo = QDate::currentDate().addDays(-40);
    auto *day = desk.find<QLineEdit>("inReviewSince");
    QTest::keyClicks(day, longAgo.toString(u"yyyy/MM/dd"_s));
    QVERIFY(desk.driver().next());
    QCOMPARE(desk.session->answers()[Keys::inReviewSince], longAgo.toString(Qt::ISODate));
    QVERIFY2(desk.told("reviewWait.told")->title().contains(u"longer"_s),
        qPrintable(desk.told("reviewWait.told")->title()));
    desk.wizard->back();
    desk.find<QLineEdit>("inReviewSince")->clear();
    QTest::keyClicks(
        desk.find<QLineEdit>("inReviewSince"), QDate::currentDate().toString(Qt::ISODate));
    QVERIFY(desk.driver().next());
    QVERIFY2(desk.told("reviewWait.told")->title().startsWith(u"In review since"_s)
            && !desk.told("reviewWait.told")->title().contains(u"longer"_s),
        qPrintable(desk.told("reviewWait.told")->title()));
    desk.choose("review", u"approved"_s);
    QCOMPARE(desk.told("reviewWait.told")->title(), u"Approved"_s);
}

void PublishTest::waitsWhileTheWindowIsClosed()
{
    Publishing desk;
    QVERIFY(desk.goTo(u"waiting"_s));
    const QString said = desk.told("reviewWait.told")->spoken();
    desk.reopen();
    QCOMPARE(desk.step(), u"waiting"_s);
    QCOMPARE(desk.told("reviewWait.told")->spoken(), said);
    desk.language.setLocale(u"zh_CN"_s);
    QCoreApplication::processEvents();
    QVERIFY2(desk.told("reviewWait.told")->title().contains(u"在审核"_s),
        qPrintable(desk.told("reviewWait.told")->title()));
}

void PublishTest::nextSaysThatItIsStillWaitedFor()
{
    Publishing desk;
    QVERIFY(desk.goTo(u"waiting"_s));
    desk.wizard->button(QWizard::NextButton)->click();
    QCOMPARE(desk.step(), u"waiting"_s);
    QVERIFY2(desk.reason().contains(u"still in review"_s), qPrintable(desk.reason()));
}

void PublishTest::takesADayOnlyThatCanBe()
{
    Publishing desk;
    QVERIFY(desk.goTo(u"submit"_s));
    QVERIFY(desk.fill());
    for (const QString &wrong : {u"2026-13-40"_s,
             QDate::currentDate().addDays(2).toString(Qt::ISODate), u"2019-01-01"_s, u"x"_s}) {
        auto *day = desk.find<QLineEdit>("inReviewSince");
        day->clear();
        QTest::keyClicks(day, wrong);
        QVERIFY2(!isReady(*desk.wizard), qPrintable(wrong));
        QVERIFY2(desk.session->answers()[Keys::inReviewSince].isEmpty(), qPrintable(wrong));
    }
    desk.find<QLineEdit>("inReviewSince")->clear();
    QVERIFY(desk.driver().next());
}

void PublishTest::knowsHowItWasCertified_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<Method>("certifiedBy");
    QTest::newRow("scan") << Method::Scan << Method::Scan;
    QTest::newRow("managed") << Method::Managed << Method::Managed;
    QTest::newRow("provider") << Method::Provider << Method::None; // only applied for
}

// What certifying ends with, publishing need not ask.
void PublishTest::knowsHowItWasCertified()
{
    QFETCH(const Method, method);
    Desk desk(u"en"_s, {}, false);
    Driver driver = desk.driver({method});
    QVERIFY(driver.goTo(u"done"_s));
    QCOMPARE(desk.find<QWidget>("next-publish") != nullptr, method != Method::Provider);
    QVERIFY(driver.next());
    QTEST(desk.session->answers()[Keys::certifiedBy], "certifiedBy");
    const auto state = desk.world->journal().load(desk.session->state().id);
    QVERIFY(state && state->closed);
    QVERIFY(state->given() == desk.session->answers());
}

void PublishTest::isPractised_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("plugin-missing") << u"publish"_s << QByteArray("publishTrouble.told");
    QTest::newRow("privacy-missing") << u"submit"_s << QByteArray("submitTrouble.told");
    QTest::newRow("review-refused") << u"waiting"_s << QByteArray("rejection.told");
}

void PublishTest::isPractised()
{
    QFETCH(const QString, step);
    QFETCH(const QByteArray, told);
    const QString exercise = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(exerciseIds(u"publish"_s).contains(exercise));
    QVERIFY(!exerciseIds(u"certify"_s).contains(exercise));
    Publishing desk(u"en"_s, Method::Scan, exercise);
    QVERIFY(desk.find<QComboBox>("exercise")->findData(exercise) > 0);
    QVERIFY(desk.goTo(step));
    desk.find<QAbstractButton>("practiceFill")->click();
    QVERIFY(desk.isTold(told.constData()));
    desk.goBack(told.constData()); // who goes back has it put right
    QVERIFY(desk.step() != step);
    QVERIFY(!needsRepair(*desk.session->exercise()));
    QVERIFY(desk.goTo(u"done"_s));
}

QTEST_MAIN(PublishTest)
#include "tst_publish.moc"
