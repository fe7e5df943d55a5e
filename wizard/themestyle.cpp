// SPDX-License-Identifier: MIT
#include "wizard/themestyle.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace {
constexpr double kSmall = 0.92;
constexpr double kLarge = 1.15;
constexpr double kTitle = 1.7;
constexpr int kFieldX = 10; // from the edge to what stands in a field
constexpr int kFieldY = 8;
constexpr int kArrow = 26; // where a field opens
constexpr int kButtonX = 17;
constexpr int kButtonY = 9;
constexpr int kLinkX = 4;
constexpr int kLinkY = 6;
constexpr int kTickRim = 5; // round a tick box: the ring of the focus and what it keeps off
constexpr int kTickGap = 8; // from the box to its words
constexpr int kItemX = 8;
constexpr int kScroll = 12;
constexpr int kShortestHandle = 32;

QString propertyOf(const QWidget *widget, const char *name)
{
    return widget ? widget->property(name).toString() : QString();
}

bool isIn(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// A box of \a radius with a line of \a width inside its edge.
void box(QPainter &p, const QRect &rect, const QBrush &fill, const QPen &line, double radius)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(line);
    p.setBrush(fill);
    const double half = line.style() == Qt::NoPen ? 0 : line.widthF() / 2;
    p.drawRoundedRect(
        QRectF(rect).adjusted(half, half, -half, -half), radius - half, radius - half);
    p.restore();
}

/// An arrow head in the middle of \a rect, down or up.
void arrow(QPainter &p, const QRect &rect, const QColor &color, bool up)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = QRectF(rect).center();
    const double y = up ? -2 : 2;
    p.drawPolyline(QPolygonF{c + QPointF(-4, -y), c + QPointF(0, y), c + QPointF(4, -y)});
    p.restore();
}

QFont fontOf(double pointSize, QFont::Weight weight)
{
    QFont font; // resolves what is set here and nothing else
    font.setPointSizeF(pointSize);
    font.setWeight(weight);
    return font;
}

bool isFramedArea(const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
    return area && area->frameShape() == QFrame::StyledPanel;
}

void color(QWidget *widget, const QColor &color)
{
    QPalette palette;
    palette.setColor(QPalette::WindowText, color);
    widget->setPalette(palette);
    widget->setForegroundRole(QPalette::WindowText); // whatever it lies on
}
} // namespace

ThemeStyle::ThemeStyle(const Theme &theme, double pointSize)
    : QProxyStyle(u"Fusion"_s)
    , m_theme(theme)
    , m_pointSize(pointSize)
{
}

void ThemeStyle::setTheme(const Theme &theme, double pointSize)
{
    m_theme = theme;
    m_pointSize = pointSize;
}

int ThemeStyle::indicatorSize() const
{
    return qRound(m_pointSize * 1.3) + 4; // as high as the text
}

void ThemeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    const QString role = propertyOf(widget, "role");
    if (qobject_cast<QLabel *>(widget)) {
        polishLabel(widget, role);
    } else if (qobject_cast<QProgressBar *>(widget)) {
        widget->setFixedHeight(6);
    } else if (qobject_cast<QPushButton *>(widget) && role == "primary"_L1) {
        widget->setFont(fontOf(m_pointSize, QFont::DemiBold));
    } else if (qobject_cast<QRadioButton *>(widget) && role == "cardTitle"_L1) {
        widget->setFont(fontOf(m_pointSize * kLarge, QFont::DemiBold));
    }
    widget->update(); // after another state
}

