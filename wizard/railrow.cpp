// SPDX-License-Identifier: MIT
#include "wizard/railrow.h"

#include "wizard/theme.h"

#include <QPainter>
#include <QPixmapCache>

using namespace Qt::StringLiterals;
using State = Rail::State;

namespace {
constexpr int kMarkX = 36;
constexpr int kTextX = 54;
constexpr int kMargin = 12; // beside what is highlighted
constexpr int kRadius = 10;

QRect textRect(const QFont &font, int width, const QString &text)
{
    return QFontMetrics(font).boundingRect(
        QRect(kTextX, 0, width - kTextX - kMargin, 10'000), Qt::TextWordWrap, text);
}
} // namespace

RailRow::RailRow(QWidget *parent)
    : QAbstractButton(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void RailRow::setStep(const Rail::Row &step)
{
    if (step == m_step) {
        return; // asked at each keystroke on a page
    }
    m_step = step;
    if (text() != step.title) {
        setText(step.title);
        m_bold = fitting(width());
        updateGeometry(); // all rows are measured anew
    }
    setAccessibleName(step.spoken);
    setEnabled(step.isBehind());
    setFocusPolicy(isEnabled() ? Qt::TabFocus : Qt::NoFocus);
    setCursor(isEnabled() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

// As the row is widest: the step that one is at is bold. With large text a long word would not fit
// on any line; it is as much smaller as it must be.
QFont RailRow::fitting(int width) const
{
    QFont bold = font();
    bold.setBold(true);
    const int room = width - kTextX - kMargin;
    const int needed = textRect(bold, width, text()).width();
    if (room > 0 && needed > room) {
        bold.setPointSizeF(QFontInfo(bold).pointSizeF() * room / needed);
    }
    return bold;
}

int RailRow::heightForWidth(int width) const
{
    const QFont bold = width == this->width() ? m_bold : fitting(width);
    return qMax(2 * kRadius, textRect(bold, width, text()).height()) + fontMetrics().height();
}

void RailRow::resizeEvent(QResizeEvent *event)
{
    m_bold = fitting(width());
    QAbstractButton::resizeEvent(event);
}

void RailRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_bold = fitting(width());
    }
    QAbstractButton::changeEvent(event);
}

void RailRow::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = currentTheme();
    QPainter p(this);
    const QPointF center(kMarkX, height() / 2);
    if (m_step.state == State::Here || hasFocus() || (underMouse() && isEnabled())) {
        p.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        p.setBrush(m_step.state == State::Here ? theme.accentSoft : theme.window);
        p.setRenderHint(QPainter::Antialiasing);
        p.drawRoundedRect(QRectF(rect()).adjusted(kMargin, 2, -kMargin, -2), 8, 8);
    }
    if (!m_step.isLast) {
        p.setPen(QPen(m_step.state == State::Done ? theme.good : theme.line, 2));
        p.drawLine(center + QPointF(0, kRadius + 2), QPointF(kMarkX, height()));
    }
    const QPixmap picture = mark();
    p.drawPixmap(center - QRectF(QPointF(), picture.deviceIndependentSize()).center(), picture);
    QFont f = m_bold;
    f.setBold(m_step.state == State::Here);
    p.setFont(f);
    p.setPen(m_step.state == State::ToCome ? theme.muted : theme.text);
    p.drawText(QRect(kTextX, 0, width() - kTextX - kMargin, height()),
        Qt::TextWordWrap | Qt::AlignVCenter, text());
}

// Drawn once a state: strokes and curves of every mark at every Next were a tenth of its time.
QPixmap RailRow::mark() const
{
    const Theme &theme = currentTheme();
    const QString key = u"rail %1 %2 %3 %4"_s.arg(static_cast<int>(m_step.state))
                            .arg(devicePixelRatioF())
                            .arg(theme.text.name(), theme.muted.name());
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        constexpr int size = 2 * kRadius + 2; // and half of the ring's width
        picture = QPixmap(QSize(size, size) * devicePixelRatioF());
        picture.setDevicePixelRatio(devicePixelRatioF());
        picture.fill(Qt::transparent);
        QPainter p(&picture);
        p.setRenderHint(QPainter::Antialiasing);
        paintMark(p, {size / 2.0, size / 2.0});
        QPixmapCache::insert(key, picture);
    }
    return picture;
}

void RailRow::paintMark(QPainter &p, QPointF center) const
{
    const Theme &theme = currentTheme();
    const QColor ring = m_step.state == State::Done ? theme.good
        : m_step.state == State::Here               ? theme.accent
        : m_step.state == State::Attention          ? theme.bad
                                                    : theme.muted;
    p.setPen(QPen(ring, 2));
    p.setBrush(m_step.state == State::Done ? ring : theme.raised);
    p.drawEllipse(center, kRadius, kRadius);
    if (m_step.state == State::Done) {
        p.setPen(QPen(theme.onAccent, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        p.drawPolyline(QPolygonF{
            center + QPointF(-4.5, 0.5), center + QPointF(-1.5, 3.5), center + QPointF(4.5, -3.5)});
    } else if (m_step.state == State::Here) {
        p.setPen(Qt::NoPen);
        p.setBrush(theme.accent);
        p.drawEllipse(center, 4.5, 4.5);
    } else if (m_step.state == State::Attention) {
        p.setPen(QPen(theme.bad, 2.2, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(center + QPointF(0, -5), center + QPointF(0, 1));
        p.drawPoint(center + QPointF(0, 5));
    }
}
