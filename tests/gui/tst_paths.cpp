// SPDX-License-Identifier: MIT
// Every way through each journey that the rules leave open, in both languages, through the real
// windows.
#include "models/journey/methods.h"
#include "tests/gui/audit.h"
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QJsonDocument>
#include <QLabel>
#include <QMetaEnum>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QTest>
#include <QTextBrowser>

#include <set>

using namespace Qt::StringLiterals;
using Journey::Edition;
using Journey::Method;

namespace {
// What Driver::fill() answers before the method page.
Journey::Answers answered(Method inUse, Edition edition)
{
    namespace Keys = Journey::Keys;
    Journey::Answers answers;
    answers.set(Keys::subject, Journey::Subject::Company);
    answers.set(Keys::principal, u"x"_s);
    answers.set(Keys::basicInfo, Journey::Tri::Yes);
    answers.set(Keys::adminPhone, Journey::Tri::Yes);
    answers.set(Keys::role, Journey::AccountRole::Main);
    answers.set(Keys::accountFromMiniProgram, Journey::Tri::No);
    answers.set(Keys::edition, edition);
    answers.setValue(Keys::inUse, Journey::valueId(inUse));
    answers.set(Keys::certifiedCount, inUse == Method::None ? 0 : 2);
    return answers;
}

/// A way through a journey.
struct Walk
{
    const Journey::Spec *spec;
    Plan plan;
    QByteArray name;
    QStringList path;
};

QList<Plan> openPlans()
{
    QList<Plan> plans;
    for (const Method inUse : {Method::None, Method::Scan, Method::Managed, Method::Provider}) {
        for (const Edition edition : {Edition::Unknown, Edition::Free, Edition::Team,
                 Edition::Enterprise, Edition::Flagship}) {
            for (const Journey::MethodVerdict &verdict :
                Journey::assess(answered(inUse, edition))) {
                if (verdict.openness != Journey::Openness::Closed) {
                    plans.append({verdict.method, inUse, edition});
                }
            }
        }
    }
    return plans;
}

QByteArray planName(const Plan &plan)
{
    return QByteArray(QMetaEnum::fromType<Method>().valueToKey(int(plan.method))) + " after "
        + QMetaEnum::fromType<Method>().valueToKey(int(plan.inUse)) + ", "
        + QMetaEnum::fromType<Edition>().valueToKey(int(plan.edition));
}

QStringList ownTexts(const Session &session)
{
    return {session.answers()[Journey::Keys::name], session.answers()[Journey::Keys::principal],
        session.exercise()->scenario.miniPrograms.value(0).name,
        session.answers()[Journey::Keys::appId]};
}

QStringList pathOf(const Journey::Spec &spec, const Journey::Answers &answers)
{
    QStringList ids;
    for (const Journey::Step *step : Journey::path(spec, answers)) {
        ids += Journey::idOf(*step);
    }
    return ids;
}

Walk walkOf(const Plan &plan)
{
    Journey::Answers answers = answered(plan.inUse, plan.edition);
    answers.set(Journey::Keys::method, plan.method);
    return {&Journey::kCertify, plan, planName(plan), pathOf(Journey::kCertify, answers)};
}

/// Those of all journeys but certify.
QList<Walk> otherWalks()
{
    QList<Walk> walks;
    for (const Journey::Spec *spec : Journey::journeys()) {
        if (spec == &Journey::kCertify) {
            continue;
        }
        for (const Journey::Answers &way : waysThrough(*spec)) {
            const QByteArray name =
                spec->id + (' ' + QJsonDocument(way.json()).toJson(QJsonDocument::Compact));
            walks.append({spec, Plan{.answers = way}, name, pathOf(*spec, way)});
        }
    }
    return walks;
}

/// Some of \a walks that together see every step.
QList<Walk> covering(const QList<Walk> &walks)
{
    QSet<QString> seen;
    QList<Walk> some;
    for (const Walk &walk : walks) {
        const qsizetype before = seen.size();
        for (const QString &step : walk.path) {
            seen.insert(Journey::idOf(*walk.spec) + u'/' + step);
        }
        if (seen.size() > before) {
            some.append(walk);
        }
    }
    return some;
}

// One line a problem: a failure message would be cut.
bool isClean(const QStringList &problems)
{
    for (const QString &problem : problems) {
        qWarning("%s", qPrintable(problem));
    }
    return problems.isEmpty();
}

// A layout in a layout in a layout.
void settle()
{
    for (int i = 0; i < 6; ++i) {
        QApplication::processEvents();
    }
}

// What has the keyboard on the page that has just been entered, if one must scroll to see it.
QStringList outOfSight(const Desk &desk)
{
    settle();
    const auto *scroll = desk.find<QScrollArea>("pageScroll");
    const QWidget *focus = desk.wizard->focusWidget();
    const int line = scroll->isAncestorOf(focus)
        ? focus->mapTo(scroll, QPoint(0, focus->fontMetrics().height())).y()
        : 0;
    const bool isSeen = line >= 0 && line <= scroll->height();
    return isSeen ? QStringList()
                  : QStringList{u"%1: entered at %2, %3 px down"_s.arg(
                      desk.step(), focus->objectName(), QString::number(line))};
}

constexpr auto kLocales = {"en", "zh_CN"};
} // namespace

