// SPDX-License-Identifier: MIT
#pragma once
#include "wizard/widgets/textguard.h"

#include <QPlainTextEdit>

/// Several lines of text that take no secret.
class TextLines final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TextLines(QWidget *parent = nullptr);

    TextGuard &guard() { return m_guard; }
    /// Shows \a value; not an edit.
    void setValue(const QString &value);

Q_SIGNALS:
    /// The user (or a program in the user's place) changed it.
    void edited();

protected:
    void insertFromMimeData(const QMimeData *source) override;
    void inputMethodEvent(QInputMethodEvent *event) override;

private:
    void receive(QString text);
    void look();
    void put(const QString &text);

    TextGuard m_guard;
    bool m_isQuiet = false;
    QString m_accepted; ///< what is there when something too long is turned away
};
