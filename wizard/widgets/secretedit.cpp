// SPDX-License-Identifier: MIT
#include "wizard/widgets/secretedit.h"

#include "wizard/widgets/events.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {
constexpr QChar kDot(u'\u2022');
constexpr int kLongest = 16 * 1024; // an upload key pasted here by mistake is still named
} // namespace

SecretEdit::SecretEdit(QWidget *parent)
    : GuardedLine(parent)
{
    setEchoMode(QLineEdit::Password);
    setMaxLength(kLongest);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText
        | Qt::ImhNoAutoUppercase);
    connect(this, &QLineEdit::textChanged, this, &SecretEdit::follow);
    whenHidden(this, [this] {
        if (hasInput()) {
            forget();
            Q_EMIT forgotten();
        }
    });
}

SecretEdit::~SecretEdit()
{
    wipe(m_characters);
}

Secret SecretEdit::secret() const
{
    QByteArray utf8 = m_characters.toUtf8();
    const Secret entered{QByteArrayView(utf8)};
    wipe(utf8);
    return entered;
}

void SecretEdit::setSecret(const Secret &secret)
{
    wipe(m_characters);
    m_characters = QString::fromUtf8(secret.reveal());
    showDots();
}

void SecretEdit::receive(QString text)
{
    const qsizetype size = text.size();
    const qsizetype from = hasSelectedText() ? selectionStart() : cursorPosition();
    const qsizetype replaced = selectedText().size();
    if (m_characters.size() - replaced + size > kLongest) {
        wipe(text);
        Q_EMIT tooLong(size);
        return;
    }
    replace(from, replaced, text);
    wipe(text);
    m_isShowing = true;
    insert(QString(size, kDot));
    m_isShowing = false;
    Q_EMIT edited();
    if (size > 1) {
        Q_EMIT pasted();
    }
}

bool SecretEdit::receiveKey(const QString &typed)
{
    receive(typed);
    return true;
}

/// Never in place: what a string has cut off stays behind its end.
void SecretEdit::replace(qsizetype from, qsizetype length, QStringView by)
{
    const QStringView all(m_characters);
    QString next = all.first(from) % by % all.sliced(from + length);
    wipe(m_characters);
    m_characters = std::move(next);
}

void SecretEdit::showDots()
{
    m_isShowing = true;
    setText(QString(m_characters.size(), kDot));
    m_isShowing = false;
}

/// The field was changed otherwise: dots were deleted at the cursor, or another program wrote into
/// it.
void SecretEdit::follow(const QString &shown)
{
    if (m_isShowing) {
        return;
    }
    const auto isDot = [](QChar c) { return c == kDot; };
    const qsizetype before = std::find_if_not(shown.begin(), shown.end(), isDot) - shown.begin();
    if (before < shown.size()) {
        const qsizetype behind =
            std::find_if_not(shown.rbegin(), shown.rend(), isDot) - shown.rbegin();
        const qsizetype from = std::min(before, m_characters.size());
        const qsizetype kept = std::min(behind, m_characters.size() - from);
        replace(from, m_characters.size() - from - kept,
            QStringView(shown).sliced(before).chopped(behind));
        showDots();
    } else if (shown.size() < m_characters.size()) {
        replace(cursorPosition(), m_characters.size() - shown.size(), {});
    } else {
        showDots();
    }
    Q_EMIT edited();
}
