// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/theme.h"

#include <QProxyStyle>
#include <QStyleOption>

/// Draws over Fusion what a theme wants otherwise. A widget says what it is by its property "role"
/// (a label's "title", a frame's "card", a button's "primary" …) and how it is by "state" ("bad",
/// "chosen" …), see setState(). A style sheet would do the same, at 0.2 ms a widget.
class ThemeStyle final : public QProxyStyle
{
    Q_OBJECT
public:
    /// Fonts are multiples of \a pointSize, the desktop's.
    ThemeStyle(const Theme &theme, double pointSize);

    /// Draws as \a theme wants it from now on; whoever calls it has the widgets polished.
    void setTheme(const Theme &theme, double pointSize);

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
        QPainter *painter, const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
        const QWidget *widget) const override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;

private:
    void drawFrame(const QStyleOptionFrame &option, QPainter &painter, const QWidget *widget) const;
    void drawField(
        const QStyleOption &option, QPainter &painter, const QWidget *widget, bool quiet) const;
    QPen outline(bool enabled) const;
    void drawButton(
        const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const;
    void drawSlider(const QStyleOption &option, const QRect &slider, QPainter &painter) const;
    void drawIndicator(
        const QStyleOption &option, QPainter &painter, const QWidget *widget, bool round) const;
    int indicatorSize() const { return qRound(m_pointSize * 1.3) + 4; } ///< as high as the text

    Theme m_theme;
    double m_pointSize;
};
