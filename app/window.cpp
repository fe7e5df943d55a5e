// SPDX-License-Identifier: MIT
#include "app/window.h"

#include <QApplication>
#include <QWidget>

int runWindow(int &argc, char **argv, const CommandLine &line)
{
    const QApplication app(argc, argv);
    QWidget window;
    window.setLocale(QLocale(line.locale));
    window.show();
    return QApplication::exec();
}
