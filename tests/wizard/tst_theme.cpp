// SPDX-License-Identifier: MIT
#include "wizard/theme.h"

#include <QApplication>
#include <QMetaType>
#include <QRegularExpression>
#include <QTest>

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
} // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void measuresContrastAsWcagDoes();
    void keepsTextReadable_data();
    void keepsTextReadable();
    void namesEveryColourOfTheSheet();
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

void ThemeTest::namesEveryColourOfTheSheet()
{
    for (const Theme &theme : {Theme::light(), Theme::darkTheme()}) {
        const QString sheet = theme.styleSheet(10);
        static const QRegularExpression hole(u"%[A-Za-z0-9]+%?"_s);
        const auto left = hole.match(sheet);
        QVERIFY2(!left.hasMatch(), qPrintable(left.captured()));
    }
}

void ThemeTest::followsTheDesktop()
{
    QCOMPARE(Theme::matching(Theme::darkTheme().palette()).dark, true);
    QCOMPARE(Theme::matching(Theme::light().palette()).dark, false);
    const Theme strong = Theme::matching(QPalette(Qt::black, Qt::white, Qt::black, Qt::black,
        Qt::black, Qt::black, Qt::black, Qt::white, Qt::white));
    QCOMPARE(contrast(strong.muted, strong.window), 21.0);
    QCOMPARE(contrast(strong.line, strong.window), 21.0);
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
