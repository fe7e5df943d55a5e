// SPDX-License-Identifier: MIT
#pragma once
#include "models/core/result.h"

#include <QTimer>

#include <functional>

/// What an open page waits for, one thing at a time. What is given up is cancelled, and what it
/// still answers is dropped; so it is when this object dies.
class Waiting final : public QObject
{
    Q_OBJECT
public:
    using Then = std::function<void(const Result<> &)>;

    explicit Waiting(QObject *parent = nullptr);
    ~Waiting() override;
    Q_DISABLE_COPY_MOVE(Waiting)

    bool isOn() const { return m_second.isActive(); }
    /// Calls \a then with the result of \a work: at once if it is known.
    void start(const Future<> &work, const Then &then);
    /// Gives up; false if nothing was waited for.
    bool giveUp();
    /// The number of what is waited for now or next, for a step of it that comes later.
    int run() const { return m_run; }
    /// False when the wait of this number was given up or is over: a later step of it must not
    /// begin.
    bool isFor(int run) const { return isOn() && run == m_run; }

Q_SIGNALS:
    /// The wait begins or ends.
    void changed(bool isOn);
    /// Each second of it: the words for what is waited for may count them.
    void ticked();

private:
    void stop();

    Future<> m_work;
    QTimer m_second;
    int m_run = 0;
};
