// SPDX-License-Identifier: MIT
#include "wizard/themestyle.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPixmapCache>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace {
constexpr int kFieldX = 10; // from the edge to what stands in a field
constexpr int kFieldY = 8;
constexpr int kShortestBox = 10; // times the text's size
constexpr int kButtonX = 17;
constexpr int kButtonY = 9;
constexpr int kLinkX = 4;
constexpr int kLinkY = 6;
constexpr int kTickRim = 5; // round a tick box: the ring of the focus and what it keeps off
constexpr int kTickGap = 8; // from the box to its words

/// How the words of a role look. Few sizes and weights: each is another font to load.
struct Look
{
    QLatin1String role;
    double size = 1;
    QFont::Weight weight = QFont::Normal;
    QPalette::ColorRole color = QPalette::NoRole; ///< NoRole: that of the ground, or of the state
    QMargins margins = {};
};

constexpr Look kLooks[]{{"title"_L1, 1.7, QFont::Bold},
    {"lead"_L1, 1, QFont::Normal, QPalette::PlaceholderText},
    {"muted"_L1, 1, QFont::Normal, QPalette::PlaceholderText},
    {"small"_L1, 1, QFont::Normal, QPalette::PlaceholderText}, {"field"_L1, 1, QFont::Bold},
    {"cardTitle"_L1, 1, QFont::Bold}, {"primary"_L1, 1, QFont::Bold}, {"mark"_L1, 1, QFont::Bold},
    {"reason"_L1}, {"chip"_L1, 1, QFont::Normal, QPalette::Link, {10, 3, 10, 3}},
    {"banner"_L1, 1, QFont::Bold, QPalette::NoRole, {36, 6, 36, 6}}};

QString propertyOf(const QWidget *widget, const char *name)
{
    return widget ? widget->property(name).toString() : QString();
}

bool isBad(const QWidget *widget)
{
    return propertyOf(widget, "state") == "bad"_L1;
}

bool isIn(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isFramedArea(const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
    return area && area->frameShape() == QFrame::StyledPanel;
}

/// The text of another field has no frame.
bool hasFrame(const QStyleOption *option)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return frame && frame->lineWidth > 0;
}

void roundedBox(QPainter &p, const QRectF &rect, const QBrush &fill, const QPen &line, int radius)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(line);
    p.setBrush(fill);
    const double half = line.style() == Qt::NoPen ? 0 : line.widthF() / 2;
    p.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half);
    p.restore();
}

/// A box of nothing but its four corners, twice as wide as \a radius.
QPixmap corners(double ratio, const QBrush &fill, const QPen &line, int radius)
{
    const QString key = u"box %1 %2 %3 %4 %5"_s.arg(ratio)
                            .arg(radius)
                            .arg(line.width())
                            .arg(fill.style() == Qt::NoBrush ? 0 : fill.color().rgba())
                            .arg(line.color().rgba());
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap(QSize(2 * radius, 2 * radius) * ratio);
        picture.setDevicePixelRatio(ratio);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        roundedBox(painter, QRectF(0, 0, 2 * radius, 2 * radius), fill, line, radius);
        QPixmapCache::insert(key, picture);
    }
    return picture;
}

