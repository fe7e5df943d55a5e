// SPDX-License-Identifier: MIT
#pragma once
#include <QLineEdit>

/// A line whose insertions all pass one place before a character is in the field: what Qt's own
/// field has taken has been on the accessibility bus, and stays in its history.
class GuardedLine : public QLineEdit
{
    Q_OBJECT
public:
    using QLineEdit::QLineEdit;

protected:
    /// What was pasted, dropped or composed, whole. Replaces the selection.
    virtual void receive(QString text) = 0;
    /// One character was typed; true: it was taken care of, the field does not get it.
    virtual bool receiveKey(const QString & /*typed*/) { return false; }

    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void receiveFrom(bool selection);
};
