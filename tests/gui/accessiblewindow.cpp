// SPDX-License-Identifier: MIT
// accessiblewindow STEP SECRET [EXERCISE [LOCALE]]: the wizard in practice mode at STEP, with
// SECRET typed where an AppSecret goes; for atspi-dump.py. STEP home: Home with a mini program in
// it instead. At each line on its input it presses the button of that name, or Next if it is empty;
// ">STEP" fills in the pages up to STEP.
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/home/homeview.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QSocketNotifier>

#include <cstdio>

namespace {
void sayReady(bool isReady)
{
    std::puts(isReady ? "ready" : "failed");
    std::fflush(stdout);
}
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        return 2;
    }
    applyTheme(Theme::light());
    Desk desk(arguments.value(4, QStringLiteral("en")), arguments.value(3));
    Driver driver = desk.driver();
    QWidget *window = desk.wizard.get();
    std::unique_ptr<HomeView> home;
    const bool isHome = arguments.at(1) == QLatin1String("home");
    if (!driver.goTo(isHome ? Step::Account : arguments.at(1))) {
        return 1;
    }
    if (isHome) {
        home = std::make_unique<HomeView>(desk.world->tools());
        window->hide();
        window = home.get();
        window->show();
        home->toTop();
    } else if (auto *secret = desk.find<QLineEdit>("appSecret")) {
        secret->setText(arguments.at(2));
    }
    QSocketNotifier input(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, window, [&] {
        char line[80];
        if (!std::fgets(line, sizeof line, stdin)) {
            input.setEnabled(false);
            return;
        }
        const QString name = QString::fromLocal8Bit(line).trimmed();
        if (name.startsWith(u'>')) {
            sayReady(driver.goTo(name.mid(1)));
            return;
        }
        for (auto *button : window->findChildren<QAbstractButton *>(name)) {
            if (!name.isEmpty() && button->isVisible()) {
                button->click();
                return;
            }
        }
        desk.wizard->button(QWizard::NextButton)->click();
    });
    std::setvbuf(stdin, nullptr, _IONBF, 0); // the notifier sees what is left
    sayReady(true);
    return QApplication::exec();
}
