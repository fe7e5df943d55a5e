// SPDX-License-Identifier: MIT
#pragma once
#include <functional>

/// Calls \a save when the X server or the Wayland compositor is gone, and ends the program. Qt
/// calls exit() then, in the middle of the event loop. At that point nothing has been torn down
/// yet; handlers of std::atexit() come too late: they find statics destroyed that were made after
/// them. One object a process.
class LostScreen final
{
public:
    explicit LostScreen(std::function<void()> save);
    ~LostScreen();
    LostScreen(const LostScreen &) = delete;
    LostScreen &operator=(const LostScreen &) = delete;
};
