// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/widgets/guardedline.h"
#include "wizard/widgets/textguard.h"

/// A line of text that takes no secret, and says when a text may be stored.
class TextLine final : public GuardedLine
{
    Q_OBJECT
public:
    /// \a limit: characters that it may hold.
    explicit TextLine(QWidget *parent = nullptr, int limit = 200);

    TextGuard &guard() { return m_guard; }
    /// Shows \a value; not an edit.
    void setValue(const QString &value);
    /// What may be stored: the text, or nothing while it could be the beginning of a secret.
    QString value() const;

Q_SIGNALS:
    /// The user (or a program in the user's place) changed it.
    void edited();

protected:
    void receive(QString text) override;

private:
    void look();
    void leave(const QString &rest);

    TextGuard m_guard;
    bool m_isQuiet = false;
};
