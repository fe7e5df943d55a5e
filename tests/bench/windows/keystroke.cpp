// SPDX-License-Identifier: MIT
// keystroke: from a key in a field of the wizard to the painted letter.
#include "tests/bench/windows/measure.h"
#include "tests/bench/windows/watch.h"
#include "tests/gui/steps.h"
#include "wizard/theme.h"

#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {
/// Milliseconds of each letter of \a text, typed into the field of this name; painted at once.
QList<double> type(SetupWizard &wizard, const QString &name, const QString &text)
{
    auto *field = wizard.currentPage()->findChild<QLineEdit *>(name);
    field->setFocus();
    field->selectAll();
    QList<double> times;
    for (const QChar letter : text) {
        QApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(field, letter.toLatin1());
        QApplication::processEvents();
        times.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return times;
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    applyTheme(Theme::light());
    Desk desk(u"en"_s);
    Driver driver = desk.driver();
    QList<double> times;
    for (const auto &[step, field, text] :
        {std::tuple{Step::MiniProgram, u"name"_s, u"a name of forty letters and a few more "_s},
            std::tuple{Step::AppId, u"appId"_s, u"wx0123456789abcdef"_s}}) {
        if (!driver.goTo(step)) {
            return 2;
        }
        for (int round = 0; round < 20; ++round) {
            times += type(*desk.wizard, field, text);
        }
    }
    const bool fast = verdict("keystroke to painted letter, p99", percentile(times, 0.99), 4, "ms",
        "p50 " + QByteArray::number(percentile(times, 0.5), 'f', 2) + " ms, "
            + QByteArray::number(times.size()) + " keys");
    return fast ? 0 : 1;
}
