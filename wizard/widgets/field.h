// SPDX-License-Identifier: MIT
#pragma once
#include <QWidget>

class QLabel;
class SecretTray;

/// A labelled input with a place for its problem: the error stands at the field and the screen
/// reader hears it there.
class Field final : public QWidget
{
    Q_OBJECT
public:
    /// Takes \a input as a child, and says what its guard has to say if it is a text; \a tray:
    /// where a secret may be kept for its page.
    Field(QWidget *input, SecretTray &tray, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    /// Muted text under the input, inline Markdown; hidden when empty.
    void setHint(const QString &hint);
    /// What is wrong, and what to do; empty if nothing. Marks the input.
    void setProblem(const QString &problem);
    /// Something was repaired: a neutral remark.
    void setRemark(const QString &remark);

private:
    void describe();
    void tell(const QString &words, const QString &state);

    QWidget *m_input;
    QLabel *m_label;
    QLabel *m_hint = nullptr; ///< like the next one made when there is something to say
    QLabel *m_problem = nullptr;
};
