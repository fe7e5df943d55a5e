// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/session.h"

#include <functional>

/// All checks of a journey: reads the secrets that they need, runs them side by side, and records
/// what came out otherwise than before.
class FinalCheck final : public QObject
{
    Q_OBJECT
public:
    /// \a session outlives it.
    explicit FinalCheck(Session &session, QObject *parent = nullptr);

    const QList<CheckResult> &results() const { return m_runner.results(); }
    /// Runs all of them.
    void start();
    /// Runs this one again; nothing if a run of all is about to begin.
    void restart(const CheckResult &check);
    /// Gives up what runs: it is listed as not done.
    void stop();
    bool isRunning() const { return m_gathering || m_runner.isRunning(); }
    /// How many have one of these statuses.
    int count(std::initializer_list<CheckStatus> statuses) const;

Q_SIGNALS:
    /// results() are others now.
    void started();
    void resultChanged(int index);
    /// isRunning() has changed.
    void changed();
    /// Other checks failed than in the run before, or they failed otherwise.
    void otherFailed();
    /// The results cannot be recorded.
    void saveFailed(const Finding &finding);

private:
    using Start = std::function<void(const CheckInputs &inputs)>;

    void gather(const Start &start);
    void gatherKey(CheckInputs inputs);
    CheckInputs openInputs() const;
    void run(const CheckInputs &inputs);
    void finish();
    void compareFailures();
    QJsonArray news() const;

    Session &m_session;
    CheckRunner m_runner;
    Start m_start; ///< what follows when the secrets are read
    bool m_gathering = false;
    int m_gatherings = 0; ///< an answer to an earlier one comes too late
    bool m_isWhole = false; ///< the run is one of all checks
    QList<CheckResult> m_repeated; ///< to be run again when the secrets are read
    QList<CheckResult> m_failed; ///< in the run before
};
