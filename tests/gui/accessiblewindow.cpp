// SPDX-License-Identifier: MIT
// accessiblewindow STEP SECRET: the wizard in practice mode at STEP, with SECRET typed where an
// AppSecret goes; for atspi-dump.py. At each line on its input it presses Next.
#include "tests/gui/desk.h"
#include "tests/gui/steps.h"
#include "wizard/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QSocketNotifier>

#include <cstdio>

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc != 3) {
        return 2;
    }
    applyTheme(Theme::light());
    Desk desk(QStringLiteral("en"));
    Driver driver = desk.driver();
    if (!driver.goTo(QString::fromLocal8Bit(argv[1]))) {
        return 1;
    }
    if (auto *secret = desk.find<QLineEdit>("appSecret")) {
        secret->setText(QString::fromLocal8Bit(argv[2]));
    }
    QSocketNotifier input(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, desk.wizard.get(), [&] {
        char line[8];
        if (!std::fgets(line, sizeof line, stdin)) {
            input.setEnabled(false);
            return;
        }
        desk.wizard->button(QWizard::NextButton)->click();
    });
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}
