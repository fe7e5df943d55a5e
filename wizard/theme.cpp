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
        .window = u"#f5f6f8"_s,
        .base = u"#ffffff"_s,
        .raised = u"#ffffff"_s,
        .line = u"#c9cfd9"_s,
        .text = u"#1d2330"_s,
        .muted = u"#586274"_s,
        .accent = u"#2a55dd"_s,
        .onAccent = u"#ffffff"_s,
        .accentSoft = u"#e9effe"_s,
        .good = u"#12704d"_s,
        .goodSoft = u"#e3f5ed"_s,
        .warn = u"#845400"_s,
        .warnSoft = u"#fdf1da"_s,
        .bad = u"#b82623"_s,
        .badSoft = u"#fde9e8"_s};
}

Theme Theme::darkTheme()
{
    return {.dark = true,
        .window = u"#15181d"_s,
        .base = u"#1b1f26"_s,
        .raised = u"#222730"_s,
        .line = u"#424b59"_s,
        .text = u"#e8eaee"_s,
        .muted = u"#a3acba"_s,
        .accent = u"#8badff"_s,
        .onAccent = u"#10131a"_s,
        .accentSoft = u"#24304d"_s,
        .good = u"#5fd0a0"_s,
        .goodSoft = u"#17332a"_s,
        .warn = u"#f2c063"_s,
        .warnSoft = u"#3a2e16"_s,
        .bad = u"#ff958c"_s,
        .badSoft = u"#41201f"_s};
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
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
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
