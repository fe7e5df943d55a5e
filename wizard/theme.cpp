// SPDX-License-Identifier: MIT
#include "wizard/theme.h"

#include "wizard/themestyle.h"

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace {
Theme &storedTheme()
{
    static Theme theme = Theme::light();
    return theme;
}
} // namespace

Theme Theme::light()
{
    return {.dark = false,
        .window = 0xf5f6f8,
        .base = 0xffffff,
        .raised = 0xffffff,
        .line = 0xc9cfd9,
        .text = 0x1d2330,
        .muted = 0x586274,
        .accent = 0x2a55dd,
        .onAccent = 0xffffff,
        .accentSoft = 0xe9effe,
        .good = 0x12704d,
        .goodSoft = 0xe3f5ed,
        .warn = 0x845400,
        .warnSoft = 0xfdf1da,
        .bad = 0xb82623,
        .badSoft = 0xfde9e8};
}

Theme Theme::darkTheme()
{
    return {.dark = true,
        .window = 0x15181d,
        .base = 0x1b1f26,
        .raised = 0x222730,
        .line = 0x424b59,
        .text = 0xe8eaee,
        .muted = 0xa3acba,
        .accent = 0x8badff,
        .onAccent = 0x10131a,
        .accentSoft = 0x24304d,
        .good = 0x5fd0a0,
        .goodSoft = 0x17332a,
        .warn = 0xf2c063,
        .warnSoft = 0x3a2e16,
        .bad = 0xff958c,
        .badSoft = 0x41201f};
}

Theme Theme::matching(const QPalette &desktop)
{
    const QColor window = desktop.color(QPalette::Window);
    const QColor text = desktop.color(QPalette::WindowText);
    Theme theme = window.lightness() < text.lightness() ? darkTheme() : light();
    const auto isPure = [](const QColor &c) {
        return c.rgb() == 0xff000000U || c.rgb() == 0xffffffffU;
    };
    if (isPure(window) && isPure(text)) {
        theme.window = theme.base = theme.raised = window;
        theme.line = theme.text = theme.muted = text;
    }
    return theme;
}

QPalette Theme::palette() const
{
    QPalette p(text, raised, line, line, line, text, text, base, window);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, onAccent);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::PlaceholderText, muted);
    p.setColor(QPalette::AlternateBase, window);
    p.setColor(QPalette::Mid, line); // QWizard draws its rule with Mid and Base
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        p.setColor(QPalette::Disabled, role, muted);
    }
    p.setColor(QPalette::Disabled, QPalette::Base, window);
    return p;
}

QColor Theme::stateColor(const QString &state) const
{
    return state == "good"_L1 ? good : state == "warn"_L1 ? warn : state == "bad"_L1 ? bad : muted;
}

// The style is made once: one that is exchanged is deleted under its widgets.
void applyTheme(const Theme &theme)
{
    storedTheme() = theme;
    const double pointSize = QApplication::font().pointSizeF();
    static QPointer<ThemeStyle> style;
    if (!style) {
        style = new ThemeStyle(theme, pointSize);
        QApplication::setStyle(style);
        QApplication::setPalette(theme.palette());
        return;
    }
    style->setTheme(theme, pointSize);
    QApplication::setPalette(theme.palette());
    for (QWidget *window : QApplication::topLevelWidgets()) {
        window->setPalette(theme.palette()); // what is on it follows
    }
    QList<QPointer<QWidget>> all; // a style change may take one away
    for (QWidget *widget : QApplication::allWidgets()) {
        all.append(widget);
    }
    for (const QPointer<QWidget> &widget : std::as_const(all)) {
        if (!widget) {
            continue;
        }
        style->polish(widget);
        QEvent changed(QEvent::StyleChange);
        QApplication::sendEvent(widget, &changed);
        widget->updateGeometry();
        widget->update();
    }
}

const Theme &currentTheme()
{
    return storedTheme();
}
