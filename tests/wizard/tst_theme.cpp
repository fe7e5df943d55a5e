// SPDX-License-Identifier: MIT
#include "wizard/theme.h"
#include "wizard/widgets/makers.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMetaType>
#include <QPushButton>
#include <QTest>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Theme)

namespace {
constexpr double kAa = 4.5; // WCAG 2.1, 1.4.3
constexpr double kNotText = 3.0; // 1.4.11: outlines and marks

double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}
std::unique_ptr<QWidget> widgetOf(const QString &role)
{
    std::unique_ptr<QWidget> widget;
    if (role == "field"_L1) {
        widget = std::make_unique<QLineEdit>(u"text"_s);
    } else if (role == "tick"_L1) {
        widget = std::make_unique<QCheckBox>(u"text"_s);
    } else if (role == "primary"_L1 || role == "button"_L1 || role == "link"_L1) {
        widget = std::make_unique<QPushButton>(u"text"_s);
    } else if (role == "card"_L1 || role == "notice"_L1) {
        widget = std::make_unique<QFrame>();
    } else {
        widget = std::make_unique<QLabel>(u"text"_s);
    }
    widget->setProperty("role", role);
    return widget;
}
} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresContrastAsWcagDoes();
    void keepsTextReadable_data();
    void keepsTextReadable();
    void drawsRolesAndStates_data();
    void drawsRolesAndStates();
    void showsTheFocusWithoutMovingAnything();
    void growsWithTheText();
    void followsTheDesktop();
};

void ThemeTest::measuresContrastAsWcagDoes()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QVERIFY(std::abs(contrast(QColor(u"#777777"_s), Qt::white) - 4.48) < 0.01); // a known near miss
}

void ThemeTest::keepsTextReadable_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("background");
    QTest::addColumn<double>("least");
    for (const auto &[name, theme] :
        {std::pair("light", Theme::light()), std::pair("dark", Theme::darkTheme())}) {
        const auto add = [&, which = name, whole = theme](const char *pair, const QColor &text,
                             const QColor &background, double least = kAa) {
            QTest::addRow("%s: %s", which, pair) << whole << text << background << least;
        };
        for (const auto &[where, background] : {std::pair("window", theme.window),
                 std::pair("base", theme.base), std::pair("raised", theme.raised)}) {
            add(qPrintable(u"text on "_s + QLatin1String(where)), theme.text, background);
            add(qPrintable(u"muted on "_s + QLatin1String(where)), theme.muted, background);
            add(qPrintable(u"link on "_s + QLatin1String(where)), theme.accent, background);
            add(qPrintable(u"problem on "_s + QLatin1String(where)), theme.bad, background);
            add(qPrintable(u"good mark on "_s + QLatin1String(where)), theme.good, background,
                kNotText);
            add(qPrintable(u"warning mark on "_s + QLatin1String(where)), theme.warn, background,
                kNotText);
            add(qPrintable(u"outline on "_s + QLatin1String(where)), theme.muted, background,
                kNotText);
        }
        for (const auto &[where, soft] : {std::pair("bad notice", theme.badSoft),
                 std::pair("warn notice", theme.warnSoft), std::pair("good notice", theme.goodSoft),
                 std::pair("info notice", theme.accentSoft)}) {
            add(qPrintable(u"text on "_s + QLatin1String(where)), theme.text, soft);
            add(qPrintable(u"muted on "_s + QLatin1String(where)), theme.muted, soft);
            add(qPrintable(u"link on "_s + QLatin1String(where)), theme.accent, soft);
        }
        add("chip", theme.accent, theme.accentSoft);
        add("banner", theme.warn, theme.warnSoft);
        add("primary button, selection", theme.onAccent, theme.accent);
    }
}

void ThemeTest::keepsTextReadable()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, background);
    QFETCH(const double, least);
    const double measured = contrast(text, background);
    QVERIFY2(measured >= least,
        qPrintable(u"%1 on %2: %3, needs %4"_s.arg(text.name(), background.name())
                       .arg(measured)
                       .arg(least)));
}

