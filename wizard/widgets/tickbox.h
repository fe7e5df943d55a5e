// SPDX-License-Identifier: MIT
#pragma once
#include <QCheckBox>

/// A check box whose text breaks where the width ends: at any text size no sentence is cut and no
/// page grows too wide.
class TickBox final : public QCheckBox
{
    Q_OBJECT
public:
    explicit TickBox(QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    /// All its words, not only their first line.
    bool hitButton(const QPoint &at) const override { return rect().contains(at); }
    void paintEvent(QPaintEvent *event) override;

private:
    int textHeight(int width) const;
};
