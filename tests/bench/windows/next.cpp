// SPDX-License-Identifier: MIT
// next: from the click on Next to the painted page, its durable commit included, and the longest
// time that the event loop did not run meanwhile.
#include "app/composition.h"
#include "tests/gui/steps.h"
#include "tests/bench/windows/measure.h"
#include "tests/gui/driver.h"
#include "wizard/theme.h"
#include "wizard/blockpage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {
constexpr int kClicks = 500;

/// Sees each paint of a window to its end, and the gaps between two turns of the event loop.
class Watch final : public QObject
{
public:
    Watch()
    {
        m_beat.setInterval(1);
        connect(&m_beat, &QTimer::timeout, this, [this] {
            gap = qMax(gap, static_cast<double>(m_sinceBeat.nsecsElapsed()) / 1e6);
            m_sinceBeat.start();
        });
        m_sinceBeat.start();
        m_beat.start();
        qApp->installEventFilter(this);
    }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest) {
            watched->removeEventFilter(this);
            watched->event(event);
            ++paints;
            return true;
        }
        return false;
    }

    double gap = 0;
    int paints = 0;
    QList<double> entered; ///< from the click until the page is the current one, not yet painted

private:
    QTimer m_beat;
    QElapsedTimer m_sinceBeat;
};

/// Milliseconds from the click until the next page has been painted; below zero if it does not
/// come.
double click(SetupWizard &wizard, Watch &watch)
{
    const QString before = wizard.currentStep();
    QElapsedTimer timer;
    timer.start();
    wizard.button(QWizard::NextButton)->click();
    while (wizard.currentStep() == before && timer.elapsed() < 10'000) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    watch.entered.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    const int painted = watch.paints;
    while (watch.paints == painted && timer.elapsed() < 10'000) {
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return timer.elapsed() < 10'000 ? static_cast<double>(timer.nsecsElapsed()) / 1e6 : -1;
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyTheme(Theme::light());
    Language language(u"en"_s);
    QList<double> times;
    QList<double> byStep[32];
    Watch watch;
    while (times.size() < kClicks) {
        auto composition = Composition::practice({}, language);
        if (!composition) {
            return 2;
        }
        Session session((*composition)->tools(), Journey::kCertify);
        SetupWizard wizard(session);
        wizard.walkTo(Step::Overview);
        wizard.show();
        Driver driver(wizard, session, {});
        while (wizard.currentStep() != Step::Done) {
            if (!driver.fill()) {
                return 2;
            }
            // A person reads; meanwhile the wizard makes the next page ready.
            const auto isReady = [&] {
                const auto *following = static_cast<BlockPage *>(wizard.page(wizard.nextId()));
                return following && following->isPrepared();
            };
            if (!QTest::qWaitFor(isReady, 10'000)) {
                return 2;
            }
            const auto here = static_cast<size_t>(wizard.currentStep());
            const double ms = click(wizard, watch);
            if (ms < 0) {
                return 2;
            }
            // Next on these two asks WeChat or the keychain first: not a matter of the window.
            if (static_cast<QString>(here) != Step::Secret
                && static_cast<QString>(here) != Step::UploadKey) {
                times.append(ms);
            }
            byStep[here].append(ms);
        }
    }
    if (argc > 1) {
        for (const QString step : Journey::allSteps()) {
            const auto &values = byStep[static_cast<size_t>(step)];
            if (!values.isEmpty()) {
                std::printf("  %-16s median %.1f ms, most %.1f ms\n",
                    qPrintable(step), percentile(values, 0.5),
                    percentile(values, 1));
            }
        }
    }
    const bool fast = verdict("Next to painted page, p99", percentile(times, 0.99), 16, "ms",
        "p50 " + QByteArray::number(percentile(times, 0.5), 'f', 1) + " ms, entered after "
            + QByteArray::number(percentile(watch.entered, 0.5), 'f', 1) + " ms, "
            + QByteArray::number(times.size()) + " clicks");
    const bool smooth = verdict("longest gap of the GUI thread", watch.gap, 100, "ms");
    return fast && smooth ? 0 : 1;
}