Q_DECLARE_METATYPE(Walk)

class PathsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyTheme(Theme::light()); }

    void walksEveryPath_data();
    void walksEveryPath();
    void usedEveryEdge();
    void fitsTheWindow_data();
    void fitsTheWindow();

private:
    QStringList wordProblems(const Desk &desk, const QString &locale);

    std::set<std::tuple<const Journey::Spec *, QString, QString>> m_used;
    QHash<QString, QSet<QString>> m_read; ///< locale -> texts seen so far
};

QStringList PathsTest::wordProblems(const Desk &desk, const QString &locale)
{
    QStringList found;
    const QString where = desk.step() + u": "_s;
    for (const QString &problem :
        textProblems(desk.wizard.get(), locale, ownTexts(*desk.session))) {
        found += where + problem;
    }
    for (const QString &text : visibleTexts(desk.wizard.get())) {
        m_read[locale].insert(text);
        if (locale != "en"_L1 && m_read[u"en"_s].contains(text)
            && !needsNoTranslation(text, ownTexts(*desk.session))) {
            found += where + u"as in English: "_s + text;
        }
    }
    return found;
}

void PathsTest::walksEveryPath_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<Walk>("walk");
    QList<Walk> walks = otherWalks();
    for (const Plan &plan : openPlans()) {
        walks.append(walkOf(plan));
    }
    for (const char *locale : kLocales) {
        for (const Walk &walk : std::as_const(walks)) {
            QTest::addRow("%s: %s", locale, walk.name.constData())
                << QString::fromLatin1(locale) << walk;
        }
    }
}

void PathsTest::walksEveryPath()
{
    QFETCH(const QString, locale);
    QFETCH(const Walk, walk);
    Desk desk(locale, {}, false, *walk.spec);
    Driver driver = desk.driver(walk.plan);
    QStringList visited{desk.step()};
    QStringList found;
    for (;;) {
        QVERIFY2(driver.fill(), qPrintable(desk.step() + u": "_s + driver.reason()));
        found += wordProblems(desk, locale);
        const StepWords words = desk.session->stepWords(*Journey::stepOf(*walk.spec, desk.step()));
        QCOMPARE(desk.page()->findChild<QLabel *>(u"pageTitle"_s)->text(), words.title);
        QVERIFY(desk.wizard->windowTitle().contains(words.title));
        if (desk.step() == Journey::idOf(walk.spec->steps.back())) {
            break;
        }
        QVERIFY2(driver.next(), qPrintable(desk.step() + u": "_s + driver.reason()));
        m_used.insert({walk.spec, visited.last(), desk.step()});
        visited.append(desk.step());
    }
    QVERIFY(isClean(found));
    QCOMPARE(visited, walk.path);
    QVERIFY2(desk.session->verdict().isGood(),
        qPrintable(desk.session->verdict().in(desk.session->words()).label));
    const auto *report = desk.find<QTextBrowser>("report");
    QTRY_VERIFY(report->toPlainText().contains(desk.session->answers()[Journey::Keys::name]));
    QVERIFY(driver.next());
    const auto state = desk.world->journal().load(desk.session->state().id);
    QVERIFY(state);
    QVERIFY(state->closed);
    QVERIFY(state->given() == desk.session->answers());
    QVERIFY(walk.spec != &Journey::kCertify
        || state->given()[Journey::Keys::method] == walk.plan.method);
    for (const QString &step : std::as_const(visited)) {
        QVERIFY2(state->confirmed.contains(step), qPrintable(step));
    }
}

