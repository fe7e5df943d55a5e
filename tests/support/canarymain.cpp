// SPDX-License-Identifier: MIT
// canary: looks for planted secrets in what a program leaves behind.
//
//   canary --secret NAME=FILE…            the secrets, each the whole content of a file (a last
//   newline is dropped)
//          [--folder DIR]…                all files under DIR, raw bytes (databases, logs,
//          settings, temporary files)
//          [--pid PID]…                   memory, environment, command line and deleted but open
//          files of a process
//          [--invocation PID]…            environment and command line only (a process that rightly
//          holds the secret)
//          [--text LABEL=FILE]…           a captured text: AT-SPI dump, clipboard, stdout, stderr,
//          D-Bus traffic
//
// Prints one line for each hit, never the secret. Exit: 0 nothing found, 1 found, 2 usage or
// something could not be read (a scan that looked at nothing proves nothing). Keep the secret files
// outside the scanned folders.
#include "tests/support/canary.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {
bool addSecret(Canary &canary, const QString &option)
{
    QFile file(option.section(u'=', 1));
    if (!file.open(QIODevice::ReadOnly)) {
        return false;
    }
    QByteArray secret = file.readAll();
    if (secret.endsWith('\n')) {
        secret.chop(1);
    }
    if (secret.size() < 12) {
        return false;
    }
    canary.addSecret(option.section(u'=', 0, 0), secret);
    return true;
}

bool addSecrets(Canary &canary, const QStringList &options)
{
    return !options.isEmpty()
        && std::all_of(options.begin(), options.end(),
            [&](const QString &option) { return addSecret(canary, option); });
}

void scan(Canary &canary, const QCommandLineParser &parser)
{
    const auto each = [&](const QString &option, auto look) {
        const auto values = parser.values(option);
        for (const QString &value : values) {
            look(value);
        }
    };
    each(u"folder"_s, [&](const QString &path) { canary.scanFolder(path); });
    each(u"pid"_s, [&](const QString &pid) {
        canary.scanInvocation(pid.toLongLong());
        canary.scanMemory(pid.toLongLong());
        canary.scanDeletedFiles(pid.toLongLong());
    });
    each(u"invocation"_s, [&](const QString &pid) { canary.scanInvocation(pid.toLongLong()); });
    each(u"text"_s, [&](const QString &text) { canary.scanFile(text.section(u'=', 1)); });
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"secret"_s, u"A secret's name and file."_s, u"NAME=FILE"_s},
        {u"folder"_s, u"A folder to search."_s, u"DIR"_s},
        {u"pid"_s, u"A process to search."_s, u"PID"_s},
        {u"invocation"_s, u"A process whose command line to search."_s, u"PID"_s},
        {u"text"_s, u"A captured text."_s, u"LABEL=FILE"_s}});
    parser.addHelpOption();
    parser.process(app);

    Canary canary;
    if (!addSecrets(canary, parser.values(u"secret"_s))) {
        QTextStream(stderr) << "canary: --secret NAME=FILE is missing, cannot be read or is "
                               "shorter than 12 bytes\n";
        return 2;
    }
    scan(canary, parser);
    QTextStream(stdout) << canary.report();
    if (!canary.hits().isEmpty()) {
        return 1;
    }
    return canary.problems().isEmpty() && canary.bytesScanned() > 0 ? 0 : 2;
}
