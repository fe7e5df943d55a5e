// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/rail.h"

#include <QAbstractButton>

/// One step in the rail. A button, so that keyboard and screen reader know it; only done steps are
/// enabled.
class RailRow final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RailRow(QWidget *parent = nullptr);
    void setStep(const Rail::Row &step);
    const Rail::Row &step() const { return m_step; }
    QSize sizeHint() const override { return {252, heightForWidth(252)}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont fitting(int width) const;
    QPixmap mark() const;
    void paintMark(QPainter &painter, QPointF center) const;

    Rail::Row m_step;
    QFont m_bold; ///< as large as it can be at this width
};
