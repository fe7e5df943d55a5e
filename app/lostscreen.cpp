// SPDX-License-Identifier: MIT
#include "app/lostscreen.h"

#include <cstdlib>
#include <dlfcn.h>
#include <unistd.h>
#include <utility>

namespace {
std::function<void()> s_save;
}

LostScreen::LostScreen(std::function<void()> save)
{
    s_save = std::move(save);
}

LostScreen::~LostScreen()
{
    s_save = nullptr;
}

/// Stands before the C library's for all that is loaded. While windows are open nobody but Qt calls
/// it: the program itself leaves its event loop.
extern "C" void exit(int code) noexcept
{
    if (const auto save = std::exchange(s_save, nullptr)) {
        save();
        _exit(code); // nothing may be torn down while windows are open
    }
    using Exit = void (*)(int);
    const auto next = reinterpret_cast<Exit>(dlsym(RTLD_NEXT, "exit"));
    next(code);
    _exit(code);
}
