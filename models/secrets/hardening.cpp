// SPDX-License-Identifier: MIT
#include "models/secrets/hardening.h"

#include <QAbstractEventDispatcher>

#ifdef Q_OS_LINUX
#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

// A standard stream that the caller closed is taken at once: else the next file opened, the journal
// perhaps, would be it. It is opened so that reading fails, as it would on a closed one.
static void occupyStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) < 0) {
            open("/dev/null", O_WRONLY); // the lowest free number: this one
        }
    }
}

// Portals and AT-SPI talk over D-Bus and do not need a dumpable process.
void hardenProcess()
{
    occupyStandardStreams();
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    // A file size limit then fails the write instead of ending the program.
    std::signal(SIGXFSZ, SIG_IGN);
}

[[gnu::noinline]] static void wipeUnusedStack()
{
    std::array<char, size_t(128) * 1024>
        unused; // NOLINT(cppcoreguidelines-pro-type-member-init): it is what it wipes
    explicit_bzero(unused.data(), unused.size());
}

void keepStackClean()
{
    auto *dispatcher = QAbstractEventDispatcher::instance();
    QObject::connect(
        dispatcher, &QAbstractEventDispatcher::aboutToBlock, dispatcher, [] { wipeUnusedStack(); });
}
#else
void hardenProcess() { }

void keepStackClean() { }
#endif
