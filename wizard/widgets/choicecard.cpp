// SPDX-License-Identifier: MIT
#include "wizard/widgets/choicecard.h"

#include "models/rulebook/words.h"
#include "wizard/widgets/makers.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

ChoiceCard::ChoiceCard(QButtonGroup *group, int id, QWidget *parent)
    : QFrame(parent)
    , m_radio(new QRadioButton(this))
    , m_tag(makeLabel(this, "chip"))
    , m_lines(nullptr)
    , m_foot(makeRichLabel(this, "small"))
{
    setProperty("role", u"card"_s);
    m_radio->setProperty("role", u"cardTitle"_s);
    group->addButton(m_radio, id);
    m_tag->setWordWrap(false);
    m_tag->setVisible(false);
    m_foot->setVisible(false);
    m_foot->setTextInteractionFlags(Qt::NoTextInteraction);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(8);
    column->addWidget(m_radio);
    column->addWidget(m_tag, 0, Qt::AlignLeft);
    auto *lines = new QGridLayout;
    lines->setHorizontalSpacing(8);
    lines->setVerticalSpacing(6);
    lines->setColumnStretch(1, 1);
    m_lines = lines;
    column->addLayout(lines);
    column->addStretch(1);
    column->addWidget(m_foot);
    connect(m_radio, &QRadioButton::toggled, this, &ChoiceCard::refresh);
    setCursor(Qt::PointingHandCursor);
}

void ChoiceCard::setTitle(const QString &title)
{
    m_radio->setText(title);
    m_radio->setAccessibleName(title);
}

void ChoiceCard::setTag(const QString &tag)
{
    m_tag->setText(tag);
    m_tag->setVisible(!tag.isEmpty());
}

void ChoiceCard::setLines(const QList<std::pair<QString, QString>> &lines)
{
    if (lines == m_shown) {
        return;
    }
    m_shown = lines;
    auto *grid = static_cast<QGridLayout *>(m_lines);
    while (QLayoutItem *item = grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_spoken.clear();
    int row = 0;
    for (const auto &[mark, text] : lines) {
        if (!mark.isEmpty()) {
            auto *sign = makeLabel(this, "mark");
            setState(sign, mark == u"✓"_s ? u"good"_s : mark == u"!"_s ? u"warn"_s : u"bad"_s);
            sign->setText(mark);
            sign->setWordWrap(false);
            grid->addWidget(sign, row, 0, Qt::AlignTop);
        }
        auto *label = makeRichLabel(this);
        label->setTextInteractionFlags(Qt::NoTextInteraction); // a click on the words is the card's
        label->setText(text);
        grid->addWidget(label, row, mark.isEmpty() ? 0 : 1, 1, mark.isEmpty() ? 2 : 1);
        m_spoken += plainText(text) + u' ';
        ++row;
    }
    m_radio->setAccessibleDescription(m_spoken);
}

void ChoiceCard::setFoot(const QString &foot)
{
    m_foot->setText(foot);
    m_foot->setVisible(!foot.isEmpty());
}

void ChoiceCard::setClosed(bool closed)
{
    m_radio->setEnabled(!closed);
    setCursor(closed ? Qt::ArrowCursor : Qt::PointingHandCursor);
    refresh();
}

void ChoiceCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_radio->isEnabled() && event->button() == Qt::LeftButton
        && rect().contains(event->position().toPoint())) {
        m_radio->setChecked(true);
        m_radio->setFocus();
    }
    QFrame::mouseReleaseEvent(event);
}

void ChoiceCard::refresh()
{
    setState(this,
        !m_radio->isEnabled()      ? u"closed"_s
            : m_radio->isChecked() ? u"chosen"_s
                                   : QString());
}
