// SPDX-License-Identifier: MIT
// accessiblewindow STEP SECRET: the wizard in practice mode at STEP, with SECRET typed where an
// AppSecret goes; for atspi-dump.py.
#include "tests/gui/desk.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QLineEdit>

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
    if (!driver.goTo(
            Journey::stepFromId(QString::fromLocal8Bit(argv[1])).value_or(Journey::Step::Goal))) {
        return 1;
    }
    if (auto *secret = desk.find<QLineEdit>("appSecret")) {
        secret->setText(QString::fromLocal8Bit(argv[2]));
    }
    std::puts("ready");
    std::fflush(stdout);
    return QApplication::exec();
}
