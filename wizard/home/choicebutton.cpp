// SPDX-License-Identifier: MIT
#include "wizard/home/choicebutton.h"

#include "wizard/theme.h"
#include "wizard/widgets/events.h"
#include "wizard/widgets/makers.h"

#include <QKeyEvent>
#include <QPainter>

namespace {
constexpr int kPadding = 18;
constexpr int kArrow = 28; ///< room for it on the right
constexpr int kRadius = 10;
} // namespace

ChoiceButton::ChoiceButton(QWidget *parent)
    : QAbstractButton(parent)
    , m_title(makeLabel(this, "cardTitle"))
    , m_about(makeLabel(this, "muted"))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding + kArrow, kPadding);
    column->setSpacing(6);
    for (QLabel *label : {m_title, m_about}) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        column->addWidget(label);
    }
    column->addStretch(1);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    whenever(this, QEvent::EnabledChange, [this] {
        m_title->setForegroundRole(isEnabled() ? QPalette::WindowText : QPalette::PlaceholderText);
    });
}

void ChoiceButton::setWords(const QString &title, const QString &about)
{
    setText(title);
    m_title->setText(title);
    m_about->setText(about);
    setAccessibleName(title);
    setAccessibleDescription(about);
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
    const QPointF tip(width() - kPadding, height() / 2.0);
    p.setPen(QPen(
        isEnabled() ? theme.accent : theme.line, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(QPolygonF{tip + QPointF(-6, -6), tip, tip + QPointF(-6, 6)});
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    isEnter ? click() : QAbstractButton::keyPressEvent(event);
}
