// SPDX-License-Identifier: MIT
// instanceholder FOLDER: one start of a program. Prints what it got; an owner stays until its input
// ends and prints "raised" for every request.
#include "models/journal/instancelock.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

namespace {
void say(const char *word)
{
    std::puts(word);
    std::fflush(stdout);
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    InstanceLock lock(QCoreApplication::arguments().at(1));
    QObject::connect(&lock, &InstanceLock::raiseRequested, &app, [] { say("raised"); });
    const auto outcome = lock.acquire();
    const char *const names[] = {"owner", "raised-other", "other-silent", "unwritable"};
    say(names[static_cast<int>(outcome)]);
    if (outcome != InstanceLock::Outcome::Owner) {
        return 0;
    }
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    return QCoreApplication::exec();
}
