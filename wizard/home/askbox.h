// SPDX-License-Identifier: MIT
#pragma once
#include <QFrame>

class FlowLayout;
class Notice;
class QPushButton;
class QVBoxLayout;

/// Asks something in its place: a card with what is asked, what went wrong, and the answers in a
/// row. It appears when there is a question, and Escape is the answer that changes nothing.
class AskBox : public QFrame
{
    Q_OBJECT
public:
    explicit AskBox(QWidget *parent = nullptr);

Q_SIGNALS:
    /// It has disappeared: answered, or not.
    void finished();

protected:
    /// Puts \a part below those that are there already.
    void add(QWidget *part);
    QPushButton *addAnswer(const QString &objectName);
    Notice *notice() const { return m_notice; }
    /// Appears, with the keyboard at \a first.
    void ask(QWidget *first);
    void finish();
    /// False while Escape must not end it.
    virtual bool canBeLeft() const { return true; }
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVBoxLayout *m_column;
    Notice *m_notice;
    FlowLayout *m_answers;
};
