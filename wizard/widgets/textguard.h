// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/secretsieve.h"

#include <QWidget>

class QKeyEvent;

/// A SecretSieve at a text field: it holds what it took out until the field is hidden, for the
/// person to decide.
class TextGuard final : public QObject
{
    Q_OBJECT
public:
    /// \a limit: characters that \a field may hold; \a lineLimit: in one line.
    TextGuard(qsizetype limit, qsizetype lineLimit, QWidget *field);

    const SecretSieve &sieve() const { return m_sieve; }

    // As SecretSieve does, and tells.

    /// Nothing, too, if it goes on with the secret that was taken out while it was being typed.
    QString admit(QString text, qsizetype present);
    std::optional<QString> sift(QString text);
    void release();
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

    SecretSieve m_sieve;
};
