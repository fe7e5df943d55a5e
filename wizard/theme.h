// SPDX-License-Identifier: MIT
#pragma once
#include <QColor>
#include <QPalette>
#include <QString>

/// The colours of the windows. Text on its background keeps WCAG AA contrast in both themes
/// (tests/wizard proves it).
struct Theme
{
    bool dark = false;
    QColor window, base, raised, line, text, muted, accent, onAccent, accentSoft;
    QColor good, goodSoft, warn, warnSoft, bad, badSoft;

    static Theme light();
    static Theme darkTheme();
    /// Light or dark as the desktop's palette is; pure black on white (or the reverse) makes lines
    /// and muted text as strong as the text, for high-contrast desktops.
    static Theme matching(const QPalette &desktop);

    QPalette palette() const;
    /// The colour of a state: "good", "warn", "bad"; muted for anything else.
    QColor stateColor(const QString &state) const;
};

/// Makes \a theme the application's and remembers it for widgets that paint themselves.
void applyTheme(const Theme &theme);
/// The theme applied last; light before that.
const Theme &currentTheme();
