// SPDX-License-Identifier: MIT
#include "app/mainwindow.h"

#include "wizard/screenfit.h"

#include <QCloseEvent>
#include <QStackedLayout>

MainWindow::MainWindow(QWidget *parent)
    : QWidget(parent)
    , m_views(new QStackedLayout(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    resizeToFit(this, {1040, 720});
}

void MainWindow::present(QWidget *view)
{
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
    if (QWidget *last = view->focusWidget()) {
        last->setFocus(); // what had the keyboard there before
    }
    show();
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
