// SPDX-License-Identifier: MIT
#include "wizard/theme.h"

#include <QApplication>
#include <QFont>
#include <QPointer>
#include <QStyle>
#include <QStyleFactory>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace {
Theme &storedTheme()
{
    static Theme theme = Theme::light();
    return theme;
}

// %name% stands for a colour, %1pt…%3pt for font sizes, %4px…%7px for the parts of an indicator.
constexpr auto kSheet = R"(
QWizard, QDialog, QMainWindow, QWidget#page, QWidget#pageBody, QScrollArea, QScrollArea > QWidget > QWidget { background: %window%; color: %text%; }
QWidget#rail, QScrollArea#railScroll, QWidget#railSteps { background: %raised%; }
QLabel { color: %text%; background: transparent; }
QLabel[role="title"] { font-size: %1pt; font-weight: 600; }
QLabel[role="lead"], QLabel[role="muted"] { color: %muted%; }
QLabel[role="small"] { color: %muted%; font-size: %3pt; }
QLabel[role="field"] { font-weight: 600; }
QLabel[role="cardTitle"] { font-weight: 600; font-size: %2pt; }
QLabel[role="chip"] { background: %accentSoft%; color: %accent%; border-radius: 9px; padding: 3px 10px; font-size: %3pt; }
QLabel[role="problem"] { color: %bad%; }
QLabel[role="problem"][state="remark"] { color: %muted%; }
QLabel[role="reason"] { color: %muted%; }
QLabel[role="reason"][state="bad"] { color: %bad%; font-weight: 600; }
QLabel[role="reason"][state="busy"] { color: %text%; }
QLabel[role="mark"] { font-weight: 700; font-size: %2pt; }
QLabel[role="mark"][state="good"] { color: %good%; }
QLabel[role="mark"][state="warn"] { color: %warn%; }
QLabel[role="mark"][state="bad"] { color: %bad%; }
QLabel[role="banner"] { background: %warnSoft%; color: %warn%; padding: 6px 36px; font-weight: 600; }
QFrame[role="card"] { background: %raised%; border: 1px solid %line%; border-radius: 10px; }
QFrame[role="card"][state="chosen"] { border: 2px solid %accent%; }
QFrame[role="card"][state="bad"] { border: 2px solid %bad%; }
QFrame[role="card"][state="closed"] { background: %window%; }
QFrame[role="card"][state="practice"] { background: %warnSoft%; border: 1px dashed %warn%; }
QFrame[role="card"][state="drop"] { border: 2px dashed %accent%; }
QFrame[role="line"] { background: %line%; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="notice"] { border: 0; border-radius: 0; }
QFrame[role="notice"][state="bad"] { background: %badSoft%; border-left: 4px solid %bad%; }
QFrame[role="notice"][state="warn"] { background: %warnSoft%; border-left: 4px solid %warn%; }
QFrame[role="notice"][state="good"] { background: %goodSoft%; border-left: 4px solid %good%; }
QFrame[role="notice"][state="info"] { background: %accentSoft%; border-left: 4px solid %accent%; }
QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox, QSpinBox, QListView { background: %base%; color: %text%; border: 1px solid %line%;
    border-radius: 6px; padding: 7px 9px; selection-background-color: %accent%; selection-color: %onAccent%; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QComboBox:focus, QSpinBox:focus, QListView:focus { border: 2px solid %accent%; padding: 6px 8px; }
QLineEdit[state="bad"], QPlainTextEdit[state="bad"], QComboBox[state="bad"], QSpinBox[state="bad"] { border: 2px solid %bad%; padding: 6px 8px; }
QLineEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: %window%; color: %muted%; }
QLineEdit:read-only { color: %text%; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url(:/icons/down-%theme%.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: %base%; color: %text%; selection-background-color: %accent%; selection-color: %onAccent%; }
QListView::item { padding: 8px; border-radius: 6px; }
QListView::item:selected { background: %accentSoft%; color: %text%; }
QPushButton { background: %raised%; color: %text%; border: 1px solid %line%; border-radius: 6px; padding: 8px 16px; }
QPushButton:hover { border-color: %accent%; }
QPushButton:focus { border: 2px solid %accent%; padding: 7px 15px; }
QPushButton[state="bad"] { border: 2px solid %bad%; padding: 7px 15px; }
QPushButton[role="primary"] { background: %accent%; color: %onAccent%; border: 1px solid %accent%; font-weight: 600; }
QPushButton[role="primary"]:hover { background: %text%; border-color: %text%; color: %window%; }
QPushButton[role="primary"]:focus { border: 6px double %onAccent%; padding: 3px 11px; }
QPushButton:disabled, QPushButton[role="primary"]:disabled, QPushButton[role="primary"][state="busy"] { color: %muted%; background: %window%; border: 1px solid %line%; font-weight: 400; }
QPushButton[role="primary"][state="busy"]:focus { border: 2px solid %accent%; padding: 7px 15px; }
QPushButton[role="link"] { border: 0; background: transparent; color: %accent%; padding: 6px 4px; text-align: left; }
QPushButton[role="link"]:disabled { border: 0; background: transparent; color: %muted%; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid %accent%; padding: 4px 2px; }
QRadioButton, QCheckBox { color: %text%; background: transparent; spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 4px; }
QRadioButton:focus, QCheckBox:focus { border: 2px solid %accent%; }
QCheckBox[state="bad"]::indicator { border-color: %bad%; }
TriChoice[state="bad"] QRadioButton::indicator { border-color: %bad%; }
QRadioButton::indicator, QCheckBox::indicator { width: %4px; height: %4px; background: %base%; border: 2px solid %muted%; }
QRadioButton::indicator { border-radius: %5px; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator:checked { border: %6px solid %accent%; background: %onAccent%; width: %7px; height: %7px; }
QCheckBox::indicator:checked { background: %accent%; border-color: %accent%; image: url(:/icons/check-%theme%.svg); }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled { border-color: %line%; background: %window%; }
QRadioButton[role="cardTitle"] { font-weight: 600; font-size: %2pt; }
QProgressBar { background: %line%; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: %accent%; border-radius: 3px; }
QToolTip { background: %raised%; color: %text%; border: 1px solid %line%; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: %line%; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: %muted%; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
)";
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
    return p;
}

QString Theme::styleSheet(double pointSize) const
{
    // An indicator is as high as the text: 4 its inside, 5 its outer radius; checked, a thick ring
    // (6) round a dot (7).
    const int inside = qRound(pointSize * 1.3);
    QString sheet =
        QString::fromLatin1(kSheet)
            .replace(u"%1pt"_s, QString::number(pointSize * 1.7) + u"pt"_s)
            .replace(u"%2pt"_s, QString::number(pointSize * 1.15) + u"pt"_s)
            .replace(u"%3pt"_s, QString::number(pointSize * 0.92) + u"pt"_s)
            .replace(u"%4px"_s, QString::number(inside) + u"px"_s)
            .replace(u"%5px"_s, QString::number(inside / 2 + 2) + u"px"_s)
            .replace(u"%6px"_s, QString::number(inside / 3 + 1) + u"px"_s)
            .replace(u"%7px"_s, QString::number(inside + 4 - 2 * (inside / 3 + 1)) + u"px"_s)
            .replace(u"%theme%"_s, dark ? u"dark"_s : u"light"_s);
    const std::array<std::pair<QString, QColor>, 15> colors{{{u"window"_s, window},
        {u"base"_s, base}, {u"raised"_s, raised}, {u"line"_s, line}, {u"text"_s, text},
        {u"muted"_s, muted}, {u"accent"_s, accent}, {u"onAccent"_s, onAccent},
        {u"accentSoft"_s, accentSoft}, {u"good"_s, good}, {u"goodSoft"_s, goodSoft},
        {u"warn"_s, warn}, {u"warnSoft"_s, warnSoft}, {u"bad"_s, bad}, {u"badSoft"_s, badSoft}}};
    for (const auto &[name, color] : colors) {
        sheet.replace(u'%' + name + u'%', color.name());
    }
    return sheet;
}

QColor Theme::stateColor(const QString &state) const
{
    return state == "good"_L1 ? good : state == "warn"_L1 ? warn : state == "bad"_L1 ? bad : muted;
}

void applyTheme(const Theme &theme)
{
    storedTheme() = theme;
    static QPointer<QStyle> fusion; // once: a style that is exchanged is deleted under its widgets
    if (!fusion) {
        fusion = QStyleFactory::create(u"Fusion"_s);
        QApplication::setStyle(fusion);
    }
    QApplication::setPalette(theme.palette());
    qApp->setStyleSheet(theme.styleSheet(QApplication::font().pointSizeF()));
}

const Theme &currentTheme()
{
    return storedTheme();
}
