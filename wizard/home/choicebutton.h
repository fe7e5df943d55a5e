// SPDX-License-Identifier: MIT
#pragma once
#include <QAbstractButton>

class QLabel;

/// A large choice that opens something at once: what it is, and a few words about it.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ChoiceButton(QWidget *parent = nullptr);
    /// A screen reader hears \a title as the name, \a about as its description.
    void setWords(const QString &title, const QString &about);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_title;
    QLabel *m_about;
};