void PathsTest::usedEveryEdge()
{
    for (const Journey::Spec *spec : Journey::journeys()) {
        for (const Journey::Edge &edge : Journey::edges(*spec)) {
            const QString from = Journey::idOf(*edge.from);
            const QString to = Journey::idOf(*edge.to);
            // A service provider starts with a fresh account: the method page closes that way
            // before this edge.
            const bool closedByRules =
                spec == &Journey::kCertify && from == Step::Undo && to == Step::Provider;
            QVERIFY2(closedByRules != m_used.contains({spec, from, to}),
                qPrintable(u"%1: %2 -> %3"_s.arg(Journey::idOf(*spec), from, to)));
        }
    }
}

void PathsTest::fitsTheWindow_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    for (const char *locale : kLocales) {
        const QString name = QString::fromLatin1(locale);
        QTest::addRow("%s 1040x720", locale) << name << QSize(1040, 720) << 1.0;
        QTest::addRow("%s 800x600", locale) << name << QSize(800, 600) << 1.0;
        QTest::addRow("%s text doubled", locale) << name << QSize(1040, 720) << 2.0;
        QTest::addRow("%s text doubled, 800x600", locale) << name << QSize(800, 600) << 2.0;
    }
}

void PathsTest::fitsTheWindow()
{
    QFETCH(const QString, locale);
    QFETCH(const QSize, size);
    QFETCH(const double, scale);
    const QFont before = QApplication::font();
    QFont font = before;
    font.setPointSizeF(font.pointSizeF() * scale);
    QApplication::setFont(font);
    applyTheme(Theme::light());
    const auto restore = qScopeGuard([&] {
        QApplication::setFont(before);
        applyTheme(Theme::light());
    });
    std::set<QString> looked;
    QStringList found;
    for (const Walk &walk : covering(otherWalks()
             + QList<Walk>{walkOf({Method::Managed, Method::Scan, Edition::Team}),
                 walkOf({Method::Scan, Method::None, Edition::Free}),
                 walkOf({Method::Provider, Method::None, Edition::Enterprise})})) {
        const QString journey = Journey::idOf(*walk.spec) + u'/';
        Desk desk(locale, {}, true, *walk.spec);
        found += outOfSight(desk); // as it was opened
        desk.wizard->resize(1040, 720); // as on an ordinary screen
        desk.wizard->resize(size);
        Driver driver = desk.driver(walk.plan);
        for (;;) {
            QVERIFY(driver.fill());
            const QString where = journey + desk.step() + u": "_s;
            if (looked.insert(where).second) {
                settle();
                if (desk.wizard->width() > size.width() || desk.wizard->height() > size.height()) {
                    found += where
                        + u"the window grew to %1x%2"_s.arg(desk.wizard->width())
                              .arg(desk.wizard->height());
                }
                const auto *scroll = desk.find<QScrollArea>("pageScroll");
                const QWidget *content = scroll->widget();
                if (content->width() > scroll->viewport()->width()) {
                    found += where
                        + u"%1 px wide in a view of %2 px: "_s.arg(content->width())
                              .arg(scroll->viewport()->width())
                        + tooWide(content, scroll->viewport()->width()).join(u", "_s);
                }
                if (scroll->verticalScrollBar()->maximum() + scroll->viewport()->height()
                        < content->height()
                    || scroll->horizontalScrollBar()->maximum() + scroll->viewport()->width()
                        < content->width()
                    || scroll->viewport()->height() < 100) {
                    found += where + u"the end cannot be scrolled to"_s;
                }
                for (const QString &problem : layoutProblems(desk.wizard.get())) {
                    found += where + problem;
                }
            }
            if (desk.step() == Journey::idOf(walk.spec->steps.back())) {
                break;
            }
            QVERIFY(driver.next());
            found += outOfSight(desk);
        }
    }
    std::size_t steps = 0;
    for (const Journey::Spec *spec : Journey::journeys()) {
        steps += spec->steps.size();
    }
    QCOMPARE(looked.size(), steps);
    QVERIFY(isClean(found));
}

QTEST_MAIN(PathsTest)
#include "tst_paths.moc"
