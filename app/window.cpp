// SPDX-License-Identifier: MIT
#include "app/window.h"

#include "app/console.h"
#include "app/windows.h"
#include "models/secrets/hardening.h"
#include "wizard/theme.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

using namespace Qt::StringLiterals;

int runWindow(int &argc, char **argv, const CommandLine &line)
{
    const QApplication app(argc, argv);
    keepStackClean();
    QApplication::setDesktopFileName(u"mpwizard"_s);
    constexpr int afterFirstPictureMs = 200; // drawing it needs Qt's SVG library
    QTimer::singleShot(afterFirstPictureMs, qApp,
        [] { QApplication::setWindowIcon(QIcon(u":/icons/mpwizard.svg"_s)); });
    applyTheme(Theme::matching(QApplication::palette()));
    Services services;
    if (!line.servicesFile.isEmpty()) {
        const auto read = Services::fromFile(line.servicesFile);
        if (!read) {
            Console::complain(u"mpwizard: "_s + CommandLine::problemText(read.error()) + u'\n');
            return 2;
        }
        services = *read;
    }
    Windows windows(line, services);
    return windows.start() ? QApplication::exec() : 0;
}