void ThemeTest::drawsRolesAndStates_data()
{
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const QString none;
    for (const auto &[role, one, other] :
        std::initializer_list<std::array<QString, 3>>{{u"card"_s, none, u"chosen"_s},
            {u"card"_s, u"chosen"_s, u"bad"_s}, {u"card"_s, none, u"practice"_s},
            {u"card"_s, none, u"drop"_s}, {u"card"_s, none, u"closed"_s},
            {u"notice"_s, u"bad"_s, u"warn"_s}, {u"notice"_s, u"good"_s, u"info"_s},
            {u"field"_s, none, u"bad"_s}, {u"tick"_s, none, u"bad"_s},
            {u"primary"_s, none, u"busy"_s}, {u"button"_s, none, u"bad"_s},
            {u"reason"_s, none, u"bad"_s}, {u"problem"_s, none, u"remark"_s}}) {
        QTest::addRow("%s %s, %s", qPrintable(role), qPrintable(one), qPrintable(other))
            << role << one << other;
    }
}

// A state that looks like another one says nothing.
void ThemeTest::drawsRolesAndStates()
{
    QFETCH(const QString, role);
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    for (const Theme &theme : {Theme::light(), Theme::darkTheme()}) {
        applyTheme(theme);
        const std::unique_ptr<QWidget> widget = widgetOf(role);
        const auto picture = [&](const QString &state) {
            setState(widget.get(), state);
            widget->resize(widget->sizeHint().expandedTo({120, 60}));
            return widget->grab().toImage();
        };
        const QImage first = picture(one);
        QVERIFY(first != picture(other));
        QCOMPARE(picture(one), first); // and back
    }
}

void ThemeTest::showsTheFocusWithoutMovingAnything()
{
    applyTheme(Theme::light());
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    for (const QString &role : {u"field"_s, u"tick"_s, u"primary"_s, u"button"_s, u"link"_s}) {
        column->addWidget(widgetOf(role).release());
    }
    auto *elsewhere = new QWidget(&window);
    elsewhere->setFocusPolicy(Qt::StrongFocus);
    column->addWidget(elsewhere);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (int i = 0; i < column->count() - 1; ++i) {
        QWidget *widget = column->itemAt(i)->widget();
        elsewhere->setFocus();
        const QImage before = widget->grab().toImage();
        const QSize hint = widget->sizeHint();
        widget->setFocus();
        QVERIFY2(widget->grab().toImage() != before, widget->metaObject()->className());
        QCOMPARE(widget->sizeHint(), hint);
    }
}

void ThemeTest::growsWithTheText()
{
    const QFont before = QApplication::font();
    QFont twice = before;
    applyTheme(Theme::light());
    const QSize tick = widgetOf(u"tick"_s)->sizeHint();
    twice.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(twice);
    applyTheme(Theme::light());
    QVERIFY(widgetOf(u"tick"_s)->sizeHint().height() >= tick.height() * 3 / 2);
    QApplication::setFont(before);
    applyTheme(Theme::light());
}

void ThemeTest::followsTheDesktop()
{
    QCOMPARE(Theme::matching(Theme::darkTheme().palette()).dark, true);
    QCOMPARE(Theme::matching(Theme::light().palette()).dark, false);
    const Theme strong = Theme::matching(QPalette(Qt::black, Qt::white, Qt::black, Qt::black,
        Qt::black, Qt::black, Qt::black, Qt::white, Qt::white));
    QCOMPARE(contrast(strong.muted, strong.window), 21.0);
    QCOMPARE(contrast(strong.line, strong.window), 21.0);
    applyTheme(strong);
    QPushButton button(u"Delete"_s);
    QLineEdit field;
    for (QWidget *widget : std::initializer_list<QWidget *>{&button, &field}) {
        widget->resize(120, 40);
        const QImage on = widget->grab().toImage();
        widget->setEnabled(false);
        QVERIFY(on != widget->grab().toImage());
    }
    applyTheme(Theme::light());
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