void ThemeStyle::polishLabel(QWidget *label, const QString &role) const
{
    const QString state = propertyOf(label, "state");
    if (role == "title"_L1) {
        label->setFont(fontOf(m_pointSize * kTitle, QFont::DemiBold));
    } else if (role == "lead"_L1 || role == "muted"_L1) {
        label->setForegroundRole(QPalette::PlaceholderText);
    } else if (role == "small"_L1) {
        label->setFont(fontOf(m_pointSize * kSmall, QFont::Normal));
        label->setForegroundRole(QPalette::PlaceholderText);
    } else if (role == "field"_L1) {
        label->setFont(fontOf(m_pointSize, QFont::DemiBold));
    } else if (role == "cardTitle"_L1) {
        label->setFont(fontOf(m_pointSize * kLarge, QFont::DemiBold));
    } else if (role == "chip"_L1) {
        label->setFont(fontOf(m_pointSize * kSmall, QFont::Normal));
        label->setForegroundRole(QPalette::Link);
        label->setContentsMargins(10, 3, 10, 3);
    } else if (role == "problem"_L1) {
        color(label, state == "remark"_L1 ? m_theme.muted : m_theme.bad);
    } else if (role == "reason"_L1) {
        const bool bad = state == "bad"_L1;
        label->setFont(fontOf(m_pointSize, bad ? QFont::DemiBold : QFont::Normal));
        color(label, bad ? m_theme.bad : state == "busy"_L1 ? m_theme.text : m_theme.muted);
    } else if (role == "mark"_L1) {
        label->setFont(fontOf(m_pointSize * kLarge, QFont::Bold));
        color(label, state.isEmpty() ? m_theme.text : m_theme.stateColor(state));
    } else if (role == "banner"_L1) {
        label->setFont(fontOf(m_pointSize, QFont::DemiBold));
        label->setContentsMargins(36, 6, 36, 6);
        color(label, m_theme.warn);
    }
}

void ThemeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    switch (element) {
    case CE_ShapedFrame:
        drawFrame(*static_cast<const QStyleOptionFrame *>(option), *painter, widget);
        return;
    case CE_PushButton:
        drawButton(*static_cast<const QStyleOptionButton *>(option), *painter, widget);
        return;
    case CE_CheckBox:
    case CE_RadioButton:
        drawTick(*static_cast<const QStyleOptionButton *>(option), *painter, widget,
            element == CE_RadioButton);
        return;
    case CE_ItemViewItem: {
        QStyleOptionViewItem item = *static_cast<const QStyleOptionViewItem *>(option);
        drawPrimitive(PE_PanelItemViewItem, option, painter, widget);
        item.state.setFlag(State_Selected, false); // its words keep their colour
        item.rect.adjust(kItemX, 0, -kItemX, 0);
        QProxyStyle::drawControl(element, &item, painter, widget);
        return;
    }
    case CE_ProgressBar: {
        const auto &bar = *static_cast<const QStyleOptionProgressBar *>(option);
        box(*painter, bar.rect, m_theme.line, Qt::NoPen, 3);
        const double share = bar.maximum > bar.minimum
            ? static_cast<double>(bar.progress - bar.minimum) / (bar.maximum - bar.minimum)
            : 0;
        QRect done = bar.rect;
        done.setWidth(qRound(share * done.width()));
        box(*painter, visualRect(bar.direction, bar.rect, done), m_theme.accent, Qt::NoPen, 3);
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ThemeStyle::drawFrame(
    const QStyleOptionFrame &option, QPainter &painter, const QWidget *widget) const
{
    const Theme &t = m_theme;
    const QString role = propertyOf(widget, "role");
    const QString state = propertyOf(widget, "state");
    if (role == "card"_L1) {
        const QPen line = state == "chosen"_L1 ? QPen(t.accent, 2)
            : state == "bad"_L1                ? QPen(t.bad, 2)
            : state == "practice"_L1           ? QPen(t.warn, 1, Qt::DashLine)
            : state == "drop"_L1               ? QPen(t.accent, 2, Qt::DashLine)
                                               : QPen(t.line, 1);
        const QColor fill = state == "closed"_L1 ? t.window
            : state == "practice"_L1             ? t.warnSoft
                                                 : t.raised;
        box(painter, option.rect, fill, line, 10);
    } else if (role == "notice"_L1) {
        const auto [soft, strong] = state == "bad"_L1 ? std::pair(t.badSoft, t.bad)
            : state == "warn"_L1                      ? std::pair(t.warnSoft, t.warn)
            : state == "good"_L1                      ? std::pair(t.goodSoft, t.good)
                                                      : std::pair(t.accentSoft, t.accent);
        painter.fillRect(option.rect, soft);
        painter.fillRect(QRect(option.rect.topLeft(), QSize(4, option.rect.height())), strong);
    } else if (role == "chip"_L1) {
        box(painter, widget->rect(), t.accentSoft, Qt::NoPen, 9);
    } else if (role == "banner"_L1) {
        painter.fillRect(widget->rect(), t.warnSoft);
    } else if (isFramedArea(widget)) {
        drawField(option, painter, widget, !isIn(option, State_Enabled));
    } else if (option.frameShape != QFrame::NoFrame) {
        QProxyStyle::drawControl(CE_ShapedFrame, &option, &painter, widget);
    }
}

// The line tells the focus and what is wrong; what cannot be changed lies on the window's colour.
void ThemeStyle::drawField(
    const QStyleOption &option, QPainter &painter, const QWidget *widget, bool quiet) const
{
    const bool bad = propertyOf(widget, "state") == "bad"_L1;
    const QPen line = bad              ? QPen(m_theme.bad, 2)
        : isIn(option, State_HasFocus) ? QPen(m_theme.accent, 2)
                                       : outline(isIn(option, State_Enabled));
    box(painter, option.rect, quiet ? m_theme.window : m_theme.base, line, 6);
}

// Where there is only black and white, what is off has a broken line.
QPen ThemeStyle::outline(bool enabled) const
{
    const bool isStrong = m_theme.line == m_theme.text;
    return {m_theme.line, 1, enabled || !isStrong ? Qt::SolidLine : Qt::DashLine};
}

void ThemeStyle::drawButton(
    const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const
{
    const Theme &t = m_theme;
    const QString role = propertyOf(widget, "role");
    const QString state = propertyOf(widget, "state");
    const bool isLink = role == "link"_L1;
    const bool isOff = !isIn(option, State_Enabled) || state == "busy"_L1;
    const bool isPrimary = role == "primary"_L1 && !isOff;
    const bool hovered = isIn(option, State_MouseOver) && isIn(option, State_Enabled);
    const bool focused = isIn(option, State_HasFocus);
    const bool pressed = isIn(option, State_Sunken);
    const QColor plain = pressed ? t.accentSoft : t.raised;
    const QColor fill = isOff ? t.window
        : !isPrimary          ? plain
        : hovered && !pressed ? t.text
                              : t.accent;
    const QPen line = focused && !isPrimary ? QPen(t.accent, 2)
        : state == "bad"_L1                 ? QPen(t.bad, 2)
        : isPrimary                         ? QPen(fill, 1)
        : hovered && !isOff                 ? QPen(t.accent, 1)
                                            : outline(!isOff);
    if (!isLink) {
        box(painter, option.rect, fill, line, 6);
    } else if (focused) {
        box(painter, option.rect, Qt::NoBrush, line, 4);
    }
    if (isPrimary && focused) { // two rings, to be seen on its own colour
        box(painter, option.rect, Qt::NoBrush, QPen(t.onAccent, 2), 6);
        box(painter, option.rect.adjusted(4, 4, -4, -4), Qt::NoBrush, QPen(t.onAccent, 2), 4);
    }
    QFont font = widget ? widget->font() : painter.font();
    font.setUnderline(isLink && hovered);
    if (isOff) {
        font.setWeight(QFont::Normal);
    }
    painter.setFont(font);
    painter.setPen(isOff ? t.muted
            : isPrimary  ? (hovered ? t.window : t.onAccent)
            : isLink     ? t.accent
                         : t.text);
    const QRect words = isLink ? option.rect.adjusted(kLinkX, 0, -kLinkX, 0) : option.rect;
    painter.drawText(words,
        (isLink ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextShowMnemonic,
        option.text);
}

void ThemeStyle::drawTick(
    const QStyleOptionButton &option, QPainter &painter, const QWidget *widget, bool round) const
{
    if (isIn(option, State_HasFocus)) {
        box(painter, option.rect, Qt::NoBrush, QPen(m_theme.accent, 2), 4);
    }
    const bool bad = propertyOf(widget, "state") == "bad"_L1
        || (widget && propertyOf(widget->parentWidget(), "state") == "bad"_L1
            && !propertyOf(widget->parentWidget(), "role").startsWith("card"_L1));
    QStyleOptionButton part = option;
    part.rect =
        subElementRect(round ? SE_RadioButtonIndicator : SE_CheckBoxIndicator, &option, widget);
    drawIndicator(part, painter, round, bad);
    const QRect words =
        subElementRect(round ? SE_RadioButtonContents : SE_CheckBoxContents, &option, widget);
    painter.setPen(option.palette.color(QPalette::WindowText));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, option.text);
}

void ThemeStyle::drawIndicator(
    const QStyleOption &option, QPainter &painter, bool round, bool bad) const
{
    const Theme &t = m_theme;
    const QRect r = option.rect;
    const bool enabled = isIn(option, State_Enabled);
    const bool on = isIn(option, State_On);
    const QColor line = bad ? t.bad : enabled ? t.muted : t.line;
    const double radius = round ? r.height() / 2.0 : 4;
    if (on && round) { // a thick ring round a dot
        const int ring = (r.height() - 4) / 3 + 1;
        box(painter, r, t.onAccent, QPen(bad ? t.bad : t.accent, ring), radius);
    } else if (on) {
        box(painter, r, t.accent, Qt::NoPen, radius);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen(t.onAccent, r.height() / 9.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const double u = r.height() / 16.0;
        const QPointF o = r.topLeft();
        painter.drawPolyline(
            QPolygonF{o + QPointF(4, 8.5) * u, o + QPointF(7, 11.5) * u, o + QPointF(12, 5) * u});
        painter.restore();
    } else {
        box(painter, r, enabled ? t.base : t.window, QPen(line, 2), radius);
    }
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0) { // the text of another field has none
            drawField(*frame, *painter, widget,
                isIn(*frame, State_ReadOnly) || !isIn(*frame, State_Enabled));
        }
        return;
    }
    case PE_PanelItemViewItem:
        if (isIn(*option, State_Selected)) {
            box(*painter, option->rect, m_theme.accentSoft, Qt::NoPen, 6);
        }
        return;
    case PE_PanelScrollAreaCorner:
    case PE_FrameFocusRect:
        return; // each draws its own ring; a corner is nothing
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    const bool enabled = isIn(*option, State_Enabled);
    const QColor mark = enabled ? m_theme.muted : m_theme.line;
    switch (control) {
    case CC_ComboBox:
        drawField(*option, *painter, widget, !enabled);
        arrow(*painter, subControlRect(control, option, SC_ComboBoxArrow, widget), mark, false);
        return;
    case CC_SpinBox:
        drawField(*option, *painter, widget, !enabled);
        arrow(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), mark, true);
        arrow(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), mark, false);
        return;
    case CC_ScrollBar:
        drawScrollBar(*static_cast<const QStyleOptionSlider *>(option), *painter);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void ThemeStyle::drawScrollBar(const QStyleOptionSlider &option, QPainter &painter) const
{
    if (option.maximum > option.minimum) {
        const bool hovered = isIn(option, State_MouseOver);
        box(painter, sliderRect(option).adjusted(2, 2, -2, -2),
            hovered ? m_theme.muted : m_theme.line, Qt::NoPen, 4);
    }
}

// As long as the page is of the whole.
QRect ThemeStyle::sliderRect(const QStyleOptionSlider &option) const
{
    const bool upright = option.orientation == Qt::Vertical;
    const int room = upright ? option.rect.height() : option.rect.width();
    const qint64 range = qint64(option.maximum) - option.minimum;
    const int length = range <= 0 ? room
                                  : qBound(qMin(kShortestHandle, room),
                                      static_cast<int>(qint64(room) * option.pageStep
                                          / qMax<qint64>(1, range + option.pageStep)),
                                      room);
    const int from = sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown);
    return upright ? QRect(0, from, option.rect.width(), length)
                   : QRect(from, 0, length, option.rect.height());
}

QRect ThemeStyle::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect r = option->rect;
    const int size = indicatorSize();
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        return frame && frame->lineWidth > 0 ? r.adjusted(kFieldX, kFieldY, -kFieldX, -kFieldY) : r;
    }
    case SE_ShapedFrameContents:
        return isFramedArea(widget) ? r.adjusted(kFieldX, kFieldY, -kFieldX, -kFieldY)
                                    : QProxyStyle::subElementRect(element, option, widget);
    case SE_CheckBoxIndicator:
    case SE_RadioButtonIndicator:
        return visualRect(option->direction, r,
            QRect(r.left() + kTickRim, r.top() + (r.height() - size) / 2, size, size));
    case SE_CheckBoxContents:
    case SE_RadioButtonContents:
        return visualRect(
            option->direction, r, r.adjusted(kTickRim + size + kTickGap, 0, -kTickRim, 0));
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
    case SE_CheckBoxClickRect:
    case SE_RadioButtonClickRect:
        return r;
    case SE_PushButtonContents:
        return r;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl part, const QWidget *widget) const
{
    const QRect r = option->rect;
    const QRect right(r.right() + 1 - kArrow, r.top(), kArrow, r.height());
    const auto seen = [&](const QRect &rect) { return visualRect(option->direction, r, rect); };
    if (control == CC_ComboBox) {
        return part == SC_ComboBoxArrow ? seen(right)
            : part == SC_ComboBoxEditField
            ? seen(r.adjusted(kFieldX, kFieldY, -kArrow - 2, -kFieldY))
            : r;
    }
    if (control == CC_SpinBox) {
        const int half = r.height() / 2;
        return part == SC_SpinBoxUp   ? seen(right.adjusted(0, 2, 0, half - r.height()))
            : part == SC_SpinBoxDown  ? seen(right.adjusted(0, half, 0, -2))
            : part == SC_SpinBoxFrame ? r
                                      : seen(r.adjusted(kFieldX, kFieldY, -kArrow, -kFieldY));
    }
    if (control == CC_ScrollBar) {
        const auto &bar = *static_cast<const QStyleOptionSlider *>(option);
        const QRect slider = sliderRect(bar);
        const bool upright = bar.orientation == Qt::Vertical;
        switch (part) {
        case SC_ScrollBarSlider:
            return slider;
        case SC_ScrollBarGroove:
            return QRect(QPoint(), r.size());
        case SC_ScrollBarSubPage:
            return upright ? QRect(0, 0, r.width(), slider.top())
                           : QRect(0, 0, slider.left(), r.height());
        case SC_ScrollBarAddPage:
            return upright ? QRect(0, slider.bottom() + 1, r.width(), r.height() - slider.bottom())
                           : QRect(slider.right() + 1, 0, r.width() - slider.right(), r.height());
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
    const QSize &contents, const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        return contents
            + (propertyOf(widget, "role") == "link"_L1 ? QSize(2 * kLinkX, 2 * kLinkY)
                                                       : QSize(2 * kButtonX, 2 * kButtonY));
    case CT_CheckBox:
    case CT_RadioButton: {
        const int size = indicatorSize();
        return {contents.width() + 2 * kTickRim + size + kTickGap,
            qMax(contents.height(), size) + 2 * kTickRim};
    }
    case CT_LineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        return frame && frame->lineWidth > 0 ? contents + QSize(2 * kFieldX, 2 * kFieldY)
                                             : contents;
    }
    case CT_ComboBox:
        return contents + QSize(kFieldX + kArrow + 2, 2 * kFieldY);
    case CT_SpinBox:
        return contents + QSize(kFieldX + kArrow, 2 * kFieldY - 2);
    case CT_ItemViewItem:
        return QProxyStyle::sizeFromContents(type, option, contents, widget) + QSize(0, 8);
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

int ThemeStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScroll;
    case PM_ScrollBarSliderMin:
        return kShortestHandle;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicatorSize();
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}
