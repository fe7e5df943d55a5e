// SPDX-License-Identifier: MIT
#include "wizard/widgets/guardedline.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace {
/// Qt's own rule of what a key adds to a field.
bool isTyped(const QKeyEvent &event)
{
    const QString text = event.text();
    const auto modifiers = event.modifiers();
    if (text.isEmpty() || modifiers == Qt::ControlModifier
        || modifiers == (Qt::ControlModifier | Qt::ShiftModifier)) {
        return false;
    }
    const QChar first = text.at(0);
    return first.isPrint() || first.category() == QChar::Other_Format || first.isSurrogate();
}
} // namespace

void GuardedLine::receiveFrom(bool selection)
{
    if (!isReadOnly()) {
        receive(QGuiApplication::clipboard()->text(
            selection ? QClipboard::Selection : QClipboard::Clipboard));
    }
}

void GuardedLine::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        const bool x11Selection = event->key() == Qt::Key_Insert
            && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
        receiveFrom(x11Selection);
    } else if (isReadOnly() || !isTyped(*event) || !receiveKey(event->text())) {
        QLineEdit::keyPressEvent(event);
    }
}

void GuardedLine::inputMethodEvent(QInputMethodEvent *event)
{
    const QString composed = isReadOnly() ? QString() : event->commitString();
    if (composed.isEmpty()) {
        QLineEdit::inputMethodEvent(event);
        return;
    }
    QInputMethodEvent rest(event->preeditString(), event->attributes());
    rest.setCommitString({}, event->replacementStart(), event->replacementLength());
    QLineEdit::inputMethodEvent(&rest);
    receive(composed);
    event->accept();
}

void GuardedLine::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::MiddleButton && QGuiApplication::clipboard()->supportsSelection()) {
        deselect();
        receiveFrom(true);
    } else {
        QLineEdit::mouseReleaseEvent(event);
    }
}

void GuardedLine::dropEvent(QDropEvent *event)
{
    if (event->source() == this || isReadOnly() || !event->mimeData()->hasText()) {
        QLineEdit::dropEvent(event);
        return;
    }
    setCursorPosition(cursorPositionAt(event->position().toPoint()));
    receive(event->mimeData()->text());
    event->acceptProposedAction();
}

// Qt's own menu pastes past receive(), and nothing but its words tells which entry does.
void GuardedLine::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char *words, QKeySequence::StandardKey key, bool isOn, auto act) {
        auto *action = menu->addAction(QCoreApplication::translate("QLineEdit", words) + u'\t'
            + QKeySequence(key).toString(QKeySequence::NativeText));
        action->setEnabled(isOn);
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const bool isOpen = !isReadOnly();
    const bool canCopy = hasSelectedText() && echoMode() == QLineEdit::Normal;
    add("&Undo", QKeySequence::Undo, isOpen && isUndoAvailable(), &QLineEdit::undo);
    add("&Redo", QKeySequence::Redo, isOpen && isRedoAvailable(), &QLineEdit::redo);
    menu->addSeparator();
    add("Cu&t", QKeySequence::Cut, isOpen && canCopy, &QLineEdit::cut);
    add("&Copy", QKeySequence::Copy, canCopy, &QLineEdit::copy);
    add("&Paste", QKeySequence::Paste, isOpen, [this] {
        receiveFrom(false);
    })->setObjectName(QStringLiteral("paste"));
    add("Delete", QKeySequence::Delete, isOpen && hasSelectedText(), &QLineEdit::del);
    menu->addSeparator();
    add("Select All", QKeySequence::SelectAll, !text().isEmpty(), &QLineEdit::selectAll);
    menu->popup(event->globalPos());
}
