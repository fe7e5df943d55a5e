// SPDX-License-Identifier: MIT
#include "wizard/widgets/textguard.h"

#include "wizard/widgets/events.h"

#include <QKeyEvent>

#include <utility>

TextGuard::TextGuard(qsizetype limit, qsizetype lineLimit, QWidget *field)
    : QObject(field)
    , m_sieve(limit, lineLimit)
{
    field->installEventFilter(this);
    whenHidden(field, [this] { release(); });
}

QString TextGuard::admit(QString text, qsizetype present)
{
    if (m_sieve.swallows(text)) {
        wipe(text);
        return {};
    }
    const QString admitted = m_sieve.admit(std::move(text), present);
    Q_EMIT changed();
    if (!m_sieve.taken().isEmpty() || m_sieve.tooLong() > 0) {
        Q_EMIT intervened();
    }
    return admitted;
}

std::optional<QString> TextGuard::sift(QString text)
{
    const auto rest = m_sieve.sift(std::move(text));
    Q_EMIT changed();
    if (rest) {
        Q_EMIT intervened();
    }
    return rest;
}

void TextGuard::release()
{
    m_sieve.release();
    Q_EMIT changed();
}

void TextGuard::restart()
{
    m_sieve.restart();
    Q_EMIT changed();
}

bool TextGuard::swallowsKey(const QKeyEvent &event)
{
    const bool isModifier = event.key() >= Qt::Key_Shift && event.key() <= Qt::Key_ScrollLock;
    return !isModifier && m_sieve.swallows(event.text());
}

bool TextGuard::eventFilter(QObject * /*field*/, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        m_sieve.endSwallowing();
    }
    return event->type() == QEvent::KeyPress && swallowsKey(static_cast<QKeyEvent &>(*event));
}
