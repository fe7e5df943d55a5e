// SPDX-License-Identifier: MIT
#include "wizard/widgets/mark.h"

#include "wizard/widgets/makers.h"

#include <QStyle>

using namespace Qt::StringLiterals;

namespace {
QVBoxLayout *columnAround(const QWidget *widget, QLayout *layout)
{
    if (!layout) {
        return nullptr;
    }
    if (layout->indexOf(widget) >= 0) {
        return qobject_cast<QVBoxLayout *>(layout);
    }
    for (int i = 0; i < layout->count(); ++i) {
        if (QVBoxLayout *found = columnAround(widget, layout->itemAt(i)->layout())) {
            return found;
        }
    }
    return nullptr;
}

// Below the widget, or below the row that it stands in.
void putBelow(QWidget *widget, QLabel *words)
{
    for (; widget->parentWidget(); widget = widget->parentWidget()) {
        if (auto *column = columnAround(widget, widget->parentWidget()->layout())) {
            column->insertWidget(column->indexOf(widget) + 1, words);
            return;
        }
    }
}

bool takesKeys(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

// The parts of a compound widget are drawn by the state of the whole.
void showState(QWidget *widget, const QString &state)
{
    setState(widget, state);
    for (QWidget *part : widget->findChildren<QWidget *>()) {
        part->style()->unpolish(part);
        part->style()->polish(part);
    }
}
} // namespace

void Mark::set(const Missing &gap)
{
    const auto &[why, at] = gap;
    clear();
    m_stateBefore = at ? at->property("state").toString() : QString();
    if (!at || m_stateBefore == "bad"_L1) {
        return;
    }
    m_at = at;
    m_why = why;
    m_descriptionBefore = at->accessibleDescription();
    showState(at, u"bad"_s);
    at->setAccessibleDescription(why);
    m_words = makeLabel(at->parentWidget(), "problem");
    m_words->setObjectName(u"whyMarked"_s);
    m_words->setText(why);
    putBelow(at, m_words);
    m_words->show();
}

void Mark::clear()
{
    delete m_words;
    if (!m_at) {
        return;
    }
    if (m_at->property("state").toString() == "bad"_L1) {
        showState(m_at, m_stateBefore);
    }
    if (m_at->accessibleDescription() == m_why) {
        m_at->setAccessibleDescription(m_descriptionBefore);
    }
    m_at = nullptr;
}

QWidget *keyboardTarget(QWidget *at)
{
    if (!at || takesKeys(at)) {
        return at;
    }
    for (QWidget *part : at->findChildren<QWidget *>()) {
        if (takesKeys(part)) {
            return part;
        }
    }
    return nullptr;
}
