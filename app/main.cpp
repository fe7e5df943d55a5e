// SPDX-License-Identifier: MIT
#include "app/commandline.h"
#include "app/console.h"
#include "app/doctor.h"
#include "app/explaincommand.h"
#include "app/journeyscommand.h"
#include "app/plugins.h"
#include "app/window.h"
#include "models/secrets/hardening.h"
#include "models/secrets/keychainhelper.h"

#include <QFile>
#include <QTranslator>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {
constexpr int kUsageError = 2;

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QFile::decodeName(argv[i]));
    }
    return arguments;
}

int complain(const Finding &problem)
{
    Console::complain(u"mpwizard: "_s + CommandLine::problemText(problem) + u"\n"_s
        + CommandLine::tr("“mpwizard --help” shows how it is used.") + u'\n');
    return kUsageError;
}

/// Nobody may take what never arrived for "nothing failed".
int outcome(int code)
{
    constexpr int outputLost = 1;
    return code == 0 && Console::hasFailed() ? outputLost : code;
}

int runDoctor(const CommandLine &line)
{
    if (const auto missing = missingTls()) {
        return complain(*missing);
    }
    Result<std::unique_ptr<Doctor>> doctor = Doctor::make(line);
    if (!doctor) {
        return complain(doctor.error());
    }
    QObject::connect(
        doctor->get(), &Doctor::finished, qApp, [](int code) { QCoreApplication::exit(code); });
    (*doctor)->start();
    const int code = QCoreApplication::exec();
    doctor.value().reset(); // wipes the secrets
    // A question to a resolver or to the desktop that hangs cannot be ended; nobody waits for it.
    std::_Exit(outcome(code));
}

/// Everything that needs no window, and so no display.
int runCommand(const CommandLine &line)
{
    switch (line.command) {
    case CommandLine::Command::Doctor:
        return runDoctor(line);
    case CommandLine::Command::Explain:
        return runExplain(line);
    case CommandLine::Command::Journeys:
        return runJourneys(line);
    case CommandLine::Command::KeychainHelper:
        return runKeychainHelper();
    case CommandLine::Command::Version:
        Console::print(u"mpwizard " MPWIZARD_VERSION "\n"_s);
        return 0;
    default:
        Console::print(CommandLine::helpText());
        return 0;
    }
}
} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    QCoreApplication::setApplicationName(u"mpwizard"_s);
    QCoreApplication::setApplicationVersion(u"" MPWIZARD_VERSION ""_s);
    const QStringList arguments = argumentsOf(argc, argv);
    const Result<CommandLine> line = CommandLine::parse(arguments);
    if (line && line->command == CommandLine::Command::Window) {
        return runWindow(argc, argv, *line);
    }
    const QCoreApplication app(argc, argv);
    QTranslator translator;
    if (translator.load(u":/i18n/mpwizard_"_s + CommandLine::localeOf(arguments))) {
        QCoreApplication::installTranslator(&translator);
    }
    return outcome(line ? runCommand(*line) : complain(line.error()));
}
