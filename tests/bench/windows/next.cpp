// SPDX-License-Identifier: MIT
// next: from a click on Next to the painted page, its durable commit included: for each step, and
// just after the answer changed that decides which page comes; in the window that the program has.
// And the longest time that the event loop did not run meanwhile. "next N" makes N clicks instead
// of 500.
#include "app/mainwindow.h"
#include "tests/bench/windows/measure.h"
#include "tests/bench/windows/watch.h"
#include "tests/gui/steps.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace {
constexpr int kPatience = 10'000;
constexpr int kHandMs = 100; // from the answer to the button

/// Milliseconds from the click until the next page has been painted; below zero if it does not
/// come.
double click(SetupWizard &wizard, Paints &paints)
{
    const QString before = wizard.currentStep();
    double took = -1;
    QElapsedTimer timer;
    timer.start();
    paints.painted = [&] {
        if (took < 0 && wizard.currentStep() != before) {
            took = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        }
    };
    wizard.button(QWizard::NextButton)->click();
    while (took < 0 && timer.elapsed() < kPatience) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    paints.painted = {};
    return took;
}

/// Next on these asks WeChat or the keychain first: not a matter of the window.
bool asksFirst(const QString &step)
{
    return step == Step::Secret || step == Step::UploadKey;
}

struct Times
{
    std::map<QString, QList<double>> byStep;
    QList<double> changed; ///< just after another answer decided the page
    double gap = 0;
};

/// One walk through the wizard as someone who reads: meanwhile it makes the next page ready.
bool walk(Times &times, Paints &paints)
{
    MainWindow window;
    Desk desk(u"en"_s, {}, false);
    window.present(desk.wizard.get());
    (void)QTest::qWaitForWindowExposed(&window);
    Driver driver = desk.driver();
    const Beat beat;
    while (desk.step() != Step::Done) {
        if (!driver.fill()) {
            return false;
        }
        const QString here = desk.step();
        if (here == Step::ManagedDomains) {
            desk.find<QAbstractButton>("runAgain")
                ->click(); // what Next would ask the domains first
        }
        if (!QTest::qWaitFor(
                [&] { return isReady(*desk.wizard) && desk.wizard->isNextReady(); }, kPatience)) {
            return false;
        }
        times.byStep[here].append(click(*desk.wizard, paints));
        if (times.byStep[here].last() < 0) {
            return false;
        }
    }
    times.gap = qMax(times.gap, beat.gap);
    return true;
}

/// Chooses another method than the one that is chosen, and goes on at once.
bool changeMind(Times &times, Paints &paints, const char *method)
{
    MainWindow window;
    Desk desk(u"en"_s, {}, false);
    window.present(desk.wizard.get());
    (void)QTest::qWaitForWindowExposed(&window);
    Driver driver = desk.driver();
    if (!driver.goTo(Step::Method) || !driver.fill()
        || !QTest::qWaitFor([&] { return desk.wizard->isNextReady(); }, kPatience)) {
        return false;
    }
    desk.find<QAbstractButton>(method)->click();
    QElapsedTimer hand;
    hand.start();
    (void)QTest::qWaitFor([&] { return hand.hasExpired(kHandMs); });
    times.changed.append(click(*desk.wizard, paints));
    return times.changed.last() >= 0;
}

qsizetype sumOf(const Times &times)
{
    qsizetype sum = 0;
    for (const auto &[step, values] : times.byStep) {
        sum += values.size();
    }
    return sum;
}

bool print(const Times &times)
{
    constexpr double limit = 8;
    QList<double> all;
    for (const auto &[step, values] : times.byStep) {
        const double most = percentile(values, 0.99);
        const QByteArray name = "Next on " + step.toLatin1() + ", p99";
        const QByteArray middle = "p50 " + QByteArray::number(percentile(values, 0.5), 'f', 1);
        if (asksFirst(step)) {
            std::printf(
                "  %-42s %9.2f ms   asks first  %s\n", name.constData(), most, middle.constData());
            continue;
        }
        (void)verdict(name, most, limit, "ms", middle);
        all += values;
    }
    const auto line = [&](const char *name, const QList<double> &values) {
        return verdict(name, percentile(values, 0.99), limit, "ms",
            "p50 " + QByteArray::number(percentile(values, 0.5), 'f', 1) + " ms, "
                + QByteArray::number(values.size()) + " clicks");
    };
    const bool whole = line("Next to painted page, p99", all);
    return line("Next, another page just decided, p99", times.changed) && whole;
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyTheme(Theme::light());
    const int clicks = argc > 1 ? QByteArray(argv[1]).toInt() : 500;
    Paints paints;
    Times times;
    while (sumOf(times) < clicks) {
        if (!walk(times, paints)) {
            return 2;
        }
        for (const char *method : {"method.scan", "method.provider"}) {
            if (!changeMind(times, paints, method)) {
                return 2;
            }
        }
    }
    const bool fast = print(times);
    const bool smooth = verdict("longest gap of the GUI thread", times.gap, 50, "ms");
    return fast && smooth ? 0 : 1;
}
