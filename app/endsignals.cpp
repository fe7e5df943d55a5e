// SPDX-License-Identifier: MIT
#include "app/endsignals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {
constexpr std::array kSignals{SIGTERM, SIGHUP, SIGINT};
constexpr unsigned kPatienceS = 2;

/// A signal handler may write to a pipe and set an alarm, and little else.
std::array<int, 2> s_pipe{-1, -1};

void handle(int number)
{
    const int kept = errno;
    alarm(kPatienceS); // SIGALRM ends a program that does not come back to its event loop
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const ssize_t written = write(s_pipe[1], &byte, 1);
    errno = kept;
}
} // namespace

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
    if (pipe2(s_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return; // the signals then end the program as they always did
    }
    m_notifier = std::make_unique<QSocketNotifier>(s_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EndSignals::read);
    for (const int number : kSignals) {
        struct sigaction action
        {
        };
        sigaction(number, nullptr, &action);
        if (action.sa_handler == SIG_IGN) {
            continue; // nohup
        }
        action.sa_handler = handle;
        action.sa_flags = SA_RESTART;
        sigaction(number, &action, nullptr);
    }
}

// The handlers stay: a second signal must not cut off the end that the first has begun.
EndSignals::~EndSignals() = default;

void EndSignals::withdrawPatience()
{
    alarm(0);
}

void EndSignals::read()
{
    unsigned char number = 0;
    if (::read(s_pipe[0], &number, 1) == 1) {
        Q_EMIT received(number);
    }
}
