// SPDX-License-Identifier: MIT
#pragma once
#include <QAbstractButton>

/// One step in the rail. A button, so that keyboard and screen reader know it; only done steps are
/// enabled.
class RailRow final : public QAbstractButton
{
    Q_OBJECT
public:
    enum class State { Done, Here, ToCome, Attention };

    explicit RailRow(QWidget *parent = nullptr);
    void setStep(const QString &text, State state, bool last);
    State state() const { return m_state; }
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPixmap mark() const;
    void paintMark(QPainter &painter, QPointF center) const;
    QRect textRect(int width) const;
    QString stateText() const;

    State m_state = State::ToCome;
    bool m_last = false;
};
