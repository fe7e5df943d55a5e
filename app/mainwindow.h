// SPDX-License-Identifier: MIT
#pragma once
#include <QWidget>

class QStackedLayout;

/// The program's only window of its own. It shows one view at a time, so that what comes next
/// stands where the eye is already. Does not own the views.
class MainWindow final : public QWidget
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);

    /// Where it is when it is not maximised.
    QRect place() const;
    /// Goes to \a place, or as near as the screens of now allow.
    void setPlace(const QRect &place);

    /// Shows \a view in place of the one before, which is hidden and stays as it is.
    void present(QWidget *view);
    /// The view that is shown; nullptr before the first.
    QWidget *view() const;
    /// Brings the window before all others.
    void bringToFront();

protected:
    /// Asks the view: what refuses to close keeps the window open.
    void closeEvent(QCloseEvent *event) override;

private:
    QStackedLayout *m_views;
};
