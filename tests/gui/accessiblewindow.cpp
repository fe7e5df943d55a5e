// SPDX-License-Identifier: MIT
// accessiblewindow STEP SECRET [EXERCISE]: the wizard in practice mode at STEP, with SECRET typed
// where an AppSecret goes; for atspi-dump.py. At each line on its input it presses the button of
// that name, or Next if it is empty.
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
    if (argc < 3) {
        return 2;
    }
    applyTheme(Theme::light());
    Desk desk(QStringLiteral("en"), argc > 3 ? QString::fromLocal8Bit(argv[3]) : QString());
    Driver driver = desk.driver();
    if (!driver.goTo(QString::fromLocal8Bit(argv[1]))) {
        return 1;
    }
    if (auto *secret = desk.find<QLineEdit>("appSecret")) {
        secret->setText(QString::fromLocal8Bit(argv[2]));
    }
    QSocketNotifier input(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, desk.wizard.get(), [&] {
        char line[80];
        if (!std::fgets(line, sizeof line, stdin)) {
            input.setEnabled(false);
            return;
        }
        const QString name = QString::fromLocal8Bit(line).trimmed();
        for (auto *button : desk.wizard->findChildren<QAbstractButton *>(name)) {
            if (!name.isEmpty() && button->isVisible()) {
                button->click();
                return;
            }
        }
        desk.wizard->button(QWizard::NextButton)->click();
    });
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}
