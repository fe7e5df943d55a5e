// SPDX-License-Identifier: MIT
#include "wizard/widgets/textline.h"

#include <algorithm>

TextLine::TextLine(QWidget *parent, int limit)
    : GuardedLine(parent)
    , m_guard(limit, limit, this)
{
    setMaxLength(limit);
    connect(this, &QLineEdit::textChanged, this, &TextLine::look);
}

void TextLine::setValue(const QString &value)
{
    m_isQuiet = true;
    setText(value);
    m_isQuiet = false;
    m_guard.restart();
}

QString TextLine::value() const
{
    return mayBeginSecret(text()) ? QString() : text();
}

void TextLine::receive(QString text)
{
    const qsizetype present = this->text().size() - selectedText().size();
    if (const QString rest = m_guard.admit(std::move(text), present); !rest.isEmpty()) {
        insert(rest);
    }
}

void TextLine::look()
{
    if (m_isQuiet) {
        return;
    }
    if (const auto rest = m_guard.sift(text())) {
        leave(*rest);
    }
    Q_EMIT edited();
}

/// Takes the secret out character by character, so that no accessibility event carries it, and
/// empties the undo history.
void TextLine::leave(const QString &rest)
{
    m_isQuiet = true;
    const QString all = text();
    const auto differs = std::mismatch(all.begin(), all.end(), rest.begin(), rest.end());
    const qsizetype from = differs.first - all.begin();
    const auto behind =
        std::mismatch(all.rbegin(), all.rend() - from, rest.rbegin(), rest.rend() - from);
    setCursorPosition(static_cast<int>(all.size() - (behind.first - all.rbegin())));
    while (cursorPosition() > from) {
        backspace();
    }
    setText(rest);
    setCursorPosition(static_cast<int>(from));
    m_isQuiet = false;
}
