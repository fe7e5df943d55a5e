// SPDX-License-Identifier: MIT
#include "app/window.h"

#include "app/console.h"
#include "app/endsignals.h"
#include "app/lostscreen.h"
#include "app/plugins.h"
#include "app/windows.h"
#include "models/rulebook/language.h"
#include "models/secrets/hardening.h"

#include <QApplication>
#include <QIcon>
#include <QMessageBox>
#include <QTimer>

#include <chrono>
#include <cstdlib>
#include <thread>

using namespace Qt::StringLiterals;

namespace {
constexpr int kUsageError = 2;

/// Shows the windows until they are closed, or the system wants the program to end.
int runUntilEnd(const CommandLine &line, const Services &services)
{
    Windows windows(line, services);
    const EndSignals signal;
    QObject::connect(&signal, &EndSignals::received, &windows, [&windows](int number) {
        windows.save();
        EndSignals::withdrawPatience();
        QCoreApplication::exit(
            128 + number); // and then the windows go, and with them a copied secret
    });
    if (!windows.start()) {
        return 0;
    }
    const LostScreen lostScreen([&windows] { windows.save(); });
    return QApplication::exec();
}

/// The windows are gone and everything is saved. What is left must not take long: a question to a
/// resolver that hangs cannot be ended, and Qt would wait for it.
void endSoon(int code)
{
    constexpr auto patience = std::chrono::seconds(1);
    std::thread([code, patience] {
        std::this_thread::sleep_for(patience);
        std::_Exit(code);
    }).detach();
}

/// For a start without a terminal: says it in a window, too.
int showProblem(const Finding &problem, const QString &locale)
{
    const Language language(locale);
    const QString text = CommandLine::problemText(problem);
    Console::complain(u"mpwizard: "_s + text + u'\n');
    QMessageBox box(QMessageBox::Critical, u"mpwizard"_s, text);
    QObject::connect(
        &box, &QMessageBox::finished, qApp, [] { QCoreApplication::exit(kUsageError); });
    box.open();
    return QApplication::exec();
}
} // namespace

int runWindow(int &argc, char **argv, const CommandLine &line)
{
    const QApplication app(argc, argv);
    keepStackClean();
    for (const auto &missing : {missingSqlite(), missingTls()}) {
        if (missing) {
            return showProblem(*missing, line.locale);
        }
    }
    QApplication::setDesktopFileName(u"mpwizard"_s);
    constexpr int afterFirstPictureMs = 200; // drawing it needs Qt's SVG library
    QTimer::singleShot(afterFirstPictureMs, qApp,
        [] { QApplication::setWindowIcon(QIcon(u":/icons/mpwizard.svg"_s)); });
    Services services;
    if (!line.servicesFile.isEmpty()) {
        const auto read = Services::fromFile(line.servicesFile);
        if (!read) {
            Console::complain(u"mpwizard: "_s + CommandLine::problemText(read.error()) + u'\n');
            return kUsageError;
        }
        services = *read;
    }
    const int code = runUntilEnd(line, services);
    endSoon(code);
    return code;
}
