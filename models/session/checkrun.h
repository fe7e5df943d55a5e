// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/checklines.h"
#include "models/session/session.h"

/// Checks of a session's values, side by side; records what came out otherwise than before.
class CheckRun : public QObject
{
    Q_OBJECT
public:
    const QList<CheckResult> &results() const { return m_runner.results(); }
    /// Runs all of them.
    virtual void start() = 0;
    /// Runs this one again.
    virtual void restart(const CheckResult &check) = 0;
    /// Gives up what runs: it is listed as not done.
    virtual void stop() { m_runner.cancel(); }
    virtual bool isRunning() const { return m_runner.isRunning(); }
    /// True while results() only say what was known before.
    virtual bool isQuiet() const { return false; }
    /// How many there are and what came out, as a person counts them.
    CheckTally tally() const { return tallyOf(results()); }
    /// What start() does, in words; empty if there is nothing to run.
    virtual QString startWords() const = 0;
    /// What \a tally says, in words; \a isUnderWay: not all that was found out is shown yet.
    QString summary(const CheckTally &tally, bool isUnderWay) const;

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

protected:
    /// \a session outlives it.
    CheckRun(Session &session, QObject *parent);

    Session &session() const { return m_session; }
    CheckRunner &runner() { return m_runner; }
    /// Whether the run is one of all checks of the journey.
    bool isWhole() const { return m_isWhole; }
    void setWhole(bool whole) { m_isWhole = whole; }
    /// What is said while nothing has failed but not all of it was checked.
    virtual QString openWords() const = 0;
    /// What is said when all of it has passed.
    virtual QString passedWords() const = 0;
    /// The run has ended and is recorded.
    virtual void ended() { }

private:
    void finish();
    void record();
    void compareFailures();

    Session &m_session;
    CheckRunner m_runner;
    bool m_isWhole = false;
    QList<CheckResult> m_failed; ///< in the run before
};
