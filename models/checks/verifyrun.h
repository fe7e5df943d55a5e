// SPDX-License-Identifier: MIT
#pragma once
#include "models/checks/verifyfile.h"

#include <QObject>

#include <memory>

/// Asks business domains for their check file, some side by side. results() stay in the order of
/// the domains.
class VerifyRun final : public QObject
{
    Q_OBJECT
public:
    /// \a probe outlives it.
    explicit VerifyRun(DomainProbe &probe, QObject *parent = nullptr);
    ~VerifyRun() override;
    Q_DISABLE_COPY_MOVE(VerifyRun)

    /// Asks each of \a domains for \a file; a run that goes on is stopped first.
    void start(const VerifyFile &file, const QList<DomainEntry> &domains);
    /// Asks the domain of \a check once more.
    void restart(const CheckResult &check);
    /// What was not answered is Skipped with the finding "cancelled".
    void stop();
    /// Stops, and drops the results.
    void clear();
    bool isRunning() const { return m_answers != nullptr; }
    const QList<CheckResult> &results() const { return m_results; }

Q_SIGNALS:
    void resultChanged(int index);
    /// The last answer is there, or it was stopped.
    void finished();

private:
    void askMore();
    void ask(qsizetype index);
    void skip(qsizetype index);
    void end();

    DomainProbe &m_probe;
    VerifyFile m_file;
    QList<CheckResult> m_results;
    QList<qsizetype> m_waiting;
    QList<Future<CheckResult>> m_asked;
    std::unique_ptr<QObject> m_answers; ///< of a run that was stopped die with it
};
