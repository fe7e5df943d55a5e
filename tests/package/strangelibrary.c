// SPDX-License-Identifier: MIT
// Stands where a library of the system is looked for, and says so when it is loaded.
#include <unistd.h>

__attribute__((constructor)) static void loaded(void)
{
    static const char said[] = "a library of the current folder was loaded\n";
    (void)!write(STDERR_FILENO, said, sizeof said - 1);
    _exit(99);
}
