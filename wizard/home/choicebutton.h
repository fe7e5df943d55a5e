// SPDX-License-Identifier: MIT
#pragma once
#include <QAbstractButton>
#include <QHash>

/// A large choice that opens something at once: what it is, and a few words about it. Space and
/// Enter press it.
class ChoiceButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ChoiceButton(QWidget *parent = nullptr);
    /// A screen reader hears \a title as the name, \a about as its description.
    void setWords(const QString &title, const QString &about);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont titleFont() const;
    int textWidth(int width) const;
    struct Heights
    {
        int title;
        int about;
    };
    const Heights &heightsAt(int width) const;
    void paintArrow(QPainter &painter) const;

    QString m_about;
    mutable QHash<int, Heights> m_heights; ///< by width: layouts ask often
};
