// SPDX-License-Identifier: MIT
#include "wizard/widgets/tickbox.h"

#include <QPainter>
#include <QStyleOptionButton>

namespace {
constexpr int kTallest = 10'000;
constexpr int kNarrowest = 16; // characters
} // namespace

TickBox::TickBox(QWidget *parent)
    : QCheckBox(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize TickBox::minimumSizeHint() const
{
    const QSize line = QCheckBox::sizeHint();
    return {qMin(line.width(), kNarrowest * fontMetrics().height()), line.height()};
}

int TickBox::textHeight(int width) const
{
    return fontMetrics()
        .boundingRect(QRect(0, 0, width, kTallest), Qt::TextWordWrap, text())
        .height();
}

int TickBox::heightForWidth(int width) const
{
    const QSize line = QCheckBox::sizeHint();
    const int beside = line.width() - fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    return line.height() + qMax(0, textHeight(width - beside) - fontMetrics().height());
}

void TickBox::paintEvent(QPaintEvent * /*event*/)
{
    QPainter p(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const QRect beside = style()->subElementRect(QStyle::SE_CheckBoxContents, &option, this);
    option.text.clear();
    style()->drawControl(QStyle::CE_CheckBox, &option, &p, this);
    p.setPen(
        palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, foregroundRole()));
    p.drawText(beside, Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignVCenter, text());
}
