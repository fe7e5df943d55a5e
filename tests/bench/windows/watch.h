// SPDX-License-Identifier: MIT
#pragma once
#include "tests/gui/desk.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QTimer>

#include <functional>

/// The gaps between two turns of the event loop.
class Beat final : public QObject
{
public:
    Beat()
    {
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            gap = qMax(gap, static_cast<double>(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        });
        start();
    }
    /// Begins anew.
    void start()
    {
        gap = 0;
        m_since.start();
        m_timer.start();
    }

    double gap = 0; ///< the longest, in milliseconds

private:
    QTimer m_timer;
    QElapsedTimer m_since;
};

/// Sees each paint of a window to its end.
class Paints final : public QObject
{
public:
    Paints() { qApp->installEventFilter(this); }
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::UpdateRequest) {
            watched->removeEventFilter(this);
            watched->event(event);
            if (painted) {
                painted();
            }
            return true;
        }
        return false;
    }

    std::function<void()> painted; ///< called after each
};
