// SPDX-License-Identifier: MIT
#include "wizard/widgets/makers.h"

#include "wizard/widgets/accessible.h"

#include <QKeyEvent>
#include <QScreen>
#include <QStyle>

namespace {
InlineLabel *makeInline(QWidget *parent, InlineLabel::Marks marks, const char *role)
{
    auto *label = new InlineLabel(marks, parent);
    if (role) {
        label->setProperty("role", QString::fromLatin1(role));
    }
    return label;
}

constexpr int kNarrowest = 10; // lines high

/// Wraps its words where there is little room: large text on a small screen. Enter presses it,
/// where a dialogue would press its default button instead, and other windows none.
class WrappingButton final : public QPushButton
{
public:
    explicit WrappingButton(QWidget *parent)
        : QPushButton(parent)
    {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }

    QSize minimumSizeHint() const override
    {
        return sizeHint().boundedTo({kNarrowest * fontMetrics().height(), QWIDGETSIZE_MAX});
    }

    int heightForWidth(int width) const override
    {
        const QSize line = sizeHint();
        if (width >= line.width()) {
            return line.height();
        }
        const QSize words = fontMetrics().size(Qt::TextShowMnemonic, text());
        const QRect room(0, 0, width - (line.width() - words.width()), QWIDGETSIZE_MAX);
        return line.height() - words.height()
            + fontMetrics().boundingRect(room, Qt::TextWordWrap, text()).height();
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        isEnter ? click() : QPushButton::keyPressEvent(event);
    }
};
} // namespace

InlineLabel *makeLabel(QWidget *parent, const char *role)
{
    return makeInline(parent, InlineLabel::Marks::None, role);
}

InlineLabel *makeRichLabel(QWidget *parent, const char *role)
{
    installAccessible();
    return makeInline(parent, InlineLabel::Marks::Markdown, role);
}

QPushButton *makeLinkButton(QWidget *parent, const QString &objectName)
{
    auto *button = makeButton(parent, objectName);
    button->setProperty("role", QStringLiteral("link"));
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QPushButton *makeButton(QWidget *parent, const QString &objectName)
{
    auto *button = new WrappingButton(parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    return button;
}

QFrame *makeCard(QWidget *parent)
{
    auto *card = new QFrame(parent);
    card->setProperty("role", QStringLiteral("card"));
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(8);
    return card;
}

QVBoxLayout *cardLayout(QFrame *card)
{
    return static_cast<QVBoxLayout *>(card->layout());
}

QVBoxLayout *makeColumn(QWidget *parent, int spacing)
{
    auto *column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    return column;
}

void fillScroll(QScrollArea *area, QWidget *content)
{
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
}

void setState(QWidget *widget, const QString &state)
{
    if (widget->property("state").toString() != state) {
        widget->setProperty("state", state);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

QSize fitting(QSize wanted, QSize room)
{
    constexpr QSize frame{16, 48}; // it is not known before the window is shown
    return wanted.boundedTo(room - frame);
}

void resizeToFit(QWidget *window, QSize wanted)
{
    window->resize(fitting(wanted, window->screen()->availableSize()));
}
