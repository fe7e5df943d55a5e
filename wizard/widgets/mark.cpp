// SPDX-License-Identifier: MIT
#include "wizard/widgets/mark.h"

#include "wizard/widgets/makers.h"

#include <QStyle>

using namespace Qt::StringLiterals;

namespace {
// Below the widget, or below the row that it stands in.
void putBelow(QWidget *widget, QLabel *words)
{
    for (; widget->parentWidget(); widget = widget->parentWidget()) {
        for (auto *column : widget->parentWidget()->findChildren<QVBoxLayout *>()) {
            if (const int place = column->indexOf(widget); place >= 0) {
                column->insertWidget(place + 1, words);
                return;
            }
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

void Mark::set(const QList<Missing> &gaps)
{
    clear();
    for (const Missing &gap : gaps) {
        if (gap.at && gap.at->property("state").toString() != "bad"_L1) {
            add(gap);
        }
    }
}

void Mark::add(const Missing &gap)
{
    auto *words = makeLabel(gap.at->parentWidget(), "problem");
    m_marked.append({gap.at, words, gap.why, gap.at->property("state").toString(),
        gap.at->accessibleDescription()});
    showState(gap.at, u"bad"_s);
    gap.at->setAccessibleDescription(gap.why);
    words->setObjectName(u"whyMarked"_s);
    words->setText(gap.why);
    putBelow(gap.at, words);
    words->show();
}

void Mark::clear()
{
    for (const Marked &each : std::exchange(m_marked, {})) {
        delete each.words;
        if (each.at && each.at->property("state").toString() == "bad"_L1) {
            showState(each.at, each.stateBefore);
        }
        if (each.at && each.at->accessibleDescription() == each.why) {
            each.at->setAccessibleDescription(each.descriptionBefore);
        }
    }
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
