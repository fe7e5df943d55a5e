// SPDX-License-Identifier: MIT
#include "wizard/home/choicebutton.h"

#include "wizard/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace {
constexpr int kPadding = 18;
constexpr int kGap = 6;
constexpr int kArrow = 28; ///< room for it on the right
constexpr int kRadius = 10;
constexpr int kAnyHeight = 10'000;
} // namespace

ChoiceButton::ChoiceButton(QWidget *parent)
    : QAbstractButton(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void ChoiceButton::setWords(const QString &title, const QString &about)
{
    m_about = about;
    m_heights.clear();
    setText(title);
    setAccessibleName(title);
    setAccessibleDescription(about);
    updateGeometry();
    update();
}

QFont ChoiceButton::titleFont() const
{
    QFont bold = font();
    bold.setBold(true);
    return bold;
}

int ChoiceButton::textWidth(int width) const
{
    return width - 2 * kPadding - kArrow;
}

const ChoiceButton::Heights &ChoiceButton::heightsAt(int width) const
{
    constexpr qsizetype fewEnough = 8;
    if (m_heights.size() >= fewEnough) {
        m_heights.clear(); // the window is being resized
    }
    if (!m_heights.contains(width)) {
        const QRect room(0, 0, textWidth(width), kAnyHeight);
        const auto heightOf = [&room](const QFont &font, const QString &words) {
            return QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, words).height();
        };
        m_heights.insert(width, {heightOf(titleFont(), text()), heightOf(font(), m_about)});
    }
    return *m_heights.constFind(width);
}

QSize ChoiceButton::sizeHint() const
{
    const int width = fontMetrics().height() * 24;
    return {width, heightForWidth(width)};
}

QSize ChoiceButton::minimumSizeHint() const
{
    return {fontMetrics().height() * 12, fontMetrics().height() * 2 + 2 * kPadding};
}

int ChoiceButton::heightForWidth(int width) const
{
    const Heights &heights = heightsAt(width);
    return 2 * kPadding + heights.title + kGap + heights.about;
}

void ChoiceButton::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = currentTheme();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool stands = isEnabled() && (hasFocus() || isDown() || underMouse());
    p.setPen(QPen(stands ? theme.accent : theme.line, hasFocus() ? 2 : 1));
    p.setBrush(isDown() ? theme.accentSoft : isEnabled() ? theme.raised : theme.window);
    p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
    paintArrow(p);
    QRect room(kPadding, kPadding, textWidth(width()), heightsAt(width()).title);
    p.setFont(titleFont());
    p.setPen(isEnabled() ? theme.text : theme.muted);
    p.drawText(room, Qt::TextWordWrap, text());
    room.setTop(room.bottom() + 1 + kGap);
    room.setBottom(height());
    p.setFont(font());
    p.setPen(theme.muted);
    p.drawText(room, Qt::TextWordWrap, m_about);
}

void ChoiceButton::paintArrow(QPainter &p) const
{
    const Theme &theme = currentTheme();
    const QPointF tip(width() - kPadding, height() / 2.0);
    p.setPen(QPen(
        isEnabled() ? theme.accent : theme.line, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(QPolygonF{tip + QPointF(-6, -6), tip, tip + QPointF(-6, 6)});
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void ChoiceButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_heights.clear();
        updateGeometry();
    }
    QAbstractButton::changeEvent(event);
}
