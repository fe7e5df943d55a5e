// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/appearance.h"

#include <QRect>
#include <QString>

/// What the program remembers of its windows. Nothing about a mini program, and never a secret.
struct Settings
{
    QString locale; ///< "en", "zh_CN"; empty: as the system
    Appearance::Mode appearance = Appearance::Mode::System;
    std::optional<bool> desktopWantsDark; ///< as it said last
    QRect place; ///< of the window when it is not maximised; null: not known
    bool isMaximized = false;
    QString last; ///< what was open last: kAtHome, or a journey's id; empty: not known

    static constexpr auto kAtHome = "home";

    /// What the file \a path says, as far as it can be read and makes sense; nothing else of it is
    /// looked at.
    static Settings read(const QString &path);
    /// Writes them to \a path, for the user alone, whole or not at all. Does nothing if the folder
    /// is not there or cannot be written: settings are not worth a word.
    void write(const QString &path) const;
};
