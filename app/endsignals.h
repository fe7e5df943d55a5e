// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>
#include <QSocketNotifier>

#include <memory>

/// Turns the wish of the system that the program ends (SIGTERM, SIGHUP, SIGINT) into a call in the
/// event loop, where work can be saved. If that is not done 2 s after the signal, the program is
/// ended. One object a process.
class EndSignals final : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;
    /// The work is saved: the end may take its time.
    static void withdrawPatience();

Q_SIGNALS:
    void received(int number);

private:
    void read();

    std::unique_ptr<QSocketNotifier> m_notifier;
};
