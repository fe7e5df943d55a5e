// SPDX-License-Identifier: MIT
#include "app/mainwindow.h"

#include "wizard/widgets/accessible.h"
#include "wizard/widgets/makers.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QStackedLayout>

MainWindow::MainWindow(QWidget *parent)
    : QWidget(parent)
    , m_views(new QStackedLayout(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    installAccessible(); // before anybody asks what it is
    resizeToFit(this, {1040, 720});
}

QRect MainWindow::place() const
{
    return isMaximized() || isFullScreen() ? normalGeometry() : geometry();
}

void MainWindow::setPlace(const QRect &place)
{
    const QScreen *screen = QGuiApplication::screenAt(place.center());
    if (place.isNull() || !screen) {
        return;
    }
    const QRect room = screen->availableGeometry();
    QRect within(place.topLeft(), fitting(place.size(), room.size()));
    within.moveRight(qMin(within.right(), room.right()));
    within.moveBottom(qMin(within.bottom(), room.bottom()));
    within.moveLeft(qMax(within.left(), room.left()));
    within.moveTop(qMax(within.top(), room.top()));
    setGeometry(within);
}

void MainWindow::present(QWidget *view)
{
    QWidget *keyboard = view->focusWidget(); // it loses that on the way into the window
    if (m_views->indexOf(view) < 0) {
        m_views->addWidget(view);
        connect(view, &QWidget::windowTitleChanged, this, [this, view](const QString &title) {
            if (view == this->view()) {
                setWindowTitle(title);
            }
        });
    }
    m_views->setCurrentWidget(view);
    setWindowTitle(view->windowTitle());
    view->show();
    show();
    if (keyboard) {
        keyboard->setFocus();
    }
}

QWidget *MainWindow::view() const
{
    return m_views->currentWidget();
}

void MainWindow::bringToFront()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(!view() || view()->close());
}
