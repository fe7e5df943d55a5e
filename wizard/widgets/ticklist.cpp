// SPDX-License-Identifier: MIT
#include "wizard/widgets/ticklist.h"

#include "models/rulebook/words.h"
#include "wizard/widgets/makers.h"
#include "wizard/widgets/tickbox.h"

#include <QMouseEvent>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

TickList::TickList(const QStringList &ids, QWidget *parent)
    : QFrame(parent)
{
    setProperty("role", u"card"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(4);
    for (const QString &id : ids) {
        Row row{id, new TickBox(this), makeRichLabel(this, "muted")};
        row.box->setObjectName(id);
        row.text->setContentsMargins(30, 0, 0, 6);
        row.text->setTextInteractionFlags(Qt::NoTextInteraction);
        row.text->setCursor(Qt::PointingHandCursor);
        row.text->installEventFilter(this);
        column->addWidget(row.box);
        column->addWidget(row.text);
        connect(row.box, &QCheckBox::toggled, this, &TickList::changed);
        m_rows.append(row);
    }
}

void TickList::retranslate(const std::function<BlockWords(const QString &id)> &words)
{
    for (const Row &row : std::as_const(m_rows)) {
        const BlockWords text = words(row.id);
        row.box->setText(text.label);
        row.box->setAccessibleDescription(plainText(text.hint));
        row.text->setText(text.hint);
    }
}

void TickList::addBelow(const QString &id, QWidget *widget)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    for (const Row &row : std::as_const(m_rows)) {
        if (row.id == id) {
            auto *indented = new QHBoxLayout;
            indented->setContentsMargins(30, 0, 0, 8);
            indented->addWidget(widget);
            indented->addStretch();
            column->insertLayout(column->indexOf(row.text) + 1, indented);
            QWidget *last = row.box; // a widget of several parts would stay where it was made
            for (QWidget *part : QWidgetList{widget} + widget->findChildren<QWidget *>()) {
                if (part->focusPolicy() & Qt::TabFocus) {
                    setTabOrder(last, part);
                    last = part;
                }
            }
        }
    }
}

void TickList::setTicked(const QStringList &ids)
{
    const QSignalBlocker quiet(this);
    for (const Row &row : std::as_const(m_rows)) {
        row.box->setChecked(ids.contains(row.id));
    }
}

QStringList TickList::ticked() const
{
    QStringList ids;
    for (const Row &row : m_rows) {
        if (row.box->isChecked()) {
            ids.append(row.id);
        }
    }
    return ids;
}

bool TickList::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonRelease
        && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton) {
        for (const Row &row : std::as_const(m_rows)) {
            if (row.text == watched) {
                row.box->setFocus();
                row.box->click();
            }
        }
    }
    return QFrame::eventFilter(watched, event);
}

QWidget *TickList::firstOpen() const
{
    for (const Row &row : m_rows) {
        if (!row.box->isChecked()) {
            return row.box;
        }
    }
    return nullptr;
}