/// A box of \a radius with a line inside its edge. Curves are drawn once and kept: they were a
/// tenth of each Next.
void box(QPainter &p, const QRect &rect, const QBrush &fill, const QPen &line, int radius)
{
    if (line.style() == Qt::DashLine || rect.width() < 2 * radius || rect.height() < 2 * radius) {
        roundedBox(p, rect, fill, line, radius);
        return;
    }
    const double ratio = p.device()->devicePixelRatioF();
    const QPixmap picture = corners(ratio, fill, line, radius);
    const int width = line.style() == Qt::NoPen ? 0 : line.width();
    const QRect wide = rect.adjusted(0, radius, 0, -radius);
    const QRect high = rect.adjusted(radius, 0, -radius, 0);
    if (fill.style() != Qt::NoBrush) {
        p.fillRect(wide, fill);
        p.fillRect(high, fill);
    }
    for (const QRect &edge : {QRect(wide.topLeft(), QSize(width, wide.height())),
             QRect(wide.right() + 1 - width, wide.top(), width, wide.height()),
             QRect(high.topLeft(), QSize(high.width(), width)),
             QRect(high.left(), high.bottom() + 1 - width, high.width(), width)}) {
        p.fillRect(edge, line.color());
    }
    const QSizeF size = QSizeF(radius, radius);
    for (const bool isRight : {false, true}) {
        for (const bool isLow : {false, true}) {
            const QPointF from(isRight ? radius : 0, isLow ? radius : 0);
            p.drawPixmap(QRectF(QPointF(isRight ? rect.right() + 1 - radius : rect.left(),
                                    isLow ? rect.bottom() + 1 - radius : rect.top()),
                             size),
                picture, QRectF(from * ratio, size * ratio));
        }
    }
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

void ThemeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QProgressBar *>(widget)) {
        widget->setFixedHeight(6);
    } else if (qobject_cast<QComboBox *>(widget)) {
        widget->setMinimumWidth(
            qRound(m_pointSize * kShortestBox)); // its longest entry may be long
    }
    const QString role = propertyOf(widget, "role");
    const QString state = propertyOf(widget, "state");
    const auto look = std::find_if(std::begin(kLooks), std::end(kLooks),
        [&role](const Look &one) { return one.role == role; });
    if (look != std::end(kLooks)) {
        const bool isLoud = state == "bad"_L1 && role == "reason"_L1;
        QFont font; // resolves what is set here and nothing else
        font.setPointSizeF(m_pointSize * look->size);
        font.setWeight(isLoud ? QFont::Bold : look->weight);
        widget->setFont(font);
        if (look->color != QPalette::NoRole) {
            widget->setForegroundRole(look->color);
        }
        if (!look->margins.isNull()) {
            widget->setContentsMargins(look->margins);
        }
    }
    if (role == "problem"_L1) {
        color(widget, state == "remark"_L1 ? m_theme.muted : m_theme.bad);
    } else if (role == "reason"_L1) {
        color(widget, state == "busy"_L1 ? m_theme.text : m_theme.stateColor(state));
    } else if (role == "mark"_L1) {
        color(widget, state.isEmpty() ? m_theme.text : m_theme.stateColor(state));
    } else if (role == "banner"_L1) {
        color(widget, m_theme.warn);
    }
    widget->update(); // after another state
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
    case CE_ProgressBar: {
        const auto &bar = *static_cast<const QStyleOptionProgressBar *>(option);
        const int range = qMax(1, bar.maximum - bar.minimum);
        QRect done = bar.rect;
        done.setWidth(static_cast<int>(qint64(done.width()) * bar.progress / range));
        painter->fillRect(bar.rect, m_theme.line);
        painter->fillRect(visualRect(bar.direction, bar.rect, done), m_theme.accent);
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
    const QPen line = isBad(widget)    ? QPen(m_theme.bad, 2)
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
    const bool isLink = role == "link"_L1;
    const bool isOff = !isIn(option, State_Enabled) || propertyOf(widget, "state") == "busy"_L1;
    const bool isPrimary = role == "primary"_L1 && !isOff;
    const bool hovered = isIn(option, State_MouseOver) && !isOff;
    const bool focused = isIn(option, State_HasFocus);
    const bool pressed = isIn(option, State_Sunken);
    const QColor fill = isOff ? t.window
        : !isPrimary          ? (pressed ? t.accentSoft : t.raised)
        : hovered && !pressed ? t.text
                              : t.accent;
    const QPen line = focused && !isPrimary ? QPen(t.accent, 2)
        : isBad(widget)                     ? QPen(t.bad, 2)
        : isPrimary                         ? QPen(fill, 1)
        : hovered                           ? QPen(t.accent, 1)
                                            : outline(!isOff);
    if (!isLink || focused) {
        box(painter, option.rect, isLink ? QBrush(Qt::NoBrush) : QBrush(fill), line, 6);
    }
    if (isPrimary && focused) { // two rings, to be seen on its own colour
        box(painter, option.rect, Qt::NoBrush, QPen(t.onAccent, 2), 6);
        box(painter, option.rect.adjusted(4, 4, -4, -4), Qt::NoBrush, QPen(t.onAccent, 2), 4);
    }
    QFont font = widget ? widget->font() : painter.font();
    font.setUnderline(isLink && hovered);
    font.setWeight(isOff ? QFont::Normal : font.weight());
    painter.setFont(font);
    painter.setPen(isOff ? t.muted
            : isPrimary  ? (hovered && !pressed ? t.window : t.onAccent)
            : isLink     ? t.accent
                         : t.text);
    // A width is whole pixels, the text is not: without one more it may break where it fits.
    painter.drawText(isLink ? option.rect.adjusted(kLinkX, 0, 1 - kLinkX, 0) : option.rect,
        (isLink ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter | Qt::TextShowMnemonic
            | Qt::TextWordWrap,
        option.text);
}

// Fusion's own, with its gradients, took a ninth of a page's painting.
void ThemeStyle::drawSlider(
    const QStyleOption &option, const QRect &slider, QPainter &painter) const
{
    painter.fillRect(option.rect, m_theme.window);
    const bool isHeld = isIn(option, State_Sunken) || isIn(option, State_MouseOver);
    box(painter, slider.adjusted(3, 3, -3, -3), isHeld ? m_theme.accent : m_theme.muted, Qt::NoPen,
        3);
}

// What is wrong with a box may be told of what it stands in, but not of a card of several.
void ThemeStyle::drawIndicator(
    const QStyleOption &option, QPainter &painter, const QWidget *widget, bool round) const
{
    const Theme &t = m_theme;
    const QWidget *around = widget ? widget->parentWidget() : nullptr;
    const bool bad =
        isBad(widget) || (isBad(around) && !propertyOf(around, "role").startsWith("card"_L1));
    const bool enabled = isIn(option, State_Enabled);
    const QRect r = option.rect;
    const int radius = round ? r.height() / 2 : 4;
    if (!isIn(option, State_On)) {
        const QColor line = bad ? t.bad : enabled ? t.muted : t.line;
        roundedBox(painter, r, enabled ? t.base : t.window, QPen(line, 2), radius);
    } else if (round) { // a thick ring round a dot
        const int ring = (r.height() - 4) / 3 + 1;
        roundedBox(painter, r, t.onAccent, QPen(bad ? t.bad : t.accent, ring), radius);
    } else {
        roundedBox(painter, r, t.accent, Qt::NoPen, radius);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen(t.onAccent, r.height() / 9.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const double u = r.height() / 16.0;
        const QPointF o = r.topLeft();
        painter.drawPolyline(
            QPolygonF{o + QPointF(4, 8.5) * u, o + QPointF(7, 11.5) * u, o + QPointF(12, 5) * u});
        painter.restore();
    }
}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
        if (hasFrame(option)) {
            const bool quiet = isIn(*option, State_ReadOnly) || !isIn(*option, State_Enabled);
            drawField(*option, *painter, widget, quiet);
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        drawIndicator(*option, *painter, widget, element == PE_IndicatorRadioButton);
        return;
    case PE_FrameFocusRect:
        box(*painter, option->rect, Qt::NoBrush, QPen(m_theme.accent, 2), 4);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ThemeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
    QPainter *painter, const QWidget *widget) const
{
    const auto arrow = [&](PrimitiveElement which, SubControl where) {
        QStyleOption part(*option);
        part.rect = subControlRect(control, option, where, widget);
        QProxyStyle::drawPrimitive(which, &part, painter, widget);
    };
    if (control == CC_ScrollBar) {
        const bool isHigh = !isIn(*option, State_Horizontal);
        drawSlider(*option, subControlRect(control, option, SC_ScrollBarSlider, widget), *painter);
        arrow(isHigh ? PE_IndicatorArrowUp : PE_IndicatorArrowLeft, SC_ScrollBarSubLine);
        arrow(isHigh ? PE_IndicatorArrowDown : PE_IndicatorArrowRight, SC_ScrollBarAddLine);
        return;
    }
    if (control != CC_ComboBox && control != CC_SpinBox) {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    drawField(*option, *painter, widget, !isIn(*option, State_Enabled));
    if (control == CC_ComboBox) {
        arrow(PE_IndicatorArrowDown, SC_ComboBoxArrow);
    } else {
        arrow(PE_IndicatorArrowUp, SC_SpinBoxUp);
        arrow(PE_IndicatorArrowDown, SC_SpinBoxDown);
    }
}

QRect ThemeStyle::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect r = option->rect;
    const int size = indicatorSize();
    switch (element) {
    case SE_LineEditContents:
        return hasFrame(option) ? r.adjusted(kFieldX, kFieldY, -kFieldX, -kFieldY) : r;
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
    case SE_PushButtonContents:
        return r;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect ThemeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
    SubControl part, const QWidget *widget) const
{
    QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if ((control == CC_ComboBox && part == SC_ComboBoxEditField)
        || (control == CC_SpinBox && part == SC_SpinBoxEditField)) { // begins as in a line of text
        const int edge = option->rect.left() + kFieldX - 3;
        const QRect own = visualRect(option->direction, option->rect, rect);
        rect =
            visualRect(option->direction, option->rect, own.adjusted(edge - own.left(), 0, 0, 0));
    }
    return rect;
}

QSize ThemeStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
    const QSize &contents, const QWidget *widget) const
{
    const int size = indicatorSize();
    switch (type) {
    case CT_PushButton:
        return contents
            + (propertyOf(widget, "role") == "link"_L1 ? QSize(2 * kLinkX, 2 * kLinkY)
                                                       : QSize(2 * kButtonX, 2 * kButtonY));
    case CT_CheckBox:
    case CT_RadioButton:
        return {contents.width() + 2 * kTickRim + size + kTickGap,
            qMax(contents.height(), size) + 2 * kTickRim};
    case CT_LineEdit:
        return hasFrame(option) ? contents + QSize(2 * kFieldX, 2 * kFieldY) : contents;
    case CT_ComboBox:
    case CT_SpinBox:
        return QProxyStyle::sizeFromContents(type, option, contents, widget)
                   .expandedTo({0, contents.height() + 2 * kFieldY})
            + QSize(kFieldX, 0);
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

int ThemeStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return indicatorSize();
    case PM_FocusFrameHMargin: // of the words in a list
        return 7;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}
