// SPDX-License-Identifier: MIT
#pragma once
#include "models/session/checkrun.h"

#include <functional>

/// All checks of a journey: reads the secrets that they need before it runs them.
class FinalCheck final : public CheckRun
{
    Q_OBJECT
public:
    /// \a session outlives it.
    explicit FinalCheck(Session &session, QObject *parent = nullptr);

    void start() override;
    /// Nothing if a run of all is about to begin.
    void restart(const CheckResult &check) override;
    void stop() override;
    bool isRunning() const override { return m_gathering || CheckRun::isRunning(); }
    QString startWords() const override;

protected:
    QString openWords() const override;
    QString passedWords() const override;

private:
    using Start = std::function<void(const CheckInputs &inputs)>;

    void gather(const Start &start);
    void gatherKey(CheckInputs inputs);
    CheckInputs openInputs() const;
    void run(const CheckInputs &inputs);

    Start m_start; ///< what follows when the secrets are read
    bool m_gathering = false;
    int m_gatherings = 0; ///< an answer to an earlier one comes too late
    QList<CheckResult> m_repeated; ///< to be run again when the secrets are read
};
