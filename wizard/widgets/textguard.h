// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/sortout.h"

#include <QWidget>

#include <optional>

class QKeyEvent;

/// Keeps secrets out of a text field: takes them out of what comes in, holds them for the person to
/// decide until the field is hidden, and knows what the field would not take.
class TextGuard final : public QObject
{
    Q_OBJECT
public:
    /// \a limit: characters that \a field may hold; \a lineLimit: in one line.
    TextGuard(qsizetype limit, qsizetype lineLimit, QWidget *field);

    /// What of \a text may come in beside \a present characters. Nothing, if it is too long.
    QString admit(QString text, qsizetype present);
    /// True if \a typed goes on with the secret that was taken out while it was being typed.
    bool swallows(const QString &typed);
    /// Judges the whole text after a change. What stays of it if there was a secret in it.
    std::optional<QString> sift(QString text);

    /// Until another paste comes, or another value is begun.
    const QList<TakenSecret> &taken() const { return m_taken; }
    qsizetype tooLong() const { return m_tooLong; } ///< size of what was refused; 0: nothing
    bool isHeldBack() const { return m_isHeldBack; } ///< the text may be the beginning of a secret
    /// The secrets taken out are forgotten, and with them what was said.
    void release();
    /// The same for a field that has got another text, which is no beginning of a secret.
    void restart();

Q_SIGNALS:
    /// There is something else to say.
    void changed();
    /// Something was taken out or refused just now: to be said aloud.
    void intervened();

protected:
    bool eventFilter(QObject *field, QEvent *event) override;

private:
    bool swallowsKey(const QKeyEvent &event);
    bool fits(const QString &text, qsizetype present) const;

    QWidget *const m_field;
    const qsizetype m_limit;
    const qsizetype m_lineLimit;
    QList<TakenSecret> m_taken;
    qsizetype m_tooLong = 0;
    bool m_isHeldBack = false;
    bool m_isSwallowing = false;
    bool m_isAdmitted = false; ///< the next change brings in what was admitted last
};
