// SPDX-License-Identifier: MIT
#pragma once
#include <QObject>
#include <QSocketNotifier>

#include <memory>

/// Turns the wish of the system that the program ends (SIGTERM, SIGHUP, SIGINT) into a call in the
/// event loop, where work can be saved. If the program has not ended 2 s after the signal, it is
/// ended. One object a process.
class EndSignals final : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;

Q_SIGNALS:
    void received(int number);

private:
    void read();

    std::unique_ptr<QSocketNotifier> m_notifier;
};
