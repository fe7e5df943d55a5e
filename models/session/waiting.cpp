// SPDX-License-Identifier: MIT
#include "models/session/waiting.h"

Waiting::Waiting(QObject *parent)
    : QObject(parent)
{
    constexpr int secondMs = 1000;
    m_second.setInterval(secondMs);
    connect(&m_second, &QTimer::timeout, this, &Waiting::ticked);
}

Waiting::~Waiting()
{
    m_work.cancel();
}

void Waiting::start(const Future<> &work, const Then &then)
{
    if (work.isFinished() && work.resultCount() > 0) {
        then(work.result());
        return;
    }
    m_work = work;
    m_second.start();
    Q_EMIT changed(true);
    onResult(work, this, [this, then, run = m_run](const Result<> &result) {
        if (isFor(run)) {
            stop();
            then(result);
        }
    });
}

bool Waiting::giveUp()
{
    if (!isOn()) {
        return false;
    }
    m_work.cancel();
    stop();
    return true;
}

void Waiting::stop()
{
    ++m_run;
    m_work = {};
    m_second.stop();
    Q_EMIT changed(false);
}
