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
    m_accepted = text;
    setPlainText(text);
    m_isQuiet = false;
}

void TextLines::insertFromMimeData(const QMimeData *source)
{
    receive(source->text());
}

void TextLines::receive(QString text)
{
    const qsizetype present = document()->characterCount() - 1 - textCursor().selectedText().size();
    if (const QString rest = m_guard.admit(std::move(text), present); !rest.isEmpty()) {
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
    const QString text = toPlainText();
    const bool isTooLong = text.size() > kLimit && text.size() > m_accepted.size();
    if (isTooLong) { // typed or put in by another program; what an old journal holds may be
                     // shortened
        (void)m_guard.admit(text, 0);
    }
    const auto rest = isTooLong ? std::optional(m_accepted) : m_guard.sift(text);
    if (rest) {
        const qsizetype at = textCursor().position() - (text.size() - rest->size());
        put(*rest);
        QTextCursor cursor = textCursor();
        cursor.setPosition(static_cast<int>(qBound(0, at, rest->size())));
        setTextCursor(cursor);
    }
    m_accepted = rest.value_or(text);
    Q_EMIT edited();
}
