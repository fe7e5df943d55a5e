// SPDX-License-Identifier: MIT
#include "wizard/widgets/textguard.h"

#include <QKeyEvent>
#include <QTimer>

#include <utility>

TextGuard::TextGuard(qsizetype limit, qsizetype lineLimit, QWidget *field)
    : QObject(field)
    , m_field(field)
    , m_sieve(limit, lineLimit)
{
    field->installEventFilter(this);
}

QString TextGuard::admit(QString text, qsizetype present)
{
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
    switch (event->type()) {
    case QEvent::KeyPress:
        return swallowsKey(static_cast<QKeyEvent &>(*event));
    case QEvent::FocusOut:
        m_sieve.endSwallowing();
        return false;
    case QEvent::Hide:
        if (!event->spontaneous()) {
            // A wizard hides and shows its page again while it lays out its buttons.
            QTimer::singleShot(0, this, [this] {
                if (!m_field->isVisible()) {
                    release();
                }
            });
        }
        return false;
    default:
        return false;
    }
}
