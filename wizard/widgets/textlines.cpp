// SPDX-License-Identifier: MIT
#include "wizard/widgets/textlines.h"

#include <QInputMethodEvent>
#include <QMimeData>

namespace {
constexpr qsizetype kLimit = 96 * 1024; // 300 domains, each as long as a name may be
constexpr qsizetype kLineLimit = 2000;
} // namespace

TextLines::TextLines(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_guard(kLimit, kLineLimit, this)
{
    connect(this, &QPlainTextEdit::textChanged, this, &TextLines::look);
}

void TextLines::setValue(const QString &value)
{
    put(value);
    m_guard.restart();
}

/// Anew: a deletion would leave the characters in the document.
void TextLines::put(const QString &text)
{
    m_isQuiet = true;
    setPlainText(text);
    m_isQuiet = false;
}

void TextLines::insertFromMimeData(const QMimeData *source)
{
    receive(source->text());
}

void TextLines::receive(QString text)
{
    if (m_guard.swallows(text)) {
        wipe(text);
        return;
    }
    const qsizetype selected = textCursor().selectedText().size();
    const QString rest =
        m_guard.admit(std::move(text), document()->characterCount() - 1 - selected);
    if (!rest.isEmpty()) {
        insertPlainText(rest);
    }
}

void TextLines::inputMethodEvent(QInputMethodEvent *event)
{
    const QString composed = event->commitString();
    QInputMethodEvent rest(event->preeditString(), event->attributes());
    rest.setCommitString({}, event->replacementStart(), event->replacementLength());
    QPlainTextEdit::inputMethodEvent(&rest);
    if (!composed.isEmpty()) {
        receive(composed);
    }
}

void TextLines::look()
{
    if (m_isQuiet) {
        return;
    }
    if (document()->characterCount() > kLimit + 1) { // typed or put in by another program
        put(m_guard.admit(toPlainText(), 0));
    } else if (const auto rest = m_guard.sift(toPlainText())) {
        const int at =
            textCursor().position() - (document()->characterCount() - 1 - int(rest->size()));
        put(*rest);
        QTextCursor cursor = textCursor();
        cursor.setPosition(qBound(0, at, int(rest->size())));
        setTextCursor(cursor);
    }
    Q_EMIT edited();
}
